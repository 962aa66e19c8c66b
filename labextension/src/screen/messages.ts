/** What goes between kernel and screen, and the model that carries it. */
import type { CheckInMessage } from './check_in';
import type { CleanHtml, FieldUpdates, Page, Task, Values } from './page';

export type ToKernel =
  | { kind: 'submit'; page: number; button: string; values: Values; hidden?: string[]; groups?: number; deleted?: number[] }
  | { kind: 'change'; page: number; variable: string; values: Values }
  | { kind: 'back'; page: number }
  | { kind: 'reload'; page: number }
  | { kind: 'choices'; page: number; variable: string; typed: string }
  | CheckInMessage
  | { kind: 'action'; page: number; link: string }
  | { kind: 'file'; page: number; link: string }
  /** The part of a file that begins at `at`, with the bytes as buffer; the sender has drawn `number`. */
  | { kind: 'upload'; number: number; name: string; at: number; size: number }
  | { kind: 'dismiss_task'; id: string };

export type FromKernel =
  | { kind: 'flash'; message: CleanHtml; level: string }
  | { kind: 'type'; values: Values }
  | { kind: 'file'; name: string; mimetype: string }
  | { kind: 'javascript'; payload: string }
  | { kind: 'notice'; payload: string }
  | { kind: 'target'; payload: { target: string; content: CleanHtml } }
  | { kind: 'fields'; payload: FieldUpdates }
  | { kind: 'event'; payload: { action: string; value: unknown } }
  | { kind: 'refresh' }
  | { kind: 'checked'; page: number }
  /** How much of an upload is here; null when it was refused. */
  | { kind: 'uploaded'; number: number; at: number | null }
  | { kind: 'ack'; page: number };

/** The part of anywidget's model that is used here. */
export interface Model {
  get(name: 'page'): Page | Record<string, never>;
  get(name: 'tasks'): Task[];
  on(event: 'change:page' | 'change:tasks', handler: () => void): void;
  on(event: 'msg:custom', handler: (message: FromKernel, buffers?: DataView[]) => void): void;
  off(event: 'change:page' | 'change:tasks', handler: () => void): void;
  off(event: 'msg:custom', handler: (message: FromKernel, buffers?: DataView[]) => void): void;
  send(message: ToKernel, callbacks?: undefined, buffers?: ArrayBuffer[]): void;
}
