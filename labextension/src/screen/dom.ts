/** Make elements; the one place where clean HTML becomes markup. */
import type { CleanHtml } from './page';

type Attributes = Record<string, string | boolean | null | undefined>;

/** An element with attributes: true sets an empty one, false, null and undefined leave it out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
}

/** Fill an element with HTML that the kernel has cleaned. */
export function withHtml<E extends HTMLElement>(element: E, html: CleanHtml): E {
  element.innerHTML = html;
  return element;
}

/** Whatever has the focus in the document or shadow root of `node`. */
export function focused(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}

/** A plain text as HTML. */
export function withText(text: string): CleanHtml {
  return make('span', {}, text).innerHTML;
}
