/** A list of which several choices can be marked. Raw text is a JSON list of keys. */
import { make } from '../dom';
import type { Field } from '../page';
import { count, keys, sent } from './checkboxes';
import type { Control } from './control';

export function multiselect(field: Field, id: string): Control {
  const list = make('select', { id, class: 'da-nb-input da-nb-list', multiple: true });
  for (const choice of field.choices ?? []) {
    list.append(make('option', { value: choice.value, title: choice.help }, choice.label_text));
  }
  const marked = (): string[] => [...list.selectedOptions].map((option) => option.value);
  const write = (raw: string | null | undefined): void => {
    const wanted = keys(raw);
    [...list.options].forEach((option) => (option.selected = wanted.includes(option.value)));
  };
  write(field.value);
  return {
    node: list,
    target: list,
    described: list,
    label: 'above',
    missing: 'multiple choice required',
    read: () => JSON.stringify(marked()),
    write,
    sent: () => sent(field, marked()),
    check: () => count(field, marked()),
  };
}
