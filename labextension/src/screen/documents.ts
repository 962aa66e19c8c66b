/** Documents that a screen offers: for each a tab with its files, and one with its text. */
import { make, setAttributes, withHtml } from './dom';
import type { Document, Documents } from './page';

/** Two tabs of which one is open; the arrow keys move between them. */
function tabs(id: string, panels: [string, HTMLElement][]): HTMLElement {
  const list = make('div', { class: 'da-nb-tabs', role: 'tablist' });
  const buttons = panels.map(([label, panel], at) => {
    setAttributes(panel, { role: 'tabpanel', id: `${id}-panel-${at}`, 'aria-labelledby': `${id}-tab-${at}` });
    const about = { type: 'button', role: 'tab', class: 'da-nb-tab', id: `${id}-tab-${at}`, 'aria-controls': panel.id };
    return make('button', about, label);
  });
  const open = (chosen: number): void => {
    buttons.forEach((button, at) => {
      setAttributes(button, { 'aria-selected': String(at === chosen), tabindex: at === chosen ? '0' : '-1' });
    });
    panels.forEach(([, panel], at) => {
      panel.hidden = at !== chosen;
    });
  };
  buttons.forEach((button, at) => {
    button.addEventListener('click', () => open(at));
    button.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        const next = (at + 1) % buttons.length;
        open(next);
        buttons[next]?.focus();
      }
    });
  });
  open(0);
  list.append(...buttons);
  return make('div', {}, list, ...panels.map(([, panel]) => panel));
}

function files(one: Document, intro: string): HTMLElement {
  const list = make('ul', { class: 'da-nb-files' });
  for (const form of one.formats) {
    const link = make('a', { href: form.link, title: form.filename }, form.label);
    list.append(make('li', {}, link, form.use ? ` – ${form.use}` : ''));
  }
  return make('div', { class: 'da-nb-panel' }, make('p', {}, intro), list);
}

export function drawDocuments(documents: Documents, prefix: string): HTMLElement {
  const { labels } = documents;
  const node = make('div', { class: 'da-nb-documents' });
  if (documents.notice) {
    node.append(make('div', { class: 'da-nb-box da-nb-success', role: 'status' }, documents.notice));
  }
  documents.items.forEach((one, at) => {
    const heading = withHtml(make('h3', { class: 'da-nb-document-name' }), one.name);
    const about = one.description ? [withHtml(make('div', { class: 'da-nb-text' }), one.description)] : [];
    const panels: [string, HTMLElement][] = [[labels.download, files(one, labels.formats)]];
    if (one.preview !== null) {
      panels.push([labels.preview, withHtml(make('div', { class: 'da-nb-panel da-nb-text' }), one.preview)]);
    }
    node.append(make('section', { class: 'da-nb-document' }, heading, ...about, tabs(`${prefix}-doc-${at}`, panels)));
  });
  if (documents.archive !== null) {
    const all = make('a', { href: documents.archive, class: 'da-nb-button da-nb-secondary' }, labels.all);
    node.append(make('div', { class: 'da-nb-document' }, make('p', {}, labels.archive), all));
  }
  return node;
}
