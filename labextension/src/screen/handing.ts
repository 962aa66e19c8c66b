/** Files that wait to be sent with the form: each has its number from the moment it is chosen. */

/** What a number stands for; `drawn` is the picture of a signature. */
interface Held {
  name: string;
  bytes: number;
  type: string;
  data: () => Promise<Blob>;
  sent: boolean;
  drawn?: HTMLCanvasElement;
}

/** Numbers have 40 bits, as those which the kernel draws. */
const BITS = 40;
/** The kernel takes parts of this size (da_nb/view/uploads.py says the same). */
const PART_BYTES = 2 * 1024 * 1024;
/** Said when what was chosen is not there any more by the time it is sent. */
export const UNREAD = 'A file could not be read. It may have been moved or changed: choose it again.';

const held = new Map<number, Held>();

/** Hold what was chosen until its form is sent; the number by which the form names it. */
export function hold(name: string, bytes: number, type: string, data: () => Promise<Blob>, drawn?: HTMLCanvasElement): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const number = (high % 2 ** (BITS - 32)) * 2 ** 32 + low;
  held.set(number, { name, bytes, type, data, sent: false, ...(drawn ? { drawn } : {}) });
  return number;
}

/** What is known of a number that was held here. */
export function heldAs(number: number): Readonly<Held> | undefined {
  return held.get(number);
}

/** The numbers in raw text. */
export function numbers(raw: string | null | undefined): number[] {
  return raw ? (JSON.parse(raw) as number[]) : [];
}

/** Which part of which file: it begins at byte `at` of `size`. */
export interface Part {
  number: number;
  name: string;
  at: number;
  size: number;
}

/** Sends a part and tells how much of the file the kernel has then; null when it refused. */
export type SendPart = (part: Part, data: ArrayBuffer) => Promise<number | null>;

/** Send what is not with the kernel yet, part after part. One that is refused is sent no further. */
export async function handOver(wanted: readonly number[], send: SendPart): Promise<void> {
  for (const number of wanted) {
    const file = held.get(number);
    if (!file || file.sent) {
      continue;
    }
    const blob = await file.data();
    let at: number | null = 0;
    do {
      const data: ArrayBuffer = await blob.slice(at, at + PART_BYTES).arrayBuffer();
      at = await send({ number, name: file.name, at, size: blob.size }, data);
    } while (at !== null && at < blob.size);
    file.sent = true;
    file.data = () => Promise.resolve(blob.slice(0, 0));
  }
}
