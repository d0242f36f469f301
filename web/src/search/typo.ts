// How far apart two words are: letters left out, added, changed or swapped.

/** The distance of two words, or limit + 1 when it is more than limit. */
export function distance(a: string, b: string, limit: number): number {
  const n = a.length, m = b.length;
  if (Math.abs(n - m) > limit) return limit + 1;
  let before: number[] = [], last: number[] = [], row: number[] = [];
  for (let j = 0; j <= m; j++) last[j] = j;
  for (let i = 1; i <= n; i++) {
    row = [i];
    let least = i;
    for (let j = 1; j <= m; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && !same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row[j] = d;
      if (d < least) least = d;
    }
    if (least > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[m]!;
}

/** The letters a word has, as bits: a quick look at how far apart two words must be. */
export function lettersOf(w: string): number {
  let bits = 0;
  for (let i = 0; i < w.length; i++) bits |= 1 << (w.charCodeAt(i) & 31);
  return bits;
}

/** How many letters only one of two words has. */
export function apart(a: number, b: number): number {
  let n = 0;
  for (let x = a ^ b; x; x &= x - 1) n++;
  return n;
}
