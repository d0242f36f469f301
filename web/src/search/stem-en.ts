// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/en";

const stop = "the a an of to in is are and or for on with how what when where who why i you it this that do does can be";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("en", "stem", stem, stop);
