/** Work out a condition in JavaScript that came as a tree (spec 8.3); `da_nb/view/scripts.py` does the same. */
import type { Tree } from './page';

/** The value of a field by its name. */
export type Val = (name: string) => unknown;
type Operator = (one: unknown, other: unknown) => unknown;

const compare =
  (texts: (one: string, other: string) => boolean, numbers: (one: number, other: number) => boolean): Operator =>
  (one, other) =>
    typeof one === 'string' && typeof other === 'string' ? texts(one, other) : numbers(Number(one), Number(other));

const calculate =
  (numbers: (one: number, other: number) => number): Operator =>
  (one, other) =>
    numbers(Number(one), Number(other));

const isText = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': (one, other) => one == other,
  '!=': (one, other) => one != other,
  '===': (one, other) => one === other,
  '!==': (one, other) => one !== other,
  '<': compare((one, other) => one < other, (one, other) => one < other),
  '>': compare((one, other) => one > other, (one, other) => one > other),
  '<=': compare((one, other) => one <= other, (one, other) => one <= other),
  '>=': compare((one, other) => one >= other, (one, other) => one >= other),
  '+': (one, other) => (isText(one) || isText(other) ? String(one) + String(other) : Number(one) + Number(other)),
  '-': calculate((one, other) => one - other),
  '*': calculate((one, other) => one * other),
  '/': calculate((one, other) => one / other),
  '%': calculate((one, other) => one % other),
};

const FUNCTIONS: Readonly<Record<string, Operator>> = {
  parseInt: (one) => parseInt(String(one), 10),
  parseFloat: (one) => parseFloat(String(one)),
  Number,
  String,
  Boolean,
  isNaN: (one) => Number.isNaN(Number(one)),
  inArray: (one, other) => (Array.isArray(other) ? other.indexOf(one) : -1),
};

const TEXTS: Readonly<Record<string, (text: string, other: string) => unknown>> = {
  indexOf: (text, other) => text.indexOf(other),
  includes: (text, other) => text.includes(other),
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

function call(name: string, values: unknown[]): unknown {
  const [one, other] = values;
  const known = FUNCTIONS[name];
  if (known) {
    return known(one, other);
  }
  if (Array.isArray(one)) {
    return name === 'indexOf' ? one.indexOf(other) : name === 'includes' ? one.includes(other) : null;
  }
  return typeof one === 'string' ? (TEXTS[name]?.(one, String(other)) ?? null) : null;
}

function length(value: unknown): unknown {
  return typeof value === 'string' || Array.isArray(value) ? value.length : null;
}

/** The value of the tree. */
export function workedOut(tree: Tree, val: Val): unknown {
  const [kind, ...parts] = tree;
  const part = (at: number): unknown => workedOut(parts[at] as Tree, val);
  switch (kind) {
    case 'value':
      return parts[0];
    case 'val':
      return val(String(parts[0]));
    case '&&':
      return part(0) && part(1);
    case '||':
      return part(0) || part(1);
    case 'if':
      return part(0) ? part(1) : part(2);
    case 'not':
      return !part(0);
    case 'minus':
      return -Number(part(0));
    case 'length':
      return length(part(0));
    case 'list':
      return parts.map((_, at) => part(at));
    case 'call':
      return call(String(parts[0]), parts.slice(1).map((_, at) => part(at + 1)));
    default:
      return OPERATORS[String(kind)]?.(part(0), part(1));
  }
}
