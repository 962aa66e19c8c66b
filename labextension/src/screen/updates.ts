/** Apply what is pushed to an open screen: contents of places, values and choices of fields, scripts, events. */
import { withHtml } from './dom';
import type { FromKernel } from './messages';
import type { Choice, FieldUpdate } from './page';

/** Fill every place of that name. */
export function fillTarget(root: HTMLElement, name: string, content: string): void {
  for (const place of root.querySelectorAll<HTMLElement>('.da-target')) {
    if (place.dataset['target'] === name) {
      withHtml(place, content);
    }
  }
}

/** The raw text of boxes after some of them were ticked or cleared. */
export function withBoxes(raw: string | null | undefined, boxes: Record<string, boolean>): string {
  const ticked = (JSON.parse(raw || '[]') as string[]).filter((key) => boxes[key] !== false);
  const added = Object.keys(boxes).filter((key) => boxes[key] && !ticked.includes(key));
  return JSON.stringify([...ticked, ...added]);
}

/** What a field shows after an update; undefined when its value stays. `free` text need not be among the choices. */
export function newValue(told: FieldUpdate, raw: string | null, free: boolean): string | null | undefined {
  if (told.boxes) {
    return withBoxes(raw, told.boxes);
  }
  if ('value' in told) {
    return told.value;
  }
  const offered = told.choices?.some((choice: Choice) => choice.value === raw);
  return offered === false && !free ? null : undefined;
}

/** Run what the interview's author sent, or tell scripts of the page which action checked in and what it answered. */
export function runScript(message: Extract<FromKernel, { kind: 'javascript' | 'event' }>): void {
  if (message.kind === 'event') {
    document.dispatchEvent(new CustomEvent('daCheckIn', { detail: message.payload }));
    return;
  }
  const script = document.createElement('script');
  script.textContent = message.payload;
  document.body.append(script);
  script.remove();
}
