/** A line of text with a list of choices to take it from. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';
import { line } from './text';

export function combobox(field: Field, id: string): Control {
  const choices = field.choices ?? [];
  const list = make('datalist', { id: `${id}-list` });
  list.append(...choices.map((choice) => make('option', { value: choice.label_text })));
  const control = line(field, id, { list: list.id, autocomplete: 'off' });
  const write = (raw: string | undefined): void =>
    control.write(choices.find((choice) => choice.value === raw)?.label_text ?? raw);
  write(field.value ?? undefined);
  return {
    ...control,
    node: make('div', {}, control.node, list),
    missing: 'combobox required',
    read: () => {
      const typed = control.read();
      return choices.find((choice) => choice.label_text === typed)?.value ?? typed;
    },
    write,
  };
}
