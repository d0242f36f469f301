// The built bank as the tests see it. What the tests need is found in the
// pages themselves, so that the bank's writers can change it as they like.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";

const set = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the tests are run with playwright.config.ts`);
  return value;
};

/** The temporary folder of this run, with the program and the built sites. */
export const work = (): string => set("E2E_WORK");
export const origin = (): string => set("E2E_ORIGIN");

/** Addresses of a page, of the form tehtavat/index.html. */
export const online = (page: string): string => `${origin()}/${page}`;
export const moved = (page: string): string => `${origin()}/a/b/${page}`;
export const onDisk = (page: string): string => pathToFileURL(join(work(), "site", page)).href;

let found: readonly string[] | undefined;

/** Every page of the bank, sorted. */
export function pages(): readonly string[] {
  const root = join(work(), "site");
  found ??= readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return found;
}

export const html = (page: string): string => readFileSync(join(work(), "site", page), "utf8");

/** What kind of page it is: the class of its body. */
export const kindOf = (page: string): string => /<body class="([^"]*)"/.exec(html(page))?.[1] ?? "";
export const langOf = (page: string): string => /<html lang="([^"]*)"/.exec(html(page))?.[1] ?? "";

/** The pages of a kind in the bank's first language. */
export function pagesOf(kind: string, lang = langOf("index.html")): readonly string[] {
  const some = pages().filter((page) => langOf(page) === lang && kindOf(page) === kind);
  if (some.length === 0) throw new Error(`the bank has no page of the kind “${kind}” in ${lang}`);
  return some;
}

/** One page of each kind in each language, the longest of its kind: where
 * there is most to go wrong. */
export function samples(lang?: string): readonly string[] {
  const longest = new Map<string, string>();
  for (const page of pages()) {
    if (lang !== undefined && langOf(page) !== lang) continue;
    const key = `${langOf(page)} ${kindOf(page)}`;
    const best = longest.get(key);
    if (best === undefined || html(page).length > html(best).length) longest.set(key, page);
  }
  return [...longest.values()];
}

/** What the tests that would look at every page look at. Most pages are alike:
 * the same card under another language's menu, a list narrowed to one value
 * more, a day of a week. So it is the longest of each kind in each language, all
 * of the site's own pages, and of the rest every forty-eighth, which are others
 * whenever the bank grows. EVERY_PAGE=1 leaves none out. */
export function many(): readonly string[] {
  if (process.env["EVERY_PAGE"]) return pages();
  const chosen = new Set(samples());
  const own = (page: string): boolean => page.replace(`${langOf(page)}/`, "").indexOf("/") < 0;
  return pages().filter((page, i) => chosen.has(page) || own(page) || i % 48 === 0);
}

/** Every nth of them: the share of one of the tests. */
export const share = (n: number, of: number): readonly string[] => many().filter((_, i) => i % of === n);
export const shares = (of: number): readonly number[] => Array.from({ length: of }, (_, i) => i);

/** The milliseconds a test may take that looks at so many pages: as many as
 * usual, or, when none is left out, what they need on a busy machine. */
export const timeFor = (pages: number, usual: number): number => (process.env["EVERY_PAGE"] ? Math.max(usual, pages * 3_000) : usual);

/** Changes the language of a page: by its row of languages, or by the list that
 * opens in its place where there are many. */
export async function speak(page: Page, lang: string): Promise<void> {
  const inRow = page.locator(`.languages .row a[hreflang="${lang}"]`);
  if (await inRow.isVisible()) return inRow.click();
  await page.locator(".languages summary").click();
  await page.locator(`.languages details a[hreflang="${lang}"]`).click();
}
