/** Terms in a text: a click or Enter opens the definition below the term, another closes it. */
import { make, setAttributes, withHtml } from './dom';

const TERM = 'a.da-term';

function toggle(term: Element): void {
  const open = term.nextElementSibling;
  if (open?.classList.contains('da-nb-definition')) {
    open.remove();
    setAttributes(term, { 'aria-expanded': 'false' });
    return;
  }
  const definition = term.getAttribute('data-da-definition') ?? '';
  term.after(withHtml(make('span', { class: 'da-nb-definition', role: 'note' }), definition));
  setAttributes(term, { 'aria-expanded': 'true' });
}

export function listenForTerms(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const term = event.target instanceof Element ? event.target.closest(TERM) : null;
    if (term) {
      event.preventDefault();
      toggle(term);
    }
  });
  root.addEventListener('keydown', (event) => {
    const isTerm = event.target instanceof Element && event.target.matches(TERM);
    if (isTerm && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      toggle(event.target);
    }
  });
}
