/** The buttons that end a screen, Back and Help among them. */
import { make, withHtml } from './dom';
import type { Button, Page } from './page';

const STYLES = new Set(['primary', 'secondary', 'success', 'danger', 'warning', 'info', 'link']);

/** What the buttons do that send nothing. */
export interface ButtonDeeds {
  back(): void;
  help(): void;
  clear(): void;
}

function plain(label: string, look: string, deed: () => void, id: string | null = null): HTMLElement {
  const button = make('button', { type: 'button', class: `da-nb-button ${look}`, id }, label);
  button.addEventListener('click', deed);
  return button;
}

/** A link that looks like a button; without an address it does nothing. */
function drawLink(button: Button, look: string): HTMLElement {
  const href = button.link || null;
  const target = button.window ?? (/^(?:https?:)?\/\//i.test(button.link ?? '') ? '_blank' : null);
  const classes = button.css_class ? `${look} ${button.css_class}` : look;
  const link = make('a', { href, target, rel: target && 'noopener', role: 'button', class: classes });
  return withHtml(link, button.label);
}

/** Ids begin with `prefix`, so that two views of one screen do not meet. */
export function drawButtons(page: Page, prefix: string, deeds: ButtonDeeds): HTMLElement {
  const row = make('div', { class: 'da-nb-buttons' });
  if (page.question_back) {
    row.append(plain(page.question_back, 'da-nb-secondary', () => deeds.back(), `${prefix}-question-back`));
  }
  for (const button of page.buttons) {
    const style = STYLES.has(button.style) ? button.style : 'secondary';
    if (button.link !== undefined) {
      row.append(drawLink(button, `da-nb-button da-nb-${style}`));
      continue;
    }
    if (button.clears) {
      row.append(plain(button.label_text, `da-nb-${style}`, () => deeds.clear(), `${prefix}-${button.id}`));
      continue;
    }
    const look = { type: 'submit', class: `da-nb-button da-nb-${style}`, value: button.id, id: `${prefix}-${button.id}` };
    row.append(withHtml(make('button', { ...look, disabled: button.disabled }), button.label));
  }
  if (page.help?.button) {
    row.append(plain(page.help.label, 'da-nb-secondary', () => deeds.help()));
  }
  if (page.back !== null) {
    row.append(plain(page.back, 'da-nb-back', () => deeds.back(), `${prefix}-back`));
  }
  return row;
}
