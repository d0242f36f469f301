// Answers Go's fuzzing, a line of JSON for a line of JSON: what the browser's
// code makes of a text, of numbers and words as the index writes them, and of a
// programme's address (internal/search/fuzz_test.go).

import { createInterface } from "node:readline";
import { decode, encode } from "../src/plan-code";
import { mostADay, type Task } from "../src/plan";
import { list, Reader, words } from "../src/search/codec";
import { fold, tokens } from "../src/search/fold";

interface Asked { readonly text: string; readonly words: string; readonly numbers: string; readonly count: number }

/** What is wrong with how an address is read, or nothing. */
function wrong(address: string): string {
  const read = decode(address);
  if (typeof read === "string") return "";
  const { plan } = read;
  if (plan.days.length !== 7 || plan.days.some((d) => d.length > mostADay)) return "too much in a week";
  const codes = plan.days.flat();
  const n = Math.max(4, ...codes.map((c) => c.length));
  if (codes.some((c) => c.length !== codes[0]!.length)) return "codes of two lengths";
  const tasks = new Map(codes.map((code): [string, Task] => [code, { code, short: n, id: code, title: code, minutes: 0, lang: "fi" }]));
  const again = decode(encode(plan, tasks));
  return typeof again === "object" && again.lost === 0 && again.odd === 0 && JSON.stringify(again.plan) === JSON.stringify(plan) ? "" : "read otherwise when written anew";
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line) as Asked;
  const r = new Reader(asked.numbers);
  try { // rubbish in the place of an index ends, whatever it gives
    const rubbish = new Reader(asked.text.slice(0, 200));
    if (rubbish.number() < 1e4) list(rubbish);
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
  }
  process.stdout.write(JSON.stringify({
    tokens: tokens(asked.text).map((x) => [x.start, x.end, x.word]),
    fold: fold(asked.text),
    words: words(asked.words),
    numbers: Array.from({ length: asked.count }, () => r.number()),
    wrong: wrong(asked.text) || wrong("p1." + asked.text),
  }) + "\n");
}
