/** Short messages above the screen, until the next screen or until they are dismissed. */
import { make, withHtml } from './dom';
import type { Flash } from './page';

/** Levels by the look they share; any other is shown as information. */
const LEVELS: Readonly<Record<string, string>> = {
  danger: 'danger',
  error: 'danger',
  warning: 'warning',
  success: 'success',
};

function box(flash: Flash): HTMLElement {
  const level = LEVELS[flash.level] ?? 'info';
  const text = withHtml(make('div', { class: 'da-nb-text' }), flash.message);
  const close = make('button', { type: 'button', class: 'da-nb-close', 'aria-label': 'Dismiss' }, '×');
  const node = make('div', { class: `da-nb-box da-nb-flash da-nb-${level}` }, text, close);
  close.addEventListener('click', () => node.remove());
  return node;
}

export class Flashes {
  private readonly ofPage = make('div');
  private readonly pushed = make('div');
  /** Stays in the document, so that what is put in is read out. */
  readonly node = make('div', { class: 'da-nb-flashes', role: 'status' }, this.ofPage, this.pushed);

  /** Show those of the page; what was pushed goes away with the screen it was pushed to. */
  turn(flashes: readonly Flash[], newScreen: boolean): void {
    this.ofPage.replaceChildren(...flashes.map(box));
    if (newScreen) {
      this.pushed.replaceChildren();
    }
  }

  push(flash: Flash): void {
    this.pushed.append(box(flash));
  }
}
