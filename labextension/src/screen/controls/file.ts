/** Files to hand over: the browser's own picker, and what has been chosen. Raw text is a JSON list of numbers. */
import { make } from '../dom';
import { heldAs, hold, numbers } from '../handing';
import type { Field, Upload } from '../page';
import type { Control, Problem } from './control';

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/** A picture made smaller, or of another kind, as the field wants it; a file that is none as it is. */
async function fitted(file: File, { image_px, image_type }: Upload): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml' || (!image_px && !image_type)) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, (image_px ?? Infinity) / Math.max(picture.width, picture.height));
    if (scale === 1 && (image_type ?? file.type) === file.type) {
      return file;
    }
    const canvas = make('canvas', {});
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, image_type ?? file.type, 0.92));
    return made ?? file;
  } catch {
    // A picture the browser cannot read goes as it is.
    return file;
  }
}

/** The name of a picture that is turned into another kind. */
function nameOf(file: File, { image_type }: Upload): string {
  const ending = image_type && file.type.startsWith('image/') ? ENDINGS[image_type] : undefined;
  return ending ? `${file.name.replace(/\.[^.]*$/, '')}.${ending}` : file.name;
}

function isAccepted(accept: string, name: string, type: string): boolean {
  const kinds = accept.split(',').map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  const ending = `.${name.toLowerCase().split('.').pop() ?? ''}`;
  const fits = (kind: string): boolean =>
    ['*', '*/*', type, ending].includes(kind) || (kind.endsWith('/*') && type.startsWith(kind.slice(0, -1)));
  return kinds.length === 0 || kinds.some(fits);
}

function problem(field: Field, chosen: readonly number[]): Problem | null {
  const rules = field.upload ?? {};
  const files = chosen.map(heldAs).filter((file) => file !== undefined);
  if (field.required && chosen.length === 0) {
    return { code: 'file required' };
  }
  if (files.some((file) => file.type !== '' && !isAccepted(rules.accept ?? '', file.name, file.type))) {
    return { code: 'accept' };
  }
  const most = rules.max_bytes ?? Infinity;
  return files.some((file) => file.bytes > most) ? { code: 'maxuploadsize' } : null;
}

export function file(field: Field, id: string): Control {
  const rules = field.upload ?? {};
  let chosen = numbers(field.value);
  const input = make('input', {
    id,
    class: 'da-nb-input da-nb-file',
    type: 'file',
    accept: rules.accept,
    capture: rules.capture,
    multiple: rules.several,
  });
  const list = make('ul', { class: 'da-nb-files' });
  const show = (): void => {
    // The picker itself names what it has; the list is for what came from elsewhere.
    const elsewhere = input.files?.length ? [] : chosen;
    const kept = new Map((rules.kept ?? []).map((one) => [one.number, one.name]));
    list.replaceChildren(...elsewhere.map((one) => make('li', {}, heldAs(one)?.name ?? kept.get(one) ?? '')));
    list.hidden = elsewhere.length === 0;
  };
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    chosen = files.map((one) => hold(nameOf(one, rules), one.size, one.type, () => fitted(one, rules)));
    show();
  });
  show();
  return {
    node: make('div', {}, input, list),
    target: input,
    described: input,
    label: 'above',
    missing: 'file required',
    read: () => (chosen.length > 0 ? JSON.stringify(chosen) : undefined),
    write: (raw) => {
      input.value = '';
      chosen = numbers(raw);
      show();
    },
    check: () => problem(field, chosen),
    handed: () => chosen,
  };
}
