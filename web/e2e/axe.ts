// Runs axe-core on the page that is open.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { layOut } from "./whole.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// axe cannot tell what a pseudo-element covers. Ours cover nothing: they widen
// tabs in their own colour and make whole cards a link. Drawn boxes (☐) are to
// be seen as letters are.
const checks = { "color-contrast": { options: { ignorePseudo: true, ignoreUnicode: false } } };
const common = { resultTypes: ["violations", "incomplete"], preload: false, iframes: false, checks } satisfies RunOptions & { checks: object };
const everything: RunOptions = {
  ...common,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const colours: RunOptions = { ...common, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

declare const axe: { run: (options: RunOptions) => Promise<AxeResults> };

/** What is wrong in the page, one a line: the rule, and where. Only colours
 * can differ in a dark page. Contrast that axe cannot judge counts as wrong,
 * but for what is scrolled out of sight in a part of the page. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(source);
  await layOut(page); // axe cannot judge what is laid out only when it comes into sight
  for (const [colorScheme, options] of [["light", everything], ["dark", colours]] as const) {
    await page.emulateMedia({ colorScheme });
    const results = await page.evaluate(async (options) => {
      const { violations, incomplete } = await axe.run(options);
      const unjudged = incomplete.filter(({ id }) => id === "color-contrast").map((result) => ({
        ...result,
        nodes: result.nodes.filter(({ any }) => any[0]?.data?.messageKey !== "elmPartiallyObscured"),
      }));
      return [...violations, ...unjudged];
    }, options);
    for (const { id, help, nodes } of results) {
      for (const { target, failureSummary } of nodes) {
        found.push(`${page.url()} (${colorScheme}): ${id}: ${help}: ${target.join(" ")}: ${failureSummary}`);
      }
    }
  }
  return found;
}
