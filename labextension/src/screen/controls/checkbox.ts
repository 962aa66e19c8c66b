/** One box to tick; what a ticked one sends is the kernel's business. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function checkbox(field: Field, id: string): Control {
  const box = make('input', { id, class: 'da-nb-tick', type: 'checkbox' });
  const ticked = field.ticked ?? 'True';
  const write = (raw: string | null | undefined): boolean => (box.checked = raw === ticked);
  write(field.value);
  return {
    node: box,
    target: box,
    described: box,
    label: 'beside',
    missing: 'required',
    read: () => (box.checked ? ticked : undefined),
    write,
  };
}
