/** Boxes to tick, all in sight; the box for none excludes the others. Raw text is a JSON list of keys. */
import { make } from '../dom';
import type { Field, Values } from '../page';
import type { Control, Problem } from './control';
import { option } from './option';

/** The keys in raw text. */
export function keys(raw: string | null | undefined): string[] {
  return raw ? (JSON.parse(raw) as string[]) : [];
}

/** What the ticked boxes send, each under its own name. */
export function sent(field: Field, ticked: readonly string[]): Values {
  const boxes = (field.choices ?? []).filter((choice) => ticked.includes(choice.value));
  return Object.fromEntries(boxes.map((choice) => [choice.name ?? choice.value, 'True']));
}

/** What is wrong with the number of choices taken. */
export function count(field: Field, ticked: readonly string[]): Problem | null {
  const choices = field.choices ?? [];
  const taken = choices.filter((choice) => ticked.includes(choice.value) && !choice.role).length;
  const none = choices.find((choice) => choice.role === 'none');
  if (field.required && taken === 0 && !(none && ticked.includes(none.value))) {
    return none ? { code: 'checkboxes required', limit: none.label_text } : { code: 'multiple choice required' };
  }
  const [least, most] = [field.minlength ?? 0, field.maxlength ?? Infinity];
  if (least === most && taken !== least) {
    return { code: 'checkbox minmaxlength', limit: String(least) };
  }
  if (taken < least) {
    return { code: least === 1 ? 'checkbox one minlength' : 'checkbox minlength', limit: String(least) };
  }
  return taken > most ? { code: 'checkbox maxlength', limit: String(most) } : null;
}

export function checkboxes(field: Field, id: string): Control {
  const choices = field.choices ?? [];
  const group = make('div', { class: 'da-nb-choices' });
  const boxes = choices.map((choice, index) => {
    const [input, row] = option(choice, null, `${id}-${index}`);
    group.append(row);
    return { choice, input };
  });
  const ticked = (): string[] => boxes.filter((box) => box.input.checked).map((box) => box.choice.value);
  const plain = boxes.filter((box) => !box.choice.role);
  for (const { choice, input } of boxes) {
    input.addEventListener('change', () => {
      const special = boxes.filter((box) => box.choice.role);
      if (choice.role === 'none' && input.checked) {
        boxes.forEach((box) => (box.input.checked = box.input === input));
      } else if (choice.role === 'all') {
        boxes.forEach((box) => (box.input.checked = input.checked && box.choice.role !== 'none'));
      } else if (!choice.role) {
        const every = plain.every((box) => box.input.checked);
        special.forEach((box) => (box.input.checked = box.choice.role === 'all' && every));
      }
    });
  }
  const write = (raw: string | null | undefined): void => {
    const wanted = keys(raw);
    boxes.forEach((box) => (box.input.checked = wanted.includes(box.choice.value)));
  };
  write(field.value);
  return {
    node: group,
    target: boxes[0]?.input ?? null,
    described: null,
    label: 'group',
    role: 'group',
    missing: 'checkboxes required',
    read: () => JSON.stringify(ticked()),
    write,
    sent: () => sent(field, ticked()),
    check: () => count(field, ticked()),
  };
}
