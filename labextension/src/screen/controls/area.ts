/** Several lines of text. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function area(field: Field, id: string): Control {
  const box = make('textarea', {
    id,
    class: 'da-nb-input da-nb-area',
    rows: String(field.rows ?? 4),
    placeholder: field.hint || null,
  });
  box.value = field.value ?? '';
  return {
    node: box,
    target: box,
    described: box,
    label: 'above',
    missing: 'required',
    read: () => box.value,
    write: (raw) => (box.value = raw ?? ''),
  };
}
