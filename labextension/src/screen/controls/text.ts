/** One line of text. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

/** A line with further attributes; other kinds of typed input build on it. */
export function line(field: Field, id: string, attributes: Record<string, string> = {}): Control {
  const input = make('input', {
    id,
    class: 'da-nb-input',
    type: 'text',
    placeholder: field.hint || null,
    ...attributes,
  });
  input.value = field.value ?? '';
  return {
    node: input,
    target: input,
    described: input,
    label: 'above',
    missing: 'required',
    read: () => input.value,
    write: (raw) => (input.value = raw ?? ''),
  };
}

export function text(field: Field, id: string): Control {
  return line(field, id);
}
