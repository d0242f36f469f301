// Index files are scripts that hand their data to one global function. A file
// is asked for once; on the web and from a disk alike.

export type Why = "missing" | "slow" | "broken" | "stale";

/** Why search does not work just now. */
export class SearchError extends Error {
  readonly why: Why;
  readonly file: string;
  constructor(why: Why, file: string) {
    super(`search: ${file} is ${why}`);
    this.why = why;
    this.file = file;
    this.name = "SearchError";
  }
}

export type LoadScript = (url: string) => Promise<void>;

const arrived = new Map<string, unknown[]>();
const timeout = 10_000;

/** The version of the files' format. */
export const version = 4;
const hashSize = 8;

(globalThis as { vakkaIndex?: unknown }).vakkaIndex = (lang: string, name: string, ...data: unknown[]): void => {
  arrived.set(lang + "/" + name, data);
};

/** Loads a script with a script element. */
export function loadWithElement(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const s = document.createElement("script");
    const end = (then: () => void): void => { clearTimeout(timer); s.remove(); then(); };
    const timer = setTimeout(() => end(() => reject(new SearchError("slow", url))), timeout);
    s.onload = () => end(resolve);
    s.onerror = () => end(() => reject(new SearchError("missing", url)));
    s.src = url;
    document.head.append(s);
  });
}

/** The files of one index. */
export class Files {
  private coming = new Map<string, Promise<unknown[]>>();
  /** Of files with one first letter: how many in a row share a hash, and the hashes. */
  hashes: Record<string, [run: number, list: string]> = {};
  readonly base: string;
  readonly lang: string;
  private readonly load: LoadScript;
  constructor(base: string, lang: string, load: LoadScript) {
    this.base = base;
    this.lang = lang;
    this.load = load;
  }

  /** Asks for files that will be wanted; whoever wants them hears what became of them. */
  ahead(names: string[]): void {
    for (const name of names) this.get(name).catch(() => {});
  }

  /** The data of a file: "" is the entry file, others are named as in it. */
  get(name: string): Promise<unknown[]> {
    const kind = name[0]!, h = this.hashes[kind] || this.hashes[kind === "x" ? "d" : "t"];
    if (h) {
      const at = Math.floor(parseInt(name.slice(1)) / h[0]) * hashSize;
      name += "-" + h[1].slice(at, at + hashSize);
    }
    return this.script(`${this.base}haku/${this.lang}${name && `-${version}/${name}`}.js`, name);
  }

  /** The data that a script at an address hands over under a name. */
  script(url: string, name: string): Promise<unknown[]> {
    const key = this.lang + "/" + name;
    const here = arrived.get(key);
    if (here) return Promise.resolve(here);
    let p = this.coming.get(key);
    if (!p) {
      p = this.load(url).then(() => {
        const data = arrived.get(key);
        if (!data) throw new SearchError(name ? "stale" : "broken", url);
        return data;
      });
      p.catch(() => this.coming.delete(key));
      this.coming.set(key, p);
    }
    return p;
  }
}
