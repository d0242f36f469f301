// Every stemmer, for tests. A page loads the one of its language (stem-sv.ts …).

import { stem as ar } from "./stem/ar";
import { stem as en } from "./stem/en";
import { stem as ru } from "./stem/ru";
import { stem as sv } from "./stem/sv";

export const stemmers: Record<string, (word: string) => string> = { ar, en, ru, sv };
