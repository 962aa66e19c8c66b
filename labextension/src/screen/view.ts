/** One view of the screen: draws pages, keeps what was typed, and minds the focus. */
import { drawBar, drawHelp, drawNavigation, drawProgress, htmlBox } from './around';
import { focused, make, setAttributes, withText } from './dom';
import type { Exchange } from './exchange';
import { Flashes } from './flash';
import { Form } from './form';
import type { Wait } from './form';
import type { Flash, Page, Task, Values } from './page';
import { drawOwn, runOwn } from './scripts';
import { Tasks } from './tasks';
import { listenForTerms } from './terms';
import { fillTarget } from './updates';
import type { Change, View } from './views';

/** Where the focus is, in terms that survive a redraw. */
interface Place {
  id: string;
  from: number | null;
  to: number | null;
}

function isTyped(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
}

/** True when nothing but the number differs, so that there is nothing to draw. */
function looksTheSame(one: Page, other: Page): boolean {
  return JSON.stringify({ ...one, number: 0 }) === JSON.stringify({ ...other, number: 0 });
}

export class ScreenView implements View {
  private readonly prefix = `da-nb-${Math.random().toString(36).slice(2, 10)}`;
  private readonly flashes = new Flashes();
  private readonly tasks: Tasks;
  private readonly body = make('div', { class: 'da-nb-body' });
  private page: Page | null = null;
  private form: Form | null = null;
  private help: HTMLElement | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly exchange: Exchange,
  ) {
    this.tasks = new Tasks((id) => exchange.dismissTask(id));
    root.classList.add('da-nb-screen');
    // The notebook's one-letter shortcuts would add, cut or move cells while a choice has the focus.
    root.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) {
        event.stopPropagation();
      }
    });
    root.addEventListener('click', (event) => this.clicked(event));
    listenForTerms(root);
    root.append(this.flashes.node, this.body, this.tasks.node);
  }

  draw(page: Page, asked: boolean): void {
    const before = this.page;
    const earlier = this.form;
    this.page = page;
    if (before && !asked && looksTheSame(before, page)) {
      return;
    }
    const same = before?.key === page.key;
    const place = this.place();
    const mayMove = place !== null || (asked && this.nobodyTypesElsewhere());
    const form = this.build(page);
    if (same && earlier) {
      form.retype(earlier, before.check_in_ms !== undefined);
    }
    this.flashes.turn(page.flashes, !same);
    this.form = form;
    this.frame(page, form, same);
    setAttributes(this.root, { lang: page.language || null });
    if (!before || !mayMove) {
      return;
    }
    if (same && asked && form.hasErrors) {
      form.focusError();
    } else if (!same || !place || !this.goTo(place)) {
      form.heading.focus();
    }
  }

  drawTasks(tasks: Task[]): void {
    this.tasks.draw(tasks);
  }

  flash(flash: Flash): void {
    this.flashes.push(flash);
  }

  type(values: Values): string | null {
    return this.form?.type(values) ?? null;
  }

  values(): Values {
    return this.form?.values() ?? {};
  }

  apply(change: Change): boolean {
    if (change.kind === 'fields') {
      return this.form?.update(change.payload) ?? false;
    }
    if (change.kind === 'target') {
      fillTarget(this.body, change.payload.target, change.payload.content);
    } else {
      this.flashes.push({ message: withText(change.payload), level: 'warning' });
    }
    return false;
  }

  wait(wait: Wait): void {
    this.form?.wait(wait);
  }

  close(): void {
    this.tasks.stop();
  }

  /** Links to the session go to the kernel; the notebook stays where it is. */
  private clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href^="?"]') : null;
    if (link) {
      const href = link.getAttribute('href') ?? '';
      event.preventDefault();
      const asks = link.getAttribute('data-confirm');
      if (asks !== null && !window.confirm(asks)) {
        return;
      }
      if (/^\?(file|static)=/.test(href)) {
        this.exchange.fetchFile(href);
      } else {
        this.exchange.follow(this, href);
      }
    }
  }

  /** The question and all that stands around it. */
  private frame(page: Page, form: Form, same: boolean): void {
    const deeds = {
      help: (open: boolean): void => this.openHelp(open),
    };
    const open = same && this.help?.hidden === false;
    this.help = page.help ? drawHelp(page.help, deeds) : null;
    const navigation = drawNavigation(page.navigation);
    const above = [...drawBar(page, deeds), ...drawProgress(page.progress), ...htmlBox('da-nb-crumb', page.breadcrumb)];
    const main = make('div', { class: 'da-nb-main' }, form.node, ...(this.help ? [this.help] : []));
    const side = page.navigation?.style === 'side' ? ' da-nb-beside-nav' : '';
    const own = drawOwn(page.css, page.script);
    const frame = make('div', { class: `da-nb-frame${side} ${page.css_class ?? ''}` }, ...navigation, main);
    this.body.replaceChildren(...above, frame, ...htmlBox('da-nb-footer', page.footer), own);
    if (this.help) {
      this.help.hidden = !open;
      form.node.hidden = open;
    }
    runOwn(own);
  }

  private openHelp(open: boolean): void {
    if (this.form && this.help) {
      this.form.node.hidden = open;
      this.help.hidden = !open;
      (open ? this.help.querySelector<HTMLElement>('h2') : this.form.heading)?.focus();
    }
  }

  private build(page: Page): Form {
    const { exchange } = this;
    const form: Form = new Form(page, this.prefix, {
      submit: (button) =>
        exchange.submit(this, button.id, form.values(), form.hidden(), form.groups(), form.handed()),
      back: () => exchange.back(this),
      help: () => this.openHelp(true),
      change: (variable) => exchange.change(variable, form.values()),
      ask: (variable, typed) => exchange.askChoices(variable, typed),
    });
    return form;
  }

  /** Null when the focus is outside the form. */
  private place(): Place | null {
    const active = focused(this.root);
    if (!active || !this.body.contains(active)) {
      return null;
    }
    const [from, to] = isTyped(active) ? [active.selectionStart, active.selectionEnd] : [null, null];
    return { id: active.id, from, to };
  }

  /** False when what had the focus is not there any more. */
  private goTo(place: Place): boolean {
    const target = place.id ? this.body.querySelector<HTMLElement>(`#${CSS.escape(place.id)}`) : null;
    target?.focus({ preventScroll: true });
    if (target && isTyped(target)) {
      target.setSelectionRange(place.from, place.to);
    }
    return target !== null;
  }

  private nobodyTypesElsewhere(): boolean {
    const active = focused(this.root);
    return active === null || active.contains(this.root);
  }
}
