// What a bank keeps on a device for times without a net, and under which
// names. Pure: the worker (sw.ts) does as these say.

/** What the build tells the worker: addresses from the site's root. */
export interface Kept {
  readonly id: string;
  /** Files without which no page works. Their names change with their content. */
  readonly files: readonly string[];
  /** Ways in, by the folder of their language: "" or "sv/". */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** The page for what is not kept, by the same folders. */
  readonly fallback: Readonly<Record<string, string>>;
}

export const mostPages = 150;
export const mostFiles = 300;
/** The heaviest file that is kept, in bytes. */
export const heaviest = 1_500_000;

/** The start of the names of a scope's caches. A path has no raw space in it,
 * so no other bank's names begin so, whatever paths the two stand under. */
export const cachePrefix = (scope: string): string => `vakka ${scope} `;
export const cacheNames = (scope: string, id: string): { readonly pages: string; readonly files: string } =>
  ({ pages: `${cachePrefix(scope)}${id} v1 pages`, files: `${cachePrefix(scope)}${id} v1 files` });

/** The name a page is kept under: hosts serve one page as kavely.html and
 * kavely, as kansio/ and kansio/index.html, and search with any question. */
export const pageKey = (path: string): string => path.replace(/(^|\/)index(\.html)?$/, "$1").replace(/\.html$/, "");

/** What a file of the site is: fixed when its name changes with its content,
 * fresh when it does not and pages need it. The path is from the site's root. */
export function kindOf(path: string): "page" | "fixed" | "fresh" | "other" {
  if (/^(assets|kuvat|liitteet)\/.*[-.][0-9a-z]{8,16}(-\d+)?\.[a-z0-9]+$/.test(path)) return "fixed";
  if (/^haku\/[^/]+-[^/]+\/[^/]+\.js$/.test(path)) return "fixed";
  if (/^ohjelma\/[^/]+-[0-9a-z]{8,16}\.js$/.test(path)) return "fixed";
  if (/^haku\/[^/]+\.js$/.test(path)) return "fresh";
  return /(^|\/)[^/.]*$|\.html$/.test(path) ? "page" : "other";
}

/** The folder of a page's language. */
export function languageOf(path: string, folders: Iterable<string>): string {
  for (const folder of folders) if (folder !== "" && path.startsWith(folder)) return folder;
  return "";
}

/** The files that a page loads, as they are written in it. */
export const loadedBy = (html: string): string[] => [...html.matchAll(/<(?:img|script)[^>]* src="([^"]+)"/g)].map((m) => m[1] ?? "");

/** One picture is published in several widths, and a device may have kept
 * another than it now asks for. */
export const pictureStem = (path: string): string => path.replace(/-\d+\.[a-z]+$/, "-");

/** A page whose relative addresses lead from base, so that it can be shown in
 * the place of any other. */
export const rebase = (html: string, base: string): string =>
  html.replace(/ (href|src|action|data-(?:root|find|base|engine|stem|worker))="(?!#|\?|\/|[a-z]+:)/g, (_, name: string) => ` ${name}="${base}`);

/** Which of the kept, in the order they were kept, must go to make room. */
export function surplus<T>(kept: readonly T[], most: number, spared: (one: T) => boolean): T[] {
  const free = kept.filter((one) => !spared(one));
  return free.slice(0, Math.max(0, free.length - most));
}

/** Which must go when the device is full: the half that has lain longest. */
export function olderHalf<T>(kept: readonly T[], spared: (one: T) => boolean): T[] {
  return surplus(kept, kept.filter((one) => !spared(one)).length >> 1, spared);
}
