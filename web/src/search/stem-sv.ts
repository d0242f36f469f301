// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/sv";

const stop = "och ar att i en ett det den de dem som pa for fran med av till inte om har hade jag mig min mitt mina du dig din ditt dina han hon man vi oss ni er hur vad var varfor vilken vilket vilka nar vem kan kunna ska skulle vill far maste blir eller men sa dar";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("sv", "stem", stem, stop);
