/** The strip below the screen: one quiet line for each task that is unfinished or has failed. */
import { make } from './dom';
import type { Task } from './page';

const SHOWN: ReadonlySet<Task['state']> = new Set(['queued', 'running', 'failed']);
const TICK_MS = 1000;

/** 5 s, 2 min 5 s, 1 h 2 min; never below nought, as the kernel's clock may be ahead of ours. */
function duration(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) {
    return `${s} s`;
  }
  return s < 3600 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** Set text only where it differs, so that a screen reader speaks of changes alone. */
function say(node: HTMLElement, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

class Line {
  readonly node = make('li', { class: 'da-nb-task' });
  private readonly state = make('span', { class: 'da-nb-task-state' });
  private readonly elapsed = make('span', { class: 'da-nb-task-time', 'aria-hidden': 'true' });
  private readonly progress: HTMLProgressElement;
  private readonly message = make('div', { class: 'da-nb-task-message' });
  private readonly log = make('pre');
  private readonly details = make('details', {}, make('summary', {}, 'Log'), this.log);
  private readonly close: HTMLButtonElement;

  constructor(
    private task: Task,
    dismiss: () => void,
  ) {
    this.progress = make('progress', { class: 'da-nb-task-progress', max: '1', 'aria-label': `Progress of ${task.name}` });
    this.close = make('button', { type: 'button', class: 'da-nb-close', 'aria-label': `Dismiss ${task.name}` }, '×');
    this.close.addEventListener('click', dismiss);
    const dot = make('span', { class: 'da-nb-task-dot', 'aria-hidden': 'true' });
    const name = make('span', { class: 'da-nb-task-name' }, task.name);
    const head = make('div', { class: 'da-nb-task-head' }, dot, name, ' ', this.state, ' ', this.elapsed, this.progress, this.close);
    this.node.append(head, this.message, this.details);
    this.update(task);
  }

  update(task: Task): void {
    const failed = task.state === 'failed';
    this.task = task;
    this.node.dataset['state'] = task.state;
    say(this.state, task.state);
    say(this.message, task.message);
    this.message.hidden = task.message === '';
    say(this.log, task.log);
    this.details.hidden = task.log === '';
    this.progress.hidden = failed || task.fraction === null;
    this.progress.value = task.fraction ?? 0;
    this.close.hidden = !failed;
    this.tick();
  }

  tick(): void {
    const { since_ms, ended_ms } = this.task;
    say(this.elapsed, duration((ended_ms ?? Date.now()) - since_ms));
  }
}

export class Tasks {
  readonly node = make('div', { class: 'da-nb-tasks', role: 'status', 'aria-atomic': 'false', 'aria-label': 'Background tasks' });
  private readonly list = make('ul');
  private readonly lines = new Map<string, Line>();
  /** Dismissed here; the kernel, perhaps busy, has not taken them off yet. */
  private readonly dismissed = new Set<string>();
  private timer: number | undefined;

  constructor(private readonly dismiss: (id: string) => void) {
    this.node.append(this.list);
    this.node.hidden = true;
  }

  draw(tasks: Task[]): void {
    const shown = tasks.filter((task) => SHOWN.has(task.state) && !this.dismissed.has(task.id));
    const ids = new Set(shown.map((task) => task.id));
    for (const id of this.lines.keys()) {
      if (!ids.has(id)) {
        this.remove(id);
      }
    }
    for (const task of shown) {
      const line = this.lines.get(task.id);
      if (line) {
        line.update(task);
      } else {
        this.add(task);
      }
    }
    this.node.hidden = this.lines.size === 0;
    this.stop();
    if (shown.some((task) => task.state !== 'failed')) {
      this.timer = window.setInterval(() => this.lines.forEach((line) => line.tick()), TICK_MS);
    }
  }

  /** Stop counting seconds. */
  stop(): void {
    window.clearInterval(this.timer);
  }

  private add(task: Task): void {
    const line = new Line(task, () => {
      this.dismissed.add(task.id);
      this.remove(task.id);
      this.node.hidden = this.lines.size === 0;
      this.dismiss(task.id);
    });
    this.lines.set(task.id, line);
    this.list.append(line.node);
  }

  private remove(id: string): void {
    this.lines.get(id)?.node.remove();
    this.lines.delete(id);
  }
}
