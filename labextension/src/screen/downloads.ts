/** Files that come from the kernel. */

const KEPT_MS = 8000;

/** Let the browser save a file as it saves what a link leads to. */
export function save(name: string, mimetype: string, parts: DataView[]): void {
  const url = URL.createObjectURL(new Blob(parts as BlobPart[], { type: mimetype }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
