/** What stands around the question: the bar with its menu, the sections, how far one has come, Help, the foot. */
import { make, setAttributes, withHtml } from './dom';
import type { Bar, Help, MenuItem, NavItem, Navigation, Parts, Progress } from './parts';

/** What a person can do there. */
export interface AroundDeeds {
  /** Open Help, or go back to the question. */
  help(open: boolean): void;
}

export function htmlBox(name: string, html: string | undefined): HTMLElement[] {
  return html ? [withHtml(make('div', { class: `da-nb-text ${name}` }), html)] : [];
}

/** An entry of the menu: a link to an action or an address. */
function entry(item: MenuItem): HTMLElement {
  const away = /^(https?:)?\/\//.test(item.link);
  const target = away ? { target: '_blank', rel: 'noopener' } : {};
  return make('a', { class: 'da-nb-menu-item', href: item.link, ...target }, item.label);
}

function menu(items: readonly MenuItem[]): HTMLElement {
  const list = make('ul', {}, ...items.map((item) => make('li', {}, entry(item))));
  const box = make('details', { class: 'da-nb-menu' }, make('summary', {}, 'Menu'), list);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && box.open) {
      box.open = false;
      box.querySelector('summary')?.focus();
    }
  });
  list.addEventListener('click', () => {
    box.open = false;
  });
  return box;
}

function title(bar: Bar): HTMLElement[] {
  const shown = bar.logo ?? bar.title ?? '';
  if (!shown && !bar.subtitle) {
    return [];
  }
  const name = withHtml(make(bar.title_url ? 'a' : 'span', { class: 'da-nb-bar-title' }), shown);
  setAttributes(name, bar.title_url ? { href: bar.title_url, target: '_blank', rel: 'noopener' } : {});
  const subtitle = bar.subtitle ? [withHtml(make('span', { class: 'da-nb-bar-subtitle' }), bar.subtitle)] : [];
  return [make('div', { class: 'da-nb-bar-names' }, name, ...subtitle)];
}

function helpButton(help: Help, deeds: AroundDeeds): HTMLElement {
  const look = { type: 'button', class: `da-nb-bar-button${help.own ? ' da-nb-own-help' : ''}` };
  const button = make('button', look, help.label);
  button.addEventListener('click', () => deeds.help(true));
  return button;
}

/** The line above all; nothing when it would be empty. */
export function drawBar(parts: Parts, deeds: AroundDeeds): HTMLElement[] {
  const names = title(parts.bar ?? {});
  const extra = htmlBox('da-nb-bar-html', parts.bar?.html);
  const help = parts.help ? [helpButton(parts.help, deeds)] : [];
  const items = parts.menu?.length ? [menu(parts.menu)] : [];
  if (names.length + extra.length + help.length + items.length === 0) {
    return [];
  }
  const tools = make('div', { class: 'da-nb-bar-tools' }, ...extra, ...help, ...items);
  return [make('header', { class: 'da-nb-header' }, ...names, tools)];
}

function section(item: NavItem): HTMLElement {
  const state = item.current ? 'current' : item.visited ? 'visited' : 'ahead';
  const node = make('li', { class: `da-nb-section da-nb-${state}` });
  const look = { 'aria-current': item.current ? 'step' : null };
  const name = item.link ? make('a', { href: item.link, ...look }) : make('span', look);
  node.append(withHtml(name, item.label));
  if (item.open && item.children?.length) {
    node.append(make('ul', {}, ...item.children.map(section)));
  }
  return node;
}

export function drawNavigation(navigation: Navigation | undefined): HTMLElement[] {
  if (!navigation?.items.length) {
    return [];
  }
  const list = make('ul', {}, ...navigation.items.map(section));
  return [make('nav', { class: `da-nb-nav da-nb-nav-${navigation.style}`, 'aria-label': 'Sections' }, list)];
}

export function drawProgress(progress: Progress | undefined): HTMLElement[] {
  if (!progress) {
    return [];
  }
  const percent = Math.min(100, Math.max(0, progress.percent));
  const fill = make('div', { class: 'da-nb-progress-fill', style: `width:${percent}%` }, progress.label ?? '');
  const about = { role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-label': 'Progress' };
  return [make('div', { class: 'da-nb-progress', ...about, 'aria-valuenow': String(Math.round(percent)) }, fill)];
}

/** The Help screen, which stands in place of the question. */
export function drawHelp(help: Help, deeds: AroundDeeds): HTMLElement {
  const back = make('button', { type: 'button', class: 'da-nb-button da-nb-primary' }, help.back_label);
  back.addEventListener('click', () => deeds.help(false));
  const sections = help.sections.map((one) => {
    const heading = one.heading ? [withHtml(make('h3', { class: 'da-nb-help-heading' }), one.heading)] : [];
    return make('div', { class: 'da-nb-help-section' }, ...heading, ...htmlBox('', one.content));
  });
  const name = make('h2', { class: 'da-nb-title', tabindex: '-1' }, help.label);
  return make('section', { class: 'da-nb-form da-nb-help-screen', 'aria-label': help.label }, name, ...sections, back);
}
