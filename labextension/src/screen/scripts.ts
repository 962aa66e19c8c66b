/** The author's own styles and scripts, for as long as their screen is shown. */
import { make } from './dom';

/** A script put in as HTML would not run; a copy of it does. */
function revive(node: HTMLElement): void {
  for (const dead of node.querySelectorAll('script')) {
    const live = document.createElement('script');
    for (const { name, value } of dead.attributes) {
      live.setAttribute(name, value);
    }
    live.textContent = dead.textContent;
    dead.replaceWith(live);
  }
}

/** `css` and `script` are HTML of the interview's author, who is trusted like the author of a cell. */
export function drawOwn(css: string | undefined, script: string | undefined): HTMLElement {
  const node = make('div', { class: 'da-nb-own', hidden: true });
  node.innerHTML = (css ?? '') + (script ?? '');
  return node;
}

/** To be called once the node stands in the document. */
export function runOwn(node: HTMLElement): void {
  revive(node);
}
