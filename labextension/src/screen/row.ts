/** One field on the screen: label, help, input and what is wrong with the answer. */
import type { Control } from './controls/control';
import { draw } from './controls';
import { make, setAttributes, withHtml } from './dom';
import type { Field } from './page';
import { check } from './validation';
import type { State } from './visibility';

/** `name` is what a field without a label is called. */
export class Row {
  readonly node: HTMLElement;
  readonly control: Control;
  /** Messages now shown beside the field. */
  errors: readonly string[] = [];
  private closed = false;
  private readonly described: HTMLElement | null;
  private readonly error: HTMLElement;
  private readonly helpId: string | null;
  private readonly drawn: string | undefined;

  constructor(
    readonly field: Field,
    id: string,
    name: string,
  ) {
    const control = draw(field, id);
    const help = field.help ? withHtml(make('div', { id: `${id}-help`, class: 'da-nb-help' }), field.help) : null;
    this.control = control;
    this.helpId = help?.id ?? null;
    this.drawn = control.read();
    this.error = make('div', { id: `${id}-error`, class: 'da-nb-error' });

    const label = this.label(id);
    const body = help ? [help, control.node, this.error] : [control.node, this.error];
    if (control.label === 'group') {
      this.node = make('fieldset', { class: 'da-nb-field', role: control.role ?? 'radiogroup' }, ...label, ...body);
    } else if (control.label === 'beside') {
      const line = make('div', { class: 'da-nb-choice' }, control.node, ...label);
      this.node = make('div', { class: 'da-nb-field' }, line, ...(help ? [help] : []), this.error);
    } else if (control.label === 'above') {
      this.node = make('div', { class: 'da-nb-field' }, ...label, ...body);
    } else {
      this.node = make('div', { class: 'da-nb-field' }, control.node);
    }
    this.look(field);
    this.described = control.label === 'group' ? this.node : control.described;
    this.name(id, label.length > 0, field.label_text || name);
    this.show([]);
  }

  /** The author's words about the field's look, as far as a narrow cell can follow them. */
  private look(field: Field): void {
    const { grid, 'css class': name, 'inline width': width } = field.looks ?? {};
    const cell = typeof grid === 'object' && grid !== null ? (grid as { width?: unknown }).width : grid;
    if (typeof name === 'string') {
      this.node.classList.add(...name.split(/\s+/).filter(Boolean));
    }
    if (Number(cell) > 0) {
      this.node.classList.add('da-nb-cell');
      this.node.style.setProperty('--da-nb-share', String(Math.min(12, Number(cell)) / 12));
    }
    if (typeof width === 'string') {
      this.node.style.setProperty('--da-nb-inline', width);
    }
    if (field.under) {
      this.node.append(withHtml(make('div', { class: 'da-nb-help da-nb-under-field' }), field.under));
    }
  }

  /** True once a person has changed what was drawn. */
  get touched(): boolean {
    return this.control.read() !== this.drawn;
  }

  /** The message for the present answer, by the rules the browser knows. */
  check(): string | null {
    return this.open ? check(this.field, this.control) : null;
  }

  /** Show these messages instead of those shown before. */
  show(errors: readonly string[]): void {
    this.errors = errors;
    this.error.replaceChildren(...errors.map((text) => make('div', {}, text)));
    this.error.hidden = errors.length === 0;
    if (this.described) {
      const about = [this.helpId, errors.length > 0 ? this.error.id : null].filter(Boolean).join(' ');
      setAttributes(this.described, {
        'aria-invalid': errors.length > 0 ? 'true' : null,
        'aria-describedby': about || null,
      });
    }
  }

  /** Whether the field is seen and open; the kernel leaves others alone. */
  get open(): boolean {
    return !this.node.hidden && !this.closed;
  }

  /** Take the field out of sight, or close it to typing. */
  stand({ hidden, disabled }: State): void {
    this.closed = disabled;
    this.node.hidden = hidden;
    const inputs = this.node.querySelectorAll<HTMLInputElement>('input, select, textarea');
    inputs.forEach((input) => (input.disabled = disabled));
    if (hidden || disabled) {
      this.show([]);
    }
  }

  focus(): void {
    this.control.target?.focus();
  }

  private label(id: string): HTMLElement[] {
    const { field, control } = this;
    if (field.wide_label || field.label_text.trim() === '' || control.label === 'none') {
      return [];
    }
    // The star stands outside the label, so that the label's text is the name and nothing else.
    const star = field.required ? [make('span', { class: 'da-nb-star', 'aria-hidden': 'true' }, '*')] : [];
    if (control.label === 'group') {
      const text = withHtml(make('span', { id: `${id}-label` }), field.label);
      return [make('legend', { class: 'da-nb-label' }, text, ...star)];
    }
    const label = withHtml(make('label', { for: id }), field.label);
    if (control.label === 'beside') {
      label.className = 'da-nb-choice-label';
      return [label, ...star];
    }
    return [make('div', { class: 'da-nb-label' }, label, ...star)];
  }

  private name(id: string, labelled: boolean, fallback: string): void {
    const { described, control, field } = this;
    if (!described) {
      return;
    }
    setAttributes(described, {
      'aria-required': field.required ? 'true' : null,
      'aria-label': labelled ? null : fallback,
      'aria-labelledby': labelled && control.label === 'group' ? `${id}-label` : null,
    });
  }
}
