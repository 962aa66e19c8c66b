/** The kinds of input by the name the kernel gives them. */
import type { Field } from '../page';
import { area } from './area';
import { checkbox } from './checkbox';
import { checkboxes } from './checkboxes';
import { combobox } from './combobox';
import type { Control, Draw } from './control';
import { dropdown } from './dropdown';
import { multiselect } from './multiselect';
import { date, datetime, email, hidden, password, range, time } from './native';
import { file } from './file';
import { note } from './note';
import { currency, number } from './number';
import { radio } from './radio';
import { signature } from './signature';
import { text } from './text';

const CONTROLS: ReadonlyMap<string, Draw> = new Map([
  ['area', area],
  ['checkbox', checkbox],
  ['checkboxes', checkboxes],
  ['combobox', combobox],
  ['currency', currency],
  ['datalist', combobox],
  ['date', date],
  ['datetime', datetime],
  ['dropdown', dropdown],
  ['email', email],
  ['file', file],
  ['hidden', hidden],
  ['multiselect', multiselect],
  ['note', note],
  ['number', number],
  ['password', password],
  ['radio', radio],
  ['range', range],
  ['signature', signature],
  ['text', text],
  ['time', time],
]);

/** Draw a field's input; a kind unknown here becomes a line of text. */
export function draw(field: Field, id: string): Control {
  return (CONTROLS.get(field.control) ?? text)(field, id);
}
