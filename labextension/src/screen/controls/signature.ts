/** An area to sign in, with a mouse, a pen or a finger. Raw text is a JSON list of the picture's number. */
import { make } from '../dom';
import { heldAs, hold, numbers } from '../handing';
import type { Field } from '../page';
import type { Control } from './control';

const WIDTH = 900;
const HEIGHT = 300;
const LINE = 5;

/** Draw a stroke from one place to the next; rounded, so that slow and quick hands both look well. */
class Pen {
  private from: [number, number] | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly colour: string,
  ) {}

  get down(): boolean {
    return this.from !== null;
  }

  put(event: PointerEvent): void {
    this.from = this.place(event);
    this.move(event);
  }

  move(event: PointerEvent): void {
    const context = this.canvas.getContext('2d');
    if (!context || !this.from) {
      return;
    }
    const to = this.place(event);
    Object.assign(context, { strokeStyle: this.colour, lineWidth: LINE, lineCap: 'round', lineJoin: 'round' });
    context.beginPath();
    context.moveTo(...this.from);
    context.lineTo(...to);
    context.stroke();
    this.from = to;
  }

  lift(): void {
    this.from = null;
  }

  private place(event: PointerEvent): [number, number] {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return [(x / box.width) * WIDTH, (y / box.height) * HEIGHT];
  }
}

function picture(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? new Blob()), 'image/png'));
}

export function signature(field: Field, id: string): Control {
  const canvas = make('canvas', { id, class: 'da-nb-signature', role: 'img', tabindex: '0' });
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const pen = new Pen(canvas, field.upload?.pen || '#000000');
  let drawn: number | null = null;
  const clear = (): void => {
    canvas.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    drawn = null;
  };
  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.focus();
    canvas.setPointerCapture(event.pointerId);
    pen.put(event);
  });
  canvas.addEventListener('pointermove', (event) => pen.move(event));
  const lift = (): void => {
    if (pen.down) {
      pen.lift();
      drawn = hold('canvas.png', 0, 'image/png', () => picture(canvas), canvas);
      canvas.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  return {
    node: canvas,
    target: canvas,
    described: canvas,
    label: 'above',
    missing: 'signature',
    read: () => (drawn === null ? undefined : JSON.stringify([drawn])),
    write: (raw) => {
      clear();
      const [number] = numbers(raw);
      const before = number === undefined ? undefined : heldAs(number)?.drawn;
      if (number !== undefined && before) {
        canvas.getContext('2d')?.drawImage(before, 0, 0);
        drawn = number;
      }
    },
    check: () => (field.required && drawn === null ? { code: 'signature' } : null),
    handed: () => (drawn === null ? [] : [drawn]),
  };
}
