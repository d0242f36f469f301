// Shorthands for making parts of a page.

/** An element with a class and a text. */
export function make(page: Document, name: string, className = "", text = ""): HTMLElement {
  const made = page.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Puts parts in the place of what an element holds. */
export function put(into: Element, ...parts: readonly (Node | string)[]): void {
  into.textContent = "";
  into.append(...parts);
}
