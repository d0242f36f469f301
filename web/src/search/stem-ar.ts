// The script that brings search the stemmer of one language.

import { stem } from "./stem/ar";

(globalThis as { vakkaIndex?: (lang: string, name: string, data: unknown) => void }).vakkaIndex?.("ar", "stem", stem);
