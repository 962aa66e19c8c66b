/** Text between fields; nothing to answer. */
import { make, withHtml } from '../dom';
import type { Field } from '../page';
import type { Control } from './control';

export function note(field: Field, id: string): Control {
  return {
    node: withHtml(make('div', { id, class: 'da-nb-text' }), field.html ?? ''),
    target: null,
    described: null,
    label: 'none',
    missing: '',
    read: () => undefined,
    write: () => undefined,
  };
}
