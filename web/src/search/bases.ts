// What a Finnish form may be a form of. The rules are those of
// internal/search/fi/rules.txt, and so is the order of what comes out.

import { rules } from "./rules";

export interface Base { word: string; cost: number }

interface Rule { from: string; to: string; grade: string; next: string; cost: number }

const table = new Map<string, Rule[]>();
for (const line of rules.trim().split("\n")) {
  const f = line.split(" "), n = f.length;
  for (const [i, state] of [...f[0]!].entries()) for (const e of f.slice(1, n - 3)) {
    const [end, to] = e.split(">") as [string, string?];
    const from = end === "." ? "" : end;
    const key = state + from.slice(-1);
    const rule = { from, to: to || "", grade: f[n - 3]!, next: f[n - 2]![i] || f[n - 2]!, cost: +f[n - 1]! };
    const list = table.get(key);
    if (list) list.push(rule);
    else table.set(key, [rule]);
  }
}

const maxCost = 12, maxBases = 40, shortest = 2;
const vowels = "aeiouy";
const vowel = (c: string | undefined): boolean => c !== undefined && c !== "" && vowels.includes(c);

function stem(w: string): [string, string] {
  let i = w.length;
  while (i > 0 && vowel(w[i - 1])) i--;
  return [w.slice(0, i), w.slice(i)];
}

/** The strong grades that a weak stem may have in other forms: kerro, kerto. */
export function strong(w: string): string[] {
  const [head, tail] = stem(w), n = tail.length, out: string[] = [];
  if (!n || !head && w.length < 2) return out;
  if (n > 1) {
    out.push(w.slice(0, -1) + "k" + w.slice(-1));
    if (n > 2) out.push(w.slice(0, -2) + "k" + w.slice(-2));
  }
  if (!head || n > 2) return out;
  const last = head.slice(-1), two = head.slice(-2, -1), inside = head.length > 1;
  const put = (cut: number, s: string): void => { out.push(head.slice(0, head.length - cut) + s + tail); };
  if (last === two && last === "m") put(1, "p");
  else if (last === two && "nlr".includes(last)) put(1, "t");
  else if (last === "g" && two === "n") put(1, "k");
  else if ("kptgb".includes(last) && two !== last && two !== "s" && inside) put(0, last);
  else if (last === "d") put(1, "t");
  else if (last === "v") {
    put(1, "p");
    if (n === 1 && (two === "u" || two === "y")) put(1, "k");
  } else if (last === "j" && inside) {
    if (!vowel(two)) put(1, "k");
    else if (n === 1) put(1, "ik");
  }
  if ("lrhn".includes(last) && vowel(two)) put(0, "k");
  return out;
}

/** The weak grades of a strong stem: asiakka, asiaka. */
function weak(w: string): string[] {
  const [head, tail] = stem(w);
  if (!tail || head.length < 2) return [];
  const last = head.slice(-1), two = head.slice(-2, -1);
  const put = (s: string): string[] => [head.slice(0, -1) + s + tail];
  if (last === two && "kptgb".includes(last)) return put("");
  if (last === "p" && two === "m") return put("m");
  if (last === "t" && "nlr".includes(two)) return put(two);
  if (last === "k" && two === "n") return put("g");
  if (last === "t" && (vowel(two) || two === "h")) return put("d");
  if (last === "p" && (vowel(two) || two === "l" || two === "r")) return put("v");
  if (last === "k" && "lrh".includes(two)) return [...put(""), ...put("j")];
  if (last === "k" && vowel(two)) return put("");
  return [];
}

/** What a folded word may be a form of, likeliest first; the word itself leads. */
export function bases(word: string): Base[] {
  const best = new Map<string, number>(), seen = new Map<string, number>();
  const step = (state: string, w: string, cost: number): void => {
    if (cost > maxCost || w.length < shortest) return;
    const to = state === "F" || state === "G" ? best : seen;
    const key = to === best ? w : state + w;
    if ((to.get(key) ?? 99) <= cost) return;
    to.set(key, cost);
    if (to === best) {
      if (state === "F" && cost > 0) step("X", w, cost + 1);
      return;
    }
    apply(state, w, cost);
    apply(state + w.slice(-1), w, cost);
  };
  const apply = (key: string, w: string, cost: number): void => {
    for (const r of table.get(key) || []) {
      if (r.from && (r.from.length >= w.length || !w.endsWith(r.from))) continue;
      const s = w.slice(0, w.length - r.from.length), c = cost + r.cost;
      step(r.next, s + r.to, c);
      if (r.grade === "+") for (const v of strong(s + r.to)) step(r.next, v, c + 1);
      else if (r.grade === "-" && r.from) for (const v of weak(s + r.from[0])) step(r.next, v.slice(0, -1) + r.to, c);
    }
  };
  step("A", word, 0);
  return [...best].map(([w, cost]) => ({ word: w, cost }))
    .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1)).slice(0, maxBases);
}

/** Whether the rules may work on a folded word. */
export const inflects = (folded: string): boolean => /^[a-z]{3,60}$/.test(folded);
