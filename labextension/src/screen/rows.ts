/** The fields of a form: what they hold, which of them are in sight, and what is wrong with them. */
import { focused, make } from './dom';
import { Groups } from './groups';
import type { Field, FieldUpdates, Page, Values } from './page';
import { Row } from './row';
import { tie } from './ties';
import { newValue } from './updates';
import { stateOf } from './visibility';

/** What the form is told: a person changed a field; a message beside one may have gone. */
export interface Listener {
  change(variable: string): void;
  mended(): void;
  ask(variable: string, typed: string): void;
}

/** Controls whose text need not be one of their choices. */
const FREE = new Set(['combobox', 'datalist']);
/** Nobody has typed for so long. */
const ASK_MS = 250;

export class Rows {
  readonly node = make('div', { class: 'da-nb-fields' });
  readonly groups: Groups | null;
  private rows: Row[] = [];
  private asking: number | undefined;

  constructor(
    page: Page,
    private readonly prefix: string,
    private readonly name: string,
    private readonly listener: Listener,
  ) {
    this.groups = page.collect ? new Groups(page.collect, () => this.stand()) : null;
    for (const field of page.fields) {
      const row = this.draw(field);
      row.show(page.errors[field.variable] ?? []);
      this.rows.push(row);
      (this.groups?.box(field) ?? this.node).append(row.node);
    }
    if (this.groups) {
      this.node.append(this.groups.node);
    }
    this.stand();
  }

  /** Those with a message. */
  get wrong(): Row[] {
    return this.rows.filter((row) => row.errors.length > 0);
  }

  get variables(): string[] {
    return this.rows.map((row) => row.field.variable);
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

  /** Write back what a person had typed into an earlier drawing, unless the page says something new of the field. */
  retype(earlier: Rows, fresh: boolean): void {
    const touched = new Map(earlier.rows.filter((row) => row.touched).map((row) => [row.field.variable, row]));
    for (const row of this.rows) {
      const before = touched.get(row.field.variable);
      if (before && !(fresh && before.field.value !== row.field.value)) {
        row.control.write(before.control.read());
      }
    }
    if (earlier.groups) {
      this.groups?.resume(earlier.groups);
    }
    this.stand();
  }

  /** Write answers into their fields; the variable of the last that changed by it, null when none did. */
  type(values: Values): string | null {
    let changed: string | null = null;
    for (const row of this.rows) {
      const { variable } = row.field;
      const raw = Object.hasOwn(values, variable) ? values[variable] : undefined;
      if (raw !== undefined && this.write(row, raw)) {
        changed = variable;
      }
    }
    this.stand();
    return changed;
  }

  /** Take values and choices that were pushed; whether a field changed its value. */
  update(told: FieldUpdates): boolean {
    let changed = false;
    this.rows = this.rows.map((row) => {
      const update = Object.hasOwn(told, row.field.variable) ? told[row.field.variable] : undefined;
      if (!update) {
        return row;
      }
      const raw = row.control.read() ?? null;
      const value = newValue(update, raw, FREE.has(row.field.control));
      const now = update.choices ? this.replace(row, { ...row.field, choices: update.choices, value: raw }) : row;
      changed = (value !== undefined && this.write(now, value ?? undefined)) || changed;
      return now;
    });
    this.stand();
    return changed;
  }

  /** Take signatures away. */
  clear(): void {
    for (const row of this.rows.filter((one) => one.field.control === 'signature')) {
      row.control.write(undefined);
      row.focus();
    }
  }

  /** Move fields to the places that the text has for them (spec 8.7). */
  embed(text: HTMLElement): void {
    for (const place of text.querySelectorAll<HTMLElement>('.da-embed')) {
      const row = this.rows.find((one) => one.field.variable === place.dataset['variable']);
      if (row) {
        row.node.classList.add('da-nb-embedded');
        place.append(row.node);
      }
    }
  }

  /** Check every field; what is wrong stands beside it. */
  check(): void {
    for (const row of this.rows) {
      const message = row.check();
      row.show(message === null ? [] : [message]);
    }
  }

  /** Show and hide fields by what is typed now. */
  private stand(): void {
    const held = this.rows.map((row) => ({ field: row.field, raw: row.control.read() }));
    for (const row of this.rows) {
      const state = stateOf(row.field, held);
      row.stand(this.groups?.hides(row.field) ? { ...state, hidden: true } : state);
    }
  }

  private write(row: Row, raw: string | undefined): boolean {
    const before = row.control.read();
    if (raw === before) {
      return false;
    }
    row.control.write(raw);
    this.mended(row);
    return row.control.read() !== before;
  }

  /** Draw a field anew in its place; who was typing in it goes on. */
  private replace(row: Row, field: Field): Row {
    const typing = row.node.contains(focused(row.node));
    const drawn = this.draw(field);
    row.node.replaceWith(drawn.node);
    if (typing) {
      drawn.focus();
    }
    return drawn;
  }

  private draw(field: Field): Row {
    const row = new Row(field, `${this.prefix}-${field.id}`, this.name);
    row.node.addEventListener('input', () => {
      this.stand();
      this.mended(row);
      this.ask(field, row.control.read() ?? '');
    });
    row.node.addEventListener('change', () => {
      tie(row, this.rows);
      this.stand();
      this.mended(row);
      this.listener.change(field.variable);
    });
    return row;
  }

  /** Have the choices that go with what is typed sent, once nobody has typed for a moment. */
  private ask(field: Field, typed: string): void {
    if (field.asks_after !== undefined && typed.length >= field.asks_after) {
      window.clearTimeout(this.asking);
      this.asking = window.setTimeout(() => this.listener.ask(field.variable, typed), ASK_MS);
    }
  }

  /** A message goes away as soon as its reason is gone; a new one waits for the next submit. */
  private mended(row: Row): void {
    if (row.errors.length > 0 && row.check() === null) {
      row.show([]);
      this.listener.mended();
    }
  }
}
