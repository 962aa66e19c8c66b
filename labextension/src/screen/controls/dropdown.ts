/** One of several choices, in a list that opens. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function dropdown(field: Field, id: string): Control {
  const list = make('select', { id, class: 'da-nb-input da-nb-dropdown' });
  list.append(make('option', { value: '' }, field.empty ?? 'Select...'));
  for (const choice of field.choices ?? []) {
    list.append(make('option', { value: choice.value, title: choice.help }, choice.label_text));
  }
  const write = (raw: string | undefined): void => {
    list.value = raw ?? '';
    if (list.selectedIndex < 0) {
      list.value = '';
    }
  };
  write(field.value ?? undefined);
  return {
    node: list,
    target: list,
    described: list,
    label: 'above',
    missing: 'multiple choice required',
    read: () => list.value,
    write,
  };
}
