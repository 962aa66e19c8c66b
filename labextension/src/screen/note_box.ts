/** The box that says what went wrong, or what is going on. */
import { make, withHtml } from './dom';
import type { Note } from './page';

export function noteBox(note: Note): HTMLElement {
  const level = note.level === 'error' ? 'da-nb-danger' : 'da-nb-info';
  const box = make('div', { class: `da-nb-box ${level}`, role: note.level === 'error' ? 'alert' : 'status' });
  if (note.title) {
    box.append(make('strong', {}, note.title));
  }
  box.append(make('p', { class: 'da-nb-note-text' }, note.text));
  if (note.help) {
    box.append(withHtml(make('div', { class: 'da-nb-text' }), note.help));
  }
  if (note.detail) {
    box.append(make('details', {}, make('summary', {}, 'Details'), make('pre', {}, note.detail)));
  }
  return box;
}
