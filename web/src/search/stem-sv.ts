// The script that brings search the stemmer of one language.

import { stem } from "./stem/sv";

(globalThis as { vakkaIndex?: (lang: string, name: string, data: unknown) => void }).vakkaIndex?.("sv", "stem", stem);
