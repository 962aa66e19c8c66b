/** The form of one page: heading, text, fields, buttons, and what is wrong with the answers. */
import { htmlBox } from './around';
import { drawButtons } from './buttons';
import { drawDocuments } from './documents';
import { noteBox } from './note_box';
import { make, setAttributes, withHtml } from './dom';
import type { Button, Page, Values } from './page';
import { Row } from './row';
import { tie } from './ties';
import { stateOf } from './visibility';

const LATE = 'The kernel is busy or gone; run the cell again if it was restarted.';

/** How long an answer is being waited for. */
export type Wait = 'none' | 'busy' | 'late';

/** What a person can do with a form. */
export interface Deeds {
  submit(button: Button): void;
  back(): void;
  help(): void;
  change(variable: string): void;
}

export class Form {
  readonly node: HTMLElement;
  /** Gets the focus when the screen is new. */
  readonly heading: HTMLElement;
  private readonly rows: Row[] = [];
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
    this.buttonRow = drawButtons(page, prefix, { ...deeds, clear: () => this.clear() });

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
    if (page.subquestion) {
      form.append(this.text('div', 'da-nb-text', page.subquestion));
    }
    if (!page.closed) {
      this.addFields(name);
      form.append(...htmlBox('da-nb-submit', page.submit), this.buttonRow, this.hint);
      form.addEventListener('submit', (event) => this.submitted(event));
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
    return this.top.length > 0 || this.rows.some((row) => row.errors.length > 0);
  }

  /** Raw text of every field that is answered. */
  values(): Values {
    const values: Values = {};
    for (const { field, control } of this.rows.filter((row) => row.open)) {
      const raw = control.read();
      if (control.sent) {
        Object.assign(values, control.sent());
      } else if (raw !== undefined) {
        values[field.variable] = raw;
      }
    }
    return values;
  }

  /** Numbers of the files that the form names. */
  handed(): number[] {
    return this.rows.filter((row) => row.open).flatMap((row) => row.control.handed?.() ?? []);
  }

  /** Variables of fields that are hidden or closed. */
  hidden(): string[] {
    return this.rows.filter((row) => !row.open).map((row) => row.field.variable);
  }

  /** Write back what a person had typed into an earlier drawing of this screen. */
  retype(earlier: Form): void {
    const touched = new Map(earlier.rows.filter((row) => row.touched).map((row) => [row.field.variable, row]));
    for (const row of this.rows) {
      const before = touched.get(row.field.variable);
      if (before) {
        row.control.write(before.control.read());
      }
    }
    this.stand();
  }

  /** Write answers into their fields; the variable of the last that changed by it, null when none did. */
  type(values: Values): string | null {
    let changed: string | null = null;
    for (const row of this.rows) {
      const { variable } = row.field;
      const raw = Object.hasOwn(values, variable) ? values[variable] : undefined;
      const before = row.control.read();
      if (raw === undefined || raw === before) {
        continue;
      }
      row.control.write(raw);
      this.mended(row);
      changed = row.control.read() === before ? changed : variable;
    }
    this.stand();
    return changed;
  }

  focusError(): void {
    const row = this.rows.find((candidate) => candidate.errors.length > 0);
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

  /** Take signatures away. */
  private clear(): void {
    for (const row of this.rows.filter((one) => one.field.control === 'signature')) {
      row.control.write(undefined);
      row.focus();
    }
  }

  private text(tag: 'h2' | 'div', name: string, html: string): HTMLElement {
    return withHtml(make(tag, { class: name }), html);
  }

  private addFields(name: string): void {
    const { page } = this;
    for (const field of page.fields) {
      const row = new Row(field, `${this.prefix}-${field.id}`, name);
      row.show(page.errors[field.variable] ?? []);
      row.node.addEventListener('input', () => {
        this.stand();
        this.mended(row);
      });
      row.node.addEventListener('change', () => {
        tie(row, this.rows);
        this.stand();
        this.mended(row);
        this.deeds.change(field.variable);
      });
      this.rows.push(row);
      this.node.append(row.node);
    }
    this.stand();
    const here = new Set(['', ...page.fields.map((field) => field.variable)]);
    const elsewhere = Object.entries(page.errors).filter(([variable]) => !here.has(variable));
    this.top.push(...elsewhere.flatMap(([, messages]) => messages));
  }

  /** Show and hide fields by what is typed now. */
  private stand(): void {
    const held = this.rows.map((row) => ({ field: row.field, raw: row.control.read() }));
    this.rows.forEach((row) => row.stand(stateOf(row.field, held)));
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
    for (const row of this.rows) {
      const message = row.check();
      row.show(message === null ? [] : [message]);
    }
    this.top = [];
    this.showErrors();
    return !this.hasErrors;
  }

  /** A message goes away as soon as its reason is gone; a new one waits for the next submit. */
  private mended(row: Row): void {
    if (row.errors.length > 0 && row.check() === null) {
      row.show([]);
      this.showErrors();
    }
  }

  private showErrors(): void {
    const list = make('ul', {}, ...this.top.map((message) => make('li', {}, message)));
    for (const row of this.rows) {
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
