/** The first n of a list by an order, without sorting all the rest. The order must be total. */
export function top<T>(list: T[], n: number, order: (a: T, b: T) => number): T[] {
  if (n < 1) return [];
  if (n * 8 > list.length) return list.sort(order).slice(0, n);
  const out: T[] = [];
  for (const x of list) {
    if (out.length === n && order(x, out[n - 1]!) > 0) continue;
    let at = out.length;
    while (at > 0 && order(x, out[at - 1]!) < 0) at--;
    out.splice(at, 0, x);
    if (out.length > n) out.pop();
  }
  return out;
}
