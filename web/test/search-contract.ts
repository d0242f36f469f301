// Folds, cuts and inflects what it is given on standard input: Go's tests
// compare the answers with their own (internal/search/contract_test.go).

import { readFileSync } from "node:fs";
import { bases, inflects } from "../src/search/bases";
import { fold, tokens } from "../src/search/fold";
import { stemmers } from "../src/search/stemmers";

const { texts, words, lang } = JSON.parse(readFileSync(0, "utf8")) as { texts: string[]; words: string[]; lang: string };
const stem = stemmers[lang];
process.stdout.write(JSON.stringify({
  texts: texts.map(t => tokens(t).map(x => [x.start, x.end, x.word])),
  words: words.map(w => ({
    fold: fold(w), stem: stem ? fold(stem(w)) : fold(w),
    bases: lang === "fi" && inflects(fold(w)) ? bases(fold(w)).map(b => [b.word, b.cost]) : [],
  })),
}));
