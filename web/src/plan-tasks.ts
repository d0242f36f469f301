// The bank's tasks as its plan data has them: rows in classic scripts, which
// hand them to one global function. A large bank's rows are parted by the
// beginning of their codes, so that a programme fetches the few it needs.
import { asCode } from "./plan-code";
import type { Task } from "./plan";

/** 4ws8-s29q79 (the short code, and the rest of it), ID, title, minutes, goals
 * and level as places in the vocabularies, the title's language when it is not
 * the page's. */
export type Row = readonly [string, string, string, number, readonly number[], number, string?];

export type LoadScript = (address: string) => Promise<void>;

const arrived = new Map<string, readonly Row[]>();
(globalThis as { vakkaPlan?: unknown }).vakkaPlan = (name: string, rows: readonly Row[]): void => {
  arrived.set(name, rows);
};

/** A code that names nothing, or several things. */
export type Found = Task | "unknown" | "several";

export class Catalogue {
  private readonly base: string;
  private readonly parts: number;
  private readonly lang: string;
  private readonly load: LoadScript;
  /** base is the address of the data without .js, parts how many letters of a
   * code tell its file, lang the page's language. */
  constructor(base: string, parts: number, lang: string, load: LoadScript) {
    this.base = base;
    this.parts = parts;
    this.lang = lang;
    this.load = load;
  }

  /** The tasks of codes, each whole or its beginning. Fails when data cannot be
   * fetched. */
  async find(codes: readonly string[]): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    await Promise.all([...new Set(codes)].map(async (code) => {
      found.set(code, pick(await this.rows(code.slice(0, this.parts)), asCode(code), this.lang));
    }));
    return found;
  }

  private async rows(part: string): Promise<readonly Row[]> {
    const address = this.base + (part && "/" + part) + ".js";
    const name = address.slice(address.lastIndexOf("ohjelma/"));
    if (!arrived.has(name)) await this.load(address);
    const rows = arrived.get(name);
    if (!rows) throw new Error(address + " holds no tasks");
    return rows;
  }
}

/** The one task whose code begins so. */
export function pick(rows: readonly Row[], code: string, lang: string): Found {
  let found: Task | undefined;
  if (code.length < 4) return "unknown";
  for (const row of rows) {
    if (row[0].replace("-", "").slice(0, code.length) !== code) continue;
    if (found && found.id !== row[1]) return "several";
    found = found || taskOf(row, lang);
  }
  return found || "unknown";
}

function taskOf([marked, id, title, minutes, goals, level, own]: Row, lang: string): Task {
  return { code: marked.replace("-", ""), short: marked.indexOf("-") < 0 ? marked.length : marked.indexOf("-"), id, title, minutes, lang: own || lang, goals, level };
}

/** Loads a script with a script element. */
export function loadWithElement(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const timer = setTimeout(() => end(() => reject(new Error(address + " is slow"))), 10_000);
    const end = (then: () => void): void => { clearTimeout(timer); script.remove(); then(); };
    script.onload = () => end(resolve);
    script.onerror = () => end(() => reject(new Error(address + " is missing")));
    script.src = address;
    document.head.append(script);
  });
}
