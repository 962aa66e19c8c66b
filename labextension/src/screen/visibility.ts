/** Which fields are seen and can be typed into, by what is typed on the same screen (spec 8.3). */
import { sent, keys } from './controls/checkboxes';
import type { Condition, Field, Script } from './page';
import { workedOut } from './conditions';

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

const STATES: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/** What `val(name)` gives in a condition in JavaScript. */
function valOf(name: string, fields: readonly Held[], asking: readonly Field[]): unknown {
  const held = fields.find((one) => controls(one, name));
  if (!held) {
    return null;
  }
  const { field } = held;
  const path = [...asking, field];
  if (!asking.includes(field) && !(holds(field, fields, false, path) && holds(field, fields, true, path))) {
    return null;
  }
  const raw = rawOf(held, name);
  const several = SEVERAL.has(field.control);
  if (several && spelled(field.variable) === spelled(name)) {
    return keys(raw);
  }
  const states = field.control === 'radio' && (field.choices ?? []).every((choice) => choice.value in STATES);
  if (several || states || field.control === 'checkbox') {
    return STATES[raw] ?? null;
  }
  return raw === '' && field.control === 'radio' ? null : raw;
}

function met(script: Script, fields: readonly Held[], asking: readonly Field[]): boolean {
  return Boolean(workedOut(script.tree, (name) => valOf(name, fields, asking))) !== script.negate;
}

function holds(field: Field, fields: readonly Held[], disables: boolean, asking: readonly Field[]): boolean {
  const scripts = (field.scripts ?? []).filter((script) => script.disables === disables);
  if (!scripts.every((script) => met(script, fields, asking))) {
    return false;
  }
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
