/** What all views of one model share: messages, the wait for an answer, the reload timer. */
import { CheckIns } from './check_in';
import { save } from './downloads';
import type { Wait } from './form';
import { UNREAD, handOver } from './handing';
import type { Part } from './handing';
import { isPage } from './page';
import type { FromKernel, Model, ToKernel } from './messages';
import type { Flash, Page, Values } from './page';
import { runScript } from './updates';
import type { View } from './views';

const BUSY_MS = 150;
const LATE_MS = 8000;

export class Exchange {
  private readonly views = new Set<View>();
  private page: Page | null = null;
  private asker: View | null = null;
  private waits: number[] = [];
  private reload: number | undefined;
  private overdue = false;
  /** Files of a form are on their way. */
  private handing = false;
  private uploaded: (number: number, at: number | null) => void = () => undefined;
  /** Pushed since this screen appeared, for views that are opened later. */
  private pushed: Flash[] = [];
  private typed: Values = {};
  private readonly checkIns: CheckIns;

  constructor(private readonly model: Model) {
    const values = (): Values => [...this.views][0]?.values() ?? {};
    this.checkIns = new CheckIns(values, (message) => model.send(message));
  }

  /** Listen to the model; returns what ends it. */
  connect(): () => void {
    const { model } = this;
    const page = (): void => this.turn();
    const tasks = (): void => this.views.forEach((view) => view.drawTasks(model.get('tasks')));
    const message = (content: FromKernel, buffers?: DataView[]): void => this.hear(content, buffers ?? []);
    model.on('change:page', page);
    model.on('change:tasks', tasks);
    model.on('msg:custom', message);
    this.turn();
    return () => {
      model.off('change:page', page);
      model.off('change:tasks', tasks);
      model.off('msg:custom', message);
      this.settle();
      this.checkIns.stop();
      window.clearTimeout(this.reload);
    };
  }

  /** Draw into a view and keep it up to date; returns what ends it. */
  attach(view: View): () => void {
    this.views.add(view);
    if (this.page) {
      view.draw(this.page, false);
    }
    this.pushed.forEach((flash) => view.flash(flash));
    view.type(this.typed);
    view.drawTasks(this.model.get('tasks'));
    if (this.overdue) {
      this.askReload();
    }
    return () => {
      this.views.delete(view);
    };
  }

  /** Send a form; `groups` tells of the items of a list, `files` are numbers of those it names, which go before it. */
  submit(view: View, button: string, values: Values, hidden: string[], groups: object, files: readonly number[] = []): void {
    const closed = { ...(hidden.length > 0 ? { hidden } : {}), ...groups };
    this.ask(view, (page) => ({ kind: 'submit', page, button, values, ...closed }), files);
  }

  back(view: View): void {
    this.ask(view, (page) => ({ kind: 'back', page }));
  }

  /** Have a file sent; it is saved when it comes. */
  fetchFile(link: string): void {
    this.tell((page) => ({ kind: 'file', page, link }));
  }

  /** Follow a link to the session: an action, or arguments of the address. */
  follow(view: View, link: string): void {
    this.ask(view, (page) => ({ kind: 'action', page, link }));
  }

  change(variable: string, values: Values): void {
    // What is on its way already carries every value.
    if (!this.page || this.asker) {
      return;
    }
    if (this.page.check_in_ms) {
      this.checkIns.changed(false, variable);
    } else {
      this.model.send({ kind: 'change', page: this.page.number, variable, values });
    }
  }

  askChoices(variable: string, typed: string): void {
    this.tell((page) => ({ kind: 'choices', page, variable, typed }));
  }

  dismissTask(id: string): void {
    this.model.send({ kind: 'dismiss_task', id });
  }

  /** Nobody waits for the answer. */
  private tell(message: (page: number) => ToKernel): void {
    if (this.page) {
      this.model.send(message(this.page.number));
    }
  }

  /** One question at a time: a second click waits for nothing and does nothing. */
  private ask(view: View, message: (page: number) => ToKernel, files: readonly number[] = []): void {
    if (!this.page || this.asker) {
      return;
    }
    this.asker = view;
    this.startWaiting();
    const { key } = this.page;
    const send = (): void => {
      this.handing = false;
      if (this.page?.key === key) {
        this.model.send(message(this.page.number));
      } else {
        this.settle();
      }
    };
    if (files.length === 0) {
      send();
      return;
    }
    this.handing = true;
    void handOver(files, (part, data) => this.sendPart(part, data)).then(send, () => this.unread());
  }

  /** A file that was chosen cannot be read any more: the form stays, and can be sent again. */
  private unread(): void {
    this.handing = false;
    this.settle();
    this.views.forEach((view) => view.flash({ message: UNREAD, level: 'danger' }));
  }

  /** Send a part of a file; what the kernel answers. */
  private sendPart(part: Part, data: ArrayBuffer): Promise<number | null> {
    return new Promise((done) => {
      this.uploaded = (number, at): void => {
        if (number === part.number) {
          this.startWaiting();
          done(at);
        }
      };
      this.model.send({ kind: 'upload', ...part }, undefined, [data]);
    });
  }

  private startWaiting(): void {
    this.waits.forEach((timer) => window.clearTimeout(timer));
    const show = (wait: Wait) => (): void => this.views.forEach((each) => each.wait(wait));
    this.waits = [window.setTimeout(show('busy'), BUSY_MS), window.setTimeout(show('late'), LATE_MS)];
  }

  private settle(): void {
    this.asker = null;
    this.waits.forEach((timer) => window.clearTimeout(timer));
    this.views.forEach((view) => view.wait('none'));
  }

  private turn(): void {
    const page = this.model.get('page');
    if (!isPage(page)) {
      return;
    }
    if (page.key !== this.page?.key) {
      this.pushed = [];
      this.typed = {};
    }
    const asker = this.asker;
    const fresh = page.key !== this.page?.key;
    this.page = page;
    // While files are on their way their form is still to come.
    if (!this.handing) {
      this.settle();
    }
    this.startTimer(page);
    this.views.forEach((view) => view.draw(page, view === asker));
    this.checkIns.turn(page, fresh);
  }

  private hear(message: FromKernel, buffers: DataView[]): void {
    if (message.kind === 'flash') {
      this.pushed.push(message);
      this.views.forEach((view) => view.flash(message));
    } else if (message.kind === 'type') {
      this.type(message.values);
    } else if (message.kind === 'checked') {
      this.checkIns.answered();
    } else if (message.kind === 'file') {
      save(message.name, message.mimetype, buffers);
    } else if (message.kind === 'javascript' || message.kind === 'event') {
      runScript(message);
    } else if (message.kind === 'target' || message.kind === 'notice') {
      this.views.forEach((view) => view.apply(message));
    } else if (message.kind === 'fields') {
      const changed = [...this.views].map((view) => view.apply(message));
      if (changed.includes(true)) {
        this.checkIns.changed(true);
      }
    } else if (message.kind === 'uploaded') {
      this.uploaded(message.number, message.at);
    } else if (message.kind === 'ack' && !this.handing && message.page === this.page?.number) {
      this.settle();
    }
  }

  /** Code types as a person does: a change event with all values follows, once, whatever the number of views. */
  private type(values: Values): void {
    this.typed = { ...this.typed, ...values };
    const changed = [...this.views].map((view) => ({ view, variable: view.type(values) }));
    for (const { view, variable } of changed) {
      if (variable !== null) {
        this.change(variable, view.values());
        return;
      }
    }
  }

  private startTimer(page: Page): void {
    window.clearTimeout(this.reload);
    this.overdue = false;
    if (page.reload_ms !== null && !page.closed) {
      this.reload = window.setTimeout(() => this.askReload(), page.reload_ms);
    }
  }

  /** Nobody looks: the reload waits for somebody who does. */
  private askReload(): void {
    this.overdue = this.views.size === 0;
    if (this.page && !this.overdue) {
      this.model.send({ kind: 'reload', page: this.page.number });
    }
  }
}
