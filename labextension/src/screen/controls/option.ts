/** One choice with its box or button, picture and help. */
import { make, setAttributes, withHtml } from '../dom';
import type { Choice } from '../page';

/** `group` is the name that radio buttons of one field share; null for boxes. */
export function option(choice: Choice, group: string | null, id: string): [HTMLInputElement, HTMLElement] {
  const kind = group === null ? { type: 'checkbox' } : { type: 'radio', name: group };
  const input = make('input', { id, class: 'da-nb-tick', ...kind });
  const label = withHtml(make('label', { for: id, class: 'da-nb-choice-label' }), choice.label);
  if (choice.image?.startsWith('data:') || choice.image?.startsWith('http')) {
    label.prepend(make('img', { src: choice.image, alt: '', class: 'da-nb-choice-image' }));
  }
  const row = make('div', { class: `da-nb-choice ${choice.css_class ?? ''}` }, input, label);
  if (choice.help) {
    const help = make('div', { id: `${id}-help`, class: 'da-nb-help' }, choice.help);
    setAttributes(input, { 'aria-describedby': help.id });
    row.append(help);
  }
  return [input, row];
}
