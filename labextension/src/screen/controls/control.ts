/** What every kind of input offers to the form. */
import type { Field, Values } from '../page';

/** A validation message's code, and the limit it mentions. */
export interface Problem {
  code: string;
  limit?: string;
}

export interface Control {
  /** Goes into the field's row. */
  node: HTMLElement;
  /** Gets the focus; null where there is nothing to type or choose. */
  target: HTMLElement | null;
  /** Carries aria-required, aria-invalid and aria-describedby. */
  described: HTMLElement | null;
  /** Where the label goes: above the input, beside it, as name of a group; or none is wanted. */
  label: 'above' | 'beside' | 'group' | 'none';
  /** Raw text; undefined: absent from what is sent. */
  read(): string | undefined;
  write(raw: string | undefined): void;
  /** Code of the message for an answer that is missing. */
  missing: string;
  /** Role of a group; that of radio buttons unless said otherwise. */
  role?: 'group';
  /** What goes into the form's values, where it is not the raw text under the field's variable. */
  sent?(): Values;
  /** Numbers of the files in it, which are sent before the form. */
  handed?(): readonly number[];
  /** Everything that can be wrong, in place of the rules for raw text. */
  check?(): Problem | null;
  /** What this kind alone can find wrong with text that is not empty. */
  problem?(raw: string): Problem | null;
}

/** Draw the input of a field; `id` is unique in the document. */
export type Draw = (field: Field, id: string) => Control;
