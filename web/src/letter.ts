// Copying a letter: both as HTML, which mail programs paste with its headings
// and links, and as plain text.

const kept: ReadonlySet<string> = new Set(["href", "lang", "dir"]);

/** A letter's HTML without what belongs to this page: classes, ids, data. */
export function letterHTML(letter: Element): string {
  const copy = letter.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
  }
  return copy.innerHTML.trim();
}

/** Copies a letter. When the browser will not, the letter is left selected for
 * the reader's own keys, and the answer is false. */
export async function copyLetter(window: Window, letter: Element, html: string, text: string): Promise<boolean> {
  try {
    const { ClipboardItem } = window as unknown as { ClipboardItem: typeof globalThis.ClipboardItem };
    const blob = (type: string, data: string) => new Blob([data], { type });
    await window.navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", html), "text/plain": blob("text/plain", text) })]);
    return true;
  } catch {
    // No clipboard outside https, none for HTML in old browsers, or not allowed.
  }
  const selection = window.getSelection();
  if (!selection) return false;
  selection.selectAllChildren(letter);
  try {
    return window.document.execCommand("copy");
  } catch {
    return false;
  }
}
