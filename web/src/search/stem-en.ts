// The script that brings search what one language needs: its stemmer, and the
// words that say little.

import { stem } from "./stem/en";

const stop = "the a an of to in at by from as is are am was were and or but if so not for on with about how what which when where who why i me my you your he she it its we us our they them their this that these those there do does did dont doesnt can cant cannot could will would should may must be been have has";

(globalThis as { vakkaIndex?: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex?.("en", "stem", stem, stop);
