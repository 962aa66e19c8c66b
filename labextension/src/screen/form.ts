/** The form of one page: heading, text, fields, buttons, and what is wrong with the answers. */
import { htmlBox } from './around';
import { drawButtons } from './buttons';
import { drawDocuments } from './documents';
import { make, setAttributes, withHtml } from './dom';
import { noteBox } from './note_box';
import type { Button, FieldUpdates, Page, Values } from './page';
import { Rows } from './rows';

const LATE = 'The kernel is busy or gone; run the cell again if it was restarted.';

/** How long an answer is being waited for. */
export type Wait = 'none' | 'busy' | 'late';

/** What a person can do with a form. */
export interface Deeds {
  submit(button: Button): void;
  back(): void;
  help(): void;
  change(variable: string): void;
  ask(variable: string, typed: string): void;
}

export class Form {
  readonly node: HTMLElement;
  /** Gets the focus when the screen is new. */
  readonly heading: HTMLElement;
  private readonly rows: Rows;
  private readonly buttonRow: HTMLElement;
  private readonly summary = make('div', { class: 'da-nb-box da-nb-danger da-nb-summary', role: 'alert', tabindex: '-1' });
  private readonly hint = make('div', { class: 'da-nb-hint', role: 'status' });
  private top: string[];

  constructor(
    private readonly page: Page,
    private readonly prefix: string,
    private readonly deeds: Deeds,
  ) {
    const name = page.title_text || 'Interview';
    const form = page.closed ? make('section') : make('form', { role: 'form', novalidate: true });
    setAttributes(form, { class: 'da-nb-form', 'aria-label': name, tabindex: page.title ? null : '-1' });
    this.node = form;
    this.heading = page.title ? this.text('h2', 'da-nb-title', page.title) : form;
    this.top = [...(page.errors[''] ?? [])];
    this.buttonRow = drawButtons(page, prefix, { ...deeds, clear: () => this.rows.clear() });

    form.append(make('div', { class: 'da-nb-bar', 'aria-hidden': 'true' }), ...htmlBox('da-nb-pre', page.pre));
    if (page.title) {
      setAttributes(this.heading, { id: `${prefix}-title`, tabindex: '-1' });
      const picture = htmlBox('da-nb-decoration', page.decoration);
      form.append(make('div', { class: 'da-nb-heading' }, this.heading, ...picture));
    }
    if (page.note) {
      form.append(noteBox(page.note));
    }
    form.append(this.summary);
    form.append(...htmlBox('da-nb-media', page.media));
    const text = page.subquestion ? this.text('div', 'da-nb-text', page.subquestion) : null;
    form.append(...(text ? [text] : []));
    this.rows = new Rows(page, prefix, name, { ...deeds, mended: () => this.showErrors() });
    if (!page.closed) {
      this.addErrorsOfOthers();
      form.append(this.rows.node, ...htmlBox('da-nb-submit', page.submit), this.buttonRow, this.hint);
      form.addEventListener('submit', (event) => this.submitted(event));
      if (text) {
        this.rows.embed(text);
      }
    }
    if (page.documents) {
      form.append(drawDocuments(page.documents, prefix));
    }
    if (page.under) {
      form.append(this.text('div', 'da-nb-text da-nb-under', page.under));
    }
    form.append(...htmlBox('da-nb-right', page.right), ...htmlBox('da-nb-post', page.post));
    this.showErrors();
  }

  get hasErrors(): boolean {
    return this.top.length > 0 || this.rows.wrong.length > 0;
  }

  /** Raw text of every field that is answered. */
  values(): Values {
    return this.rows.values();
  }

  /** Numbers of the files that the form names. */
  handed(): number[] {
    return this.rows.handed();
  }

  /** Variables of fields that are hidden or closed. */
  hidden(): string[] {
    return this.rows.hidden();
  }

  /** What is to be said of the items of a list; nothing without one. */
  groups(): { groups: number; deleted: number[] } | Record<string, never> {
    return this.rows.groups?.sent() ?? {};
  }

  /** Write back what a person had typed into an earlier drawing of this screen; `fresh` after a refresh. */
  retype(earlier: Form, fresh: boolean): void {
    this.rows.retype(earlier.rows, fresh);
  }

  /** Write answers into their fields; the variable of the last that changed by it, null when none did. */
  type(values: Values): string | null {
    return this.rows.type(values);
  }

  /** Take values and choices that were pushed; whether a field changed its value. */
  update(told: FieldUpdates): boolean {
    return this.rows.update(told);
  }

  focusError(): void {
    const row = this.rows.wrong[0];
    if (row) {
      row.focus();
    } else {
      this.summary.focus();
    }
  }

  wait(wait: Wait): void {
    setAttributes(this.node, { 'aria-busy': wait === 'none' ? null : 'true' });
    // Not `disabled`, which would take the focus from the button just pressed.
    for (const button of this.buttonRow.querySelectorAll('button')) {
      setAttributes(button, { 'aria-disabled': wait === 'none' ? null : 'true' });
    }
    this.hint.textContent = wait === 'late' ? LATE : '';
  }

  private text(tag: 'h2' | 'div', name: string, html: string): HTMLElement {
    return withHtml(make(tag, { class: name }), html);
  }

  private addErrorsOfOthers(): void {
    const here = new Set(['', ...this.rows.variables]);
    const elsewhere = Object.entries(this.page.errors).filter(([variable]) => !here.has(variable));
    this.top.push(...elsewhere.flatMap(([, messages]) => messages));
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : null;
    const button = this.page.buttons.find((one) => one.link === undefined && (pressed ?? one.id) === one.id);
    if (!button) {
      return;
    }
    if (button.submits && !this.valid()) {
      this.focusError();
      return;
    }
    this.deeds.submit(button);
  }

  private valid(): boolean {
    this.rows.check();
    this.top = [];
    this.showErrors();
    return !this.hasErrors;
  }

  private showErrors(): void {
    const list = make('ul', {}, ...this.top.map((message) => make('li', {}, message)));
    for (const row of this.rows.wrong) {
      for (const message of row.errors) {
        const label = row.field.label_text.trim();
        const link = make('a', { href: `#${this.prefix}-${row.field.id}` }, label ? `${label} – ${message}` : message);
        link.addEventListener('click', (event) => {
          event.preventDefault();
          row.focus();
        });
        list.append(make('li', {}, link));
      }
    }
    this.summary.replaceChildren(...(list.childElementCount > 0 ? [list] : []));
    this.summary.hidden = list.childElementCount === 0;
  }
}
