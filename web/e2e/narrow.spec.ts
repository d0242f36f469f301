// On a small phone, and enlarged four times (1280 px / 4 = 320 px): nothing
// runs over the side, letters and things to press are large enough.
import { violations } from "./axe.ts";
import { online, samples } from "./site.ts";
import { expect, test } from "./test.ts";
import { layOut } from "./whole.ts";

for (const width of [320, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 740 }, hasTouch: true });

    test("no page scrolls sideways, with everything open", async ({ page }) => {
      const wide: string[] = [];
      for (const address of samples()) {
        await page.goto(online(address));
        await layOut(page);
        wide.push(...(await page.evaluate((address) => {
          const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
          const found = over() > 0 ? [`${address}: ${over()} px too wide`] : [];
          for (const details of document.querySelectorAll("details")) details.open = true;
          if (over() > 0 && found.length === 0) found.push(`${address}: ${over()} px too wide when opened`);
          return found;
        }, address)));
      }
      expect(wide).toEqual([]);
    });

    test("what search finds fits the screen, also with letters further apart and words that are longer than it", async ({ page }) => {
      const long = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas";
      for (const address of ["sv/sok.html?q=tillgänglighetsutlåtande", "haku.html?q=saavutettavuusseloste", "ar/haku.html?q=teams", `haku.html?q=${long}`]) {
        await page.goto(online(address));
        await expect(page.locator(".hits > li").first()).toBeVisible();
        await expect(page.locator("main .count")).toContainText(/\d/);
        const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(await over(), address).toBeLessThanOrEqual(0);
        await page.evaluate(() => {
          const apart = new CSSStyleSheet(); // WCAG 1.4.12
          apart.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
          document.adoptedStyleSheets.push(apart);
        });
        expect(await over(), `${address}, letters apart`).toBeLessThanOrEqual(0);
      }
    });

    test("main controls are 44 px, everything else to press at least 24 px", async ({ page }) => {
      const small: string[] = [];
      for (const address of samples("fi")) {
        await page.goto(online(address));
        await layOut(page);
        small.push(...(await page.evaluate((address) => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          const main = ".btn, .menu a, .brand, .languages summary, .languages li a, .facet a, .facet label, .chip, .tile, .pager a, .letters a, .tick, .answers label, summary";
          const inText = "p a, .prose a, dd a, h2 a, h3 a"; // WCAG 2.5.8 leaves out links in a sentence
          return [...document.querySelectorAll<HTMLElement>("a[href], button, label, summary")].flatMap((e) => {
            if (!e.checkVisibility({ visibilityProperty: true }) || e.matches(".skip")) return [];
            const { width, height } = e.getBoundingClientRect();
            const wanted = e.matches(main) ? 44 : e.matches(inText) ? 0 : 24;
            // A short word may be narrow; thumbs miss lines, not words.
            const ok = height >= wanted - 0.5 && width >= Math.min(wanted, 24) - 0.5;
            return ok ? [] : [`${address}: ${Math.round(width)} × ${Math.round(height)} px: ${e.outerHTML.slice(0, 120)}`];
          });
        }, address)));
      }
      expect([...new Set(small)]).toEqual([]);
    });

    test("text is 18 px, what stands beside it at least 16 px", async ({ page }) => {
      const tiny: string[] = [];
      for (const address of samples("fi")) {
        await page.goto(online(address));
        tiny.push(...(await page.evaluate((address) => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          const found: string[] = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const around = text.parentElement!;
            if (!text.textContent?.trim() || !around.checkVisibility() || around.closest(".unseen")) continue;
            const size = parseFloat(getComputedStyle(around).fontSize);
            const wanted = around.closest(".prose, .summary, .steps, .questions, .statement, .cards, p") ? 18 : 16;
            if (size < wanted) found.push(`${address}: ${size} px: ${text.textContent.trim().slice(0, 40)}`);
          }
          return found;
        }, address)));
      }
      expect(tiny).toEqual([]);
    });
  });
}

test("no word of a page's own heading is broken in two", async ({ page }) => {
  const broken: string[] = [];
  for (const address of [...samples(), "sivut/saavutettavuus.html", "sv/sivut/saavutettavuus.html", "sv/mallit/vertailu.html"]) {
    await page.goto(online(address));
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 740 });
      broken.push(...(await page.evaluate((where) => {
        const found: string[] = [];
        const texts = document.createTreeWalker(document.querySelector("h1")!, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          for (const word of text.textContent!.matchAll(/\p{L}+/gu)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) found.push(`${where}: ${word[0]}`);
          }
        }
        return found;
      }, `${address}, ${width} px`)));
    }
  }
  expect(broken).toEqual([]);
});

test("axe finds nothing on a phone with everything open", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const found: string[] = [];
  for (const address of samples("fi")) {
    await page.goto(online(address));
    // The menu of languages lies over others when open: axe could not tell their background.
    await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => ((details as HTMLDetailsElement).open = true)));
    found.push(...(await violations(page)));
  }
  expect(found).toEqual([]);
});
