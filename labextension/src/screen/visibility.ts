/** Which fields are seen and can be typed into, by what is typed on the same screen (spec 8.3). */
import { sent, keys } from './controls/checkboxes';
import type { Condition, Field } from './page';

/** A field with the raw text it holds now. */
export interface Held {
  field: Field;
  raw: string | undefined;
}

export interface State {
  hidden: boolean;
  disabled: boolean;
}

const SEVERAL = new Set(['checkboxes', 'multiselect']);
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** One spelling for the quotes of keys. */
const spelled = (name: string): string => name.replace(/"/g, "'");

function alike(raw: string, wanted: string): boolean {
  if (wanted === 'None' && raw === '') {
    return true;
  }
  return NUMBER.test(raw) && NUMBER.test(wanted) ? Number(raw) === Number(wanted) : raw === wanted;
}

function rawOf({ field, raw }: Held, name: string): string {
  if (field.control === 'checkbox') {
    return raw ?? (field.ticked === 'False' ? 'True' : 'False');
  }
  if (SEVERAL.has(field.control) && spelled(field.variable) !== spelled(name)) {
    const ticked = Object.keys(sent(field, keys(raw)));
    return ticked.some((box) => spelled(box) === spelled(name)) ? 'True' : 'False';
  }
  return raw ?? '';
}

function controls({ field }: Held, name: string): boolean {
  const boxes = SEVERAL.has(field.control) ? (field.choices ?? []).map((choice) => choice.name ?? '') : [];
  return [field.variable, ...boxes].some((one) => spelled(one) === spelled(name));
}

function is(condition: Condition, fields: readonly Held[], asking: readonly Field[]): boolean {
  const held = fields.find((one) => controls(one, condition.variable));
  if (!held) {
    return false;
  }
  const raw = rawOf(held, condition.variable);
  if (condition.is === null) {
    return !['', '[]', 'False'].includes(raw);
  }
  const seen = asking.includes(held.field) || holds(held.field, fields, false, [...asking, held.field]);
  return alike(seen ? raw : '', condition.is);
}

function holds(field: Field, fields: readonly Held[], disables: boolean, asking: readonly Field[]): boolean {
  const conditions = (field.when ?? []).filter((condition) => condition.disables === disables);
  return conditions.every((condition) => is(condition, fields, asking) !== condition.negate);
}

/** How a field stands among all fields of its screen. */
export function stateOf(field: Field, fields: readonly Held[]): State {
  return {
    hidden: !holds(field, fields, false, [field]),
    disabled: field.disabled === true || !holds(field, fields, true, [field]),
  };
}
