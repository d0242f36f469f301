// Texts that came from the index, as they are put on the page.

export interface Run { readonly text: string; readonly hit: boolean }

/** Cuts a text where what was looked for begins and ends. Ranges may come in
 * any order, overlap or reach past the text. */
export function runs(text: string, ranges: readonly (readonly [number, number])[]): Run[] {
  const out: Run[] = [];
  let at = 0;
  const put = (to: number, hit: boolean): void => {
    if (to <= at) return;
    const last = out[out.length - 1];
    const piece = text.slice(at, to);
    if (last && last.hit === hit) out[out.length - 1] = { text: last.text + piece, hit };
    else out.push({ text: piece, hit });
    at = to;
  };
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    put(Math.min(start, text.length), false);
    put(Math.min(end, text.length), true);
  }
  put(text.length, false);
  return out;
}

/** Puts a text into an element, the hits marked: as text, whatever it holds. */
export function putMarked(into: Element, text: string, ranges: readonly (readonly [number, number])[]): void {
  for (const run of runs(text, ranges)) {
    if (!run.hit) {
      into.append(run.text);
      continue;
    }
    const mark = into.ownerDocument.createElement("mark");
    mark.textContent = run.text;
    into.append(mark);
  }
}
