/** Check answers before they are sent; the kernel checks again. */
import type { Control, Problem } from './controls/control';
import type { Field } from './page';

/** Spec 14.2; used where the kernel gave no text of its own. */
const MESSAGES: Readonly<Record<string, string>> = {
  required: 'You need to fill this in.',
  'multiple choice required': 'You need to select one.',
  'combobox required': 'You need to select one or type in a new value.',
  'checkboxes required': 'Check at least one option, or check “%s”',
  'checkbox minmaxlength': 'Please select exactly %s.',
  'checkbox one minlength': 'Please select one.',
  'checkbox minlength': 'Please select at least %s.',
  'checkbox maxlength': 'Please select no more than %s.',
  'file required': 'You must provide a file.',
  accept: 'Please upload a file with a valid file format.',
  maxuploadsize: 'This file is larger than the server can accept.',
  signature: 'You must sign your name to continue.',
  email: 'You need to enter a complete e-mail address.',
  minlength: 'You must type at least %s characters.',
  maxlength: 'You cannot type more than %s characters.',
  number: 'You need to enter a number.',
  integer: 'Please enter a whole number.',
  step: 'Please enter a multiple of {0}.',
  min: 'You need to enter a number that is at least %s.',
  max: 'You need to enter a number that is at most %s.',
};

function find(field: Field, control: Control): Problem | null {
  if (control.check) {
    return control.check();
  }
  const raw = control.read() ?? '';
  if (raw.trim() === '') {
    return field.required && control.missing ? { code: control.missing } : null;
  }
  if (field.minlength != null && raw.length < field.minlength) {
    return { code: 'minlength', limit: String(field.minlength) };
  }
  if (field.maxlength != null && raw.length > field.maxlength) {
    return { code: 'maxlength', limit: String(field.maxlength) };
  }
  return control.problem?.(raw) ?? null;
}

function say(field: Field, { code, limit = '' }: Problem): string {
  const own = field.messages ?? {};
  // "multiple choice required" is a special case of "required" (spec 8.4: the code or its last word).
  const text = own[code] ?? own[code.split(' ').at(-1) ?? ''] ?? MESSAGES[code] ?? code;
  return text.replace('%s', () => limit).replace('{0}', () => limit);
}

/** The message for what is wrong with an answer; null when nothing is. */
export function check(field: Field, control: Control): string | null {
  const problem = find(field, control);
  return problem && say(field, problem);
}
