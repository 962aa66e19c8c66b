/** Boxes that clear or tick other boxes (spec 8.2). */
import type { Row } from './row';

/** Have the others follow a box that was just ticked. */
export function tie({ field, control }: Row, rows: readonly Row[]): void {
  if (control.read() === undefined) {
    return;
  }
  for (const other of rows) {
    const { variable, ticked } = other.field;
    if (field.unticks?.includes(variable)) {
      other.control.write(undefined);
    } else if (field.ticks?.includes(variable)) {
      other.control.write(ticked);
    }
  }
}
