// The script that pages load when a reader touches the search field.

import { createSearch, SearchError } from "./search";

const w = globalThis as { vakka?: Record<string, unknown> };
w.vakka = { ...w.vakka, createSearch, SearchError };
