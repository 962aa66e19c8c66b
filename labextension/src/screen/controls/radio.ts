/** One of several choices, all in sight. */
import { make, setAttributes, withHtml } from '../dom';
import type { Choice, Field } from '../page';
import type { Control } from './control';

function option(choice: Choice, group: string, id: string): [HTMLInputElement, HTMLElement] {
  const input = make('input', { id, class: 'da-nb-tick', type: 'radio', name: group });
  const label = withHtml(make('label', { for: id, class: 'da-nb-choice-label' }), choice.label);
  const row = make('div', { class: 'da-nb-choice' }, input, label);
  if (choice.help) {
    const help = make('div', { id: `${id}-help`, class: 'da-nb-help' }, choice.help);
    setAttributes(input, { 'aria-describedby': help.id });
    row.append(help);
  }
  return [input, row];
}

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
