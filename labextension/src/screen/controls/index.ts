/** The kinds of input by the name the kernel gives them. */
import type { Field } from '../page';
import { area } from './area';
import { checkbox } from './checkbox';
import type { Control, Draw } from './control';
import { dropdown } from './dropdown';
import { note } from './note';
import { number } from './number';
import { radio } from './radio';
import { text } from './text';

const CONTROLS: ReadonlyMap<string, Draw> = new Map([
  ['area', area],
  ['checkbox', checkbox],
  ['dropdown', dropdown],
  ['note', note],
  ['number', number],
  ['radio', radio],
  ['text', text],
]);

/** Draw a field's input; a kind unknown here becomes a line of text. */
export function draw(field: Field, id: string): Control {
  return (CONTROLS.get(field.control) ?? text)(field, id);
}
