/** One of several choices, in a list that opens. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function dropdown(field: Field, id: string): Control {
  const list = make('select', { id, class: 'da-nb-input da-nb-dropdown' });
  list.append(make('option', { value: '' }, field.empty ?? 'Select...'));
  const groups = new Map<string, HTMLElement>();
  for (const choice of field.choices ?? []) {
    const drawn = make('option', { value: choice.value, title: choice.help }, choice.label_text);
    if (!choice.group) {
      list.append(drawn);
      continue;
    }
    const group = groups.get(choice.group) ?? make('optgroup', { label: choice.group });
    groups.set(choice.group, group);
    group.append(drawn);
    list.append(group);
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
