// A whole page laid out at once, for those who measure it or look at all of it:
// what is out of sight is otherwise laid out when it comes near, and cut at its
// own edge until then.
import type { Page } from "@playwright/test";

export async function layOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const all = new CSSStyleSheet();
    all.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, all];
  });
}
