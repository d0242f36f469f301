// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/ar";

const stop = "في من على و ان إلى هل ما كيف هذا هذه أن عن مع";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("ar", "stem", stem, stop);
