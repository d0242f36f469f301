// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/ru";

const stop = "и в на не что как по с а для это или из к у о я ты мы вы где когда кто";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("ru", "stem", stem, stop);
