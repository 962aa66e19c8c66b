/** The contract with the kernel: what the traits hold, and the messages both ways. */

import type { Parts } from './parts';

/** HTML which the kernel has cleaned; the only kind of text that may become markup here. */
export type CleanHtml = string;

export interface Choice {
  value: string;
  label: CleanHtml;
  label_text: string;
  help: string | null;
  /** What a box of several sends as its name. */
  name?: string;
  /** For the boxes that stand for none or all of the others. */
  role?: '' | 'none' | 'all';
  color?: string;
  /** A picture beside the label. */
  image?: CleanHtml;
  css_class?: string;
  /** Heading of the options it belongs to in a dropdown. */
  group?: string;
}

/** Another field has this raw text; null: any value. */
export interface Condition {
  variable: string;
  is: string | null;
  negate: boolean;
  disables: boolean;
}

export type Tree = unknown[];

/** A condition in JavaScript as a tree, which the kernel has read (`da_nb/language/javascript.py`). */
export interface Script {
  tree: Tree;
  negate: boolean;
  disables: boolean;
}

/** What a field takes that is handed over as files; raw text is a JSON list of their numbers. */
export interface Upload {
  /** Mimetypes and endings with commas between. */
  accept?: string;
  several?: boolean;
  /** Which camera or microphone is offered first. */
  capture?: string;
  max_bytes?: number;
  /** Pictures are made this wide and high at most, and of this mimetype, before they are sent. */
  image_px?: number;
  image_type?: string;
  /** Files the variable has already. */
  kept?: { number: number; name: string }[];
  /** Colour to sign with. */
  pen?: string;
}

export interface Field {
  id: string;
  variable: string;
  label: CleanHtml;
  label_text: string;
  control: string;
  wide_label: boolean;
  required: boolean;
  /** Raw text, as a form would submit it. */
  value: string | null;
  /** What a ticked box sends. */
  ticked?: string;
  choices?: Choice[];
  /** Text of a dropdown's empty option. */
  empty?: string;
  hint?: string | null;
  help?: CleanHtml | null;
  step?: string | null;
  min?: string | null;
  max?: string | null;
  minlength?: number | null;
  maxlength?: number | null;
  rows?: number;
  /** Shown, but closed to typing. */
  disabled?: boolean;
  /** Boxes that ticking this one clears or ticks. */
  unticks?: string[];
  ticks?: string[];
  /** All must hold for the field to be seen, or to be open. */
  when?: Condition[];
  scripts?: Script[];
  /** Sign of the money. */
  symbol?: string;
  upload?: Upload;
  /** Text of a note. */
  html?: CleanHtml;
  /** Text below the field. */
  under?: CleanHtml;
  /** The author's words about its look, by modifier: `css class`, `inline width`, `label above field`, `grid`, ... */
  looks?: Record<string, unknown>;
  /** It stands in the subquestion, in place of `<span class="da-embed" data-variable="...">`. */
  embedded?: boolean;
  /** Choices are asked for with {kind: 'choices'} once so many characters are typed. */
  asks_after?: number;
  /** The item of a collected list it belongs to, from 0. */
  group?: number;
  /** Validation messages by code; `%s` and `{0}` stand for the limit. */
  messages?: Record<string, string>;
}

/** Items of a list on one screen: the first `shown` groups are seen at first, others come with Add another. */
export interface Collect {
  shown: number;
  /** Groups that were struck out; their fields are neither seen nor sent. */
  deleted: number[];
  headings: CleanHtml[];
  can_add: boolean;
  can_delete: boolean;
  labels: Record<'add' | 'delete' | 'undelete' | 'deleted', string>;
}

export interface Button {
  id: string;
  label: CleanHtml;
  label_text: string;
  style: string;
  /** Takes the signature away; nothing is sent. */
  clears?: boolean;
  /** True: the fields are checked before it is sent. */
  submits: boolean;
  /** Seen, but cannot be pressed. */
  disabled?: boolean;
  /** Pops up beside the button. */
  help?: string;
  image?: CleanHtml;
  /** For a link that looks like a button: where it leads, an action if it begins with `?`; '' leads nowhere. */
  link?: string;
  css_class?: string;
  /** Name of the window it opens. */
  window?: string;
}

/** What is pushed into a field: raw text (null: nothing chosen), boxes to tick or clear, choices in place of its own. */
export interface FieldUpdate {
  value?: string | null;
  boxes?: Record<string, boolean>;
  choices?: Choice[];
}

export type FieldUpdates = Record<string, FieldUpdate>;

/** One file of a document; `link` asks the kernel for it. */
export interface DocumentFormat {
  label: string;
  use: string;
  link: string;
  filename: string;
}

export interface Document {
  name: CleanHtml;
  description: CleanHtml;
  formats: DocumentFormat[];
  preview: CleanHtml | null;
}

export interface Documents {
  notice: string;
  items: Document[];
  labels: Record<'download' | 'preview' | 'formats' | 'archive' | 'all', string>;
  archive: string | null;
}

export interface Flash {
  message: CleanHtml;
  level: string;
}

export interface Note {
  level: 'error' | 'info';
  /** A heading, such as Error. */
  title?: string;
  text: string;
  /** What the interview's author says to whoever meets an error. */
  help?: CleanHtml;
  detail: string;
}

export interface Page extends Parts {
  /** Counts every drawing; goes back with each message. */
  number: number;
  /** Which screen this is; typed values stay while it is the same. */
  key: string;
  language: string;
  title: CleanHtml;
  title_text: string;
  subquestion: CleanHtml;
  under: CleanHtml;
  fields: Field[];
  buttons: Button[];
  back: string | null;
  reload_ms: number | null;
  /** How often the screen tells the kernel what is typed; absent: never. */
  check_in_ms?: number;
  /** Plain messages by variable; '' for those at the top. */
  errors: Record<string, string[]>;
  flashes: Flash[];
  documents?: Documents;
  collect?: Collect;
  note: Note | null;
  closed: boolean;
}

export interface Task {
  id: string;
  name: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'revoked';
  /** Milliseconds since 1970, by the kernel's clock. */
  since_ms: number;
  ended_ms: number | null;
  message: string;
  log: string;
  fraction: number | null;
}

/** What an answer to a check-in does to one field: its raw text, its boxes by key, what it offers. */
export interface FieldUpdate {
  value?: string | null;
  boxes?: Record<string, boolean>;
  choices?: Choice[];
}

/** Raw text by variable; an unticked box or an unanswered choice is absent. */
export type Values = Record<string, string>;

/** False for the empty trait of a widget whose session has not drawn anything yet. */
export function isPage(page: Page | Record<string, never>): page is Page {
  return typeof page.number === 'number';
}
