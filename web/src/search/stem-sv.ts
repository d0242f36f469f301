// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/sv";

const stop = "och ar att i en ett det den som pa for med av till inte om har de jag du vi ni hur vad var nar vem kan ska";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("sv", "stem", stem, stop);
