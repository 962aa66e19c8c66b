/** Inputs which browsers bring themselves: dates, times, addresses, secrets, sliders, and fields nobody sees. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control, Draw } from './control';
import { line } from './text';

const ADDRESS = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

/** An input of the browser's type; limits are for its picker. */
function native(type: string, attributes: Record<string, string> = {}): Draw {
  return (field, id) => {
    const limits = { ...(field.min ? { min: field.min } : {}), ...(field.max ? { max: field.max } : {}) };
    return line(field, id, { type, ...limits, ...attributes });
  };
}

export const date = native('date');
export const time = native('time');
export const datetime = native('datetime-local');
export const password = native('password', { autocomplete: 'off' });

export function email(field: Field, id: string): Control {
  const control = line(field, id, { inputmode: 'email', autocomplete: 'email' });
  return { ...control, problem: (raw) => (ADDRESS.test(raw.trim()) ? null : { code: 'email' }) };
}

/** A slider, with the number where it stands. */
export function range(field: Field, id: string): Control {
  const control = native('range', { step: field.step ?? 'any', class: 'da-nb-range' })(field, id);
  const shown = make('output', { for: id, class: 'da-nb-range-value' }, field.value ?? '');
  const draw = (): void => {
    shown.textContent = control.read() ?? '';
  };
  control.node.addEventListener('input', draw);
  return {
    ...control,
    node: make('div', { class: 'da-nb-beside' }, control.node, shown),
    write: (raw) => {
      control.write(raw);
      draw();
    },
  };
}

/** Nothing to see; the value goes back as it came. */
export function hidden(field: Field, id: string): Control {
  const control = line(field, id, { type: 'hidden' });
  return { ...control, target: null, described: null, label: 'none', missing: '' };
}
