/** One of several choices, all in sight. */
import { make } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';
import { option } from './option';

export function radio(field: Field, id: string): Control {
  const inputs: HTMLInputElement[] = [];
  const choices = field.choices ?? [];
  const group = make('div', { class: 'da-nb-choices' });
  choices.forEach((choice, index) => {
    const [input, row] = option(choice, id, `${id}-${index}`);
    inputs.push(input);
    group.append(row);
  });
  const write = (raw: string | undefined): void =>
    inputs.forEach((input, index) => (input.checked = choices[index]?.value === raw));
  write(field.value ?? undefined);
  return {
    node: group,
    target: inputs[0] ?? null,
    described: null,
    label: 'group',
    missing: 'multiple choice required',
    read: () => choices[inputs.findIndex((input) => input.checked)]?.value,
    write,
  };
}
