/** One box to tick; what a ticked one sends is the kernel's business. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function checkbox(field: Field, id: string): Control {
  const box = make('input', { id, class: 'da-nb-tick', type: 'checkbox' });
  box.checked = Boolean(field.value);
  return {
    node: box,
    target: box,
    described: box,
    label: 'beside',
    missing: 'required',
    read: () => (box.checked ? (field.ticked ?? 'True') : undefined),
    write: (raw) => (box.checked = Boolean(raw)),
  };
}
