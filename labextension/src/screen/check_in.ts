/** Tell the kernel what is typed while the screen is open: at first, after changes, and now and then. */
import type { Page, Values } from './page';

/** After the screen has appeared. */
const FIRST_MS = 100;
/** Check-ins in a row that nothing but the answers to check-ins have caused. */
const MOST_ECHOES = 10;

export interface CheckInMessage {
  kind: 'check_in';
  page: number;
  values: Values;
  changed: string | null;
  initial: boolean;
  echo: boolean;
}

/** What of the submitted data changed; null when something went out of it. */
function changedName(before: Values, now: Values): string | null {
  return Object.keys(now).find((name) => before[name] !== now[name]) ?? null;
}

export class CheckIns {
  private page: Page | null = null;
  private timer: number | undefined;
  private inFlight = false;
  private next: (() => void) | null = null;
  private told: Values = {};
  private echoes = 0;

  constructor(
    private readonly values: () => Values,
    private readonly send: (message: CheckInMessage) => void,
  ) {}

  /** A page was drawn; `fresh` when it counts as newly displayed. */
  turn(page: Page, fresh: boolean): void {
    this.page = page;
    if (fresh) {
      this.stop();
      this.schedule(FIRST_MS, true);
    }
  }

  /** A field has changed, by a person or (`echo`) by an answer; `variable` is the field that a person changed. */
  changed(echo: boolean, variable: string | null = null): void {
    if (!this.page?.check_in_ms) {
      return;
    }
    this.echoes = echo ? this.echoes + 1 : 0;
    if (this.echoes > MOST_ECHOES) {
      return;
    }
    const now = this.values();
    // Who types faster than the first check-in has told the new value with it already.
    const own = variable !== null && Object.hasOwn(now, variable) ? variable : null;
    const name = changedName(this.told, now) ?? own;
    this.told = now;
    const tell = (): void => this.tell(name, false, echo);
    if (this.inFlight) {
      this.next = tell;
    } else {
      tell();
    }
  }

  /** The answer to the one in flight has come. */
  answered(): void {
    this.inFlight = false;
    const next = this.next;
    this.next = null;
    next?.();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.inFlight = false;
    this.next = null;
    this.echoes = 0;
  }

  private schedule(delay: number, initial = false): void {
    window.clearTimeout(this.timer);
    if (this.page?.check_in_ms && !this.page.closed) {
      this.timer = window.setTimeout(() => this.due(initial), delay);
    }
  }

  private due(initial: boolean): void {
    if (this.inFlight || (!initial && document.hidden)) {
      this.schedule(this.page?.check_in_ms ?? 0);
    } else {
      this.tell(null, initial, false);
    }
  }

  private tell(changed: string | null, initial: boolean, echo: boolean): void {
    if (this.page) {
      const values = this.values();
      this.inFlight = true;
      this.told = values;
      this.send({ kind: 'check_in', page: this.page.number, values, changed, initial, echo });
      this.schedule(this.page.check_in_ms ?? 0);
    }
  }
}
