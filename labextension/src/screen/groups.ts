/** Items of a list on one screen: added and struck out without the kernel (spec 8.6). */
import { make, withHtml } from './dom';
import type { Collect, Field } from './page';

interface Group {
  box: HTMLElement;
  fields: HTMLElement;
  button: HTMLElement;
  note: HTMLElement;
}

export class Groups {
  readonly node = make('div', { class: 'da-nb-groups' });
  private readonly groups: Group[];
  private readonly deleted = new Set<number>();
  private readonly add: HTMLElement;
  private shown: number;

  constructor(
    private readonly collect: Collect,
    private readonly changed: () => void,
  ) {
    this.shown = collect.shown;
    collect.deleted.forEach((at) => this.deleted.add(at));
    this.groups = collect.headings.map((heading, at) => this.draw(heading, at));
    this.add = make('button', { type: 'button', class: 'da-nb-button da-nb-secondary' }, collect.labels.add);
    this.add.addEventListener('click', () => this.reveal());
    this.node.append(...this.groups.map((group) => group.box), this.add);
    this.stand();
  }

  /** Where the field is drawn; undefined when it belongs to no item. */
  box(field: Field): HTMLElement | undefined {
    return field.group === undefined ? undefined : this.groups[field.group]?.fields;
  }

  /** Whether the field's item is not there yet, or was struck out. */
  hides(field: Field): boolean {
    return field.group !== undefined && (field.group >= this.shown || this.deleted.has(field.group));
  }

  /** Go on from an earlier drawing: what was added and struck out there is so here. */
  resume(earlier: Groups): void {
    this.shown = Math.min(this.groups.length, Math.max(this.shown, earlier.shown));
    earlier.deleted.forEach((at) => this.deleted.add(at));
    this.stand();
  }

  /** What the form says of the items. */
  sent(): { groups: number; deleted: number[] } {
    return { groups: this.shown, deleted: [...this.deleted] };
  }

  private draw(heading: string, at: number): Group {
    const { labels } = this.collect;
    const note = make('span', { class: 'da-nb-deleted' }, labels.deleted);
    const button = make('button', { type: 'button', class: 'da-nb-button da-nb-link da-nb-strike' });
    button.addEventListener('click', () => this.strike(at));
    const name = withHtml(make('span', {}), heading);
    const head = make('legend', { class: 'da-nb-group-head' }, name, ' ', note);
    const fields = make('div', { class: 'da-nb-fields' });
    const box = make('fieldset', { class: 'da-nb-group' }, head, fields, button);
    return { box, fields, button, note };
  }

  private strike(at: number): void {
    if (!this.deleted.delete(at)) {
      this.deleted.add(at);
    }
    this.stand();
    this.changed();
  }

  private reveal(): void {
    this.shown += 1;
    this.stand();
    this.changed();
    this.groups[this.shown - 1]?.fields.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  private stand(): void {
    const { can_add, can_delete, labels } = this.collect;
    this.groups.forEach(({ box, button, note }, at) => {
      const struck = this.deleted.has(at);
      box.hidden = at >= this.shown;
      box.classList.toggle('da-nb-struck', struck);
      note.hidden = !struck;
      button.hidden = !can_delete;
      button.textContent = struck ? labels.undelete : labels.delete;
    });
    this.add.hidden = !can_add || this.shown >= this.groups.length;
  }
}
