// The script that brings search the stemmer of one language.

import { stem } from "./stem/ru";

(globalThis as { vakkaIndex?: (lang: string, name: string, data: unknown) => void }).vakkaIndex?.("ru", "stem", stem);
