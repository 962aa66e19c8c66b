/** What a view of the screen does when the exchange tells it to. */
import type { Wait } from './form';
import type { FromKernel } from './messages';
import type { Flash, Page, Task, Values } from './page';

/** A change of the open screen that every view shows. */
export type Change = Extract<FromKernel, { kind: 'target' | 'notice' | 'fields' }>;

export interface View {
  /** `asked`: this view's own submit or Back is what the page answers. */
  draw(page: Page, asked: boolean): void;
  drawTasks(tasks: Task[]): void;
  flash(flash: Flash): void;
  /** Put values into fields; the variable of one that changed by it. */
  type(values: Values): string | null;
  /** What is in the fields now. */
  values(): Values;
  /** Change the open screen; whether a field has another value by it. */
  apply(change: Change): boolean;
  wait(wait: Wait): void;
}
