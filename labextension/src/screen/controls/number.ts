/** A number, typed as text: a browser's own number input throws away what it cannot read. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control, Problem } from './control';
import { line } from './text';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number a person means; null when it is none. Commas and % do not count (spec 8.1). */
function parse(raw: string | null | undefined): number | null {
  const plain = (raw ?? '').replace(/[,%\s]/g, '');
  return NUMBER.test(plain) ? Number(plain) : null;
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}

function problem(field: Field, raw: string): Problem | null {
  const value = parse(raw);
  if (value === null) {
    return { code: 'number' };
  }
  const step = parse(field.step);
  if (step !== null && step > 0 && !isMultiple(value, step)) {
    return step === 1 ? { code: 'integer' } : { code: 'step', limit: field.step ?? '' };
  }
  const [min, max] = [parse(field.min), parse(field.max)];
  if (min !== null && value < min) {
    return { code: 'min', limit: field.min ?? '' };
  }
  if (max !== null && value > max) {
    return { code: 'max', limit: field.max ?? '' };
  }
  return null;
}

export function number(field: Field, id: string): Control {
  const inputmode = field.step === '1' ? 'numeric' : 'decimal';
  const control = line(field, id, { inputmode, autocomplete: 'off' });
  control.node.classList.add('da-nb-number');
  return { ...control, problem: (raw) => problem(field, raw) };
}

/** A number with the sign of its money beside it. */
export function currency(field: Field, id: string): Control {
  const control = number(field, id);
  const symbol = make('span', { class: 'da-nb-symbol', 'aria-hidden': 'true' }, field.symbol ?? '$');
  return { ...control, node: make('div', { class: 'da-nb-beside' }, symbol, control.node) };
}
