// "Listen", with a device whose voices the test makes: Finnish or none.
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { online, pagesOf } from "./site.ts";
import { expect, test } from "./test.ts";

interface Spoken { said: string[]; cancelled: number; next(): void }
declare const spoken: Spoken;

/** Puts a speech engine in the page that says nothing until told to go on. */
const withVoices = async (page: Page, ...langs: string[]): Promise<unknown> => page.addInitScript((langs) => {
  const listeners: (() => void)[] = [];
  let now: { text: string; onend?: () => void } | undefined;
  const state = { said: [] as string[], cancelled: 0, next: () => { const last = now; now = undefined; last?.onend?.(); } };
  let voices: object[] = [];
  const speech = {
    getVoices: () => voices,
    addEventListener: (_: string, then: () => void) => void listeners.push(then),
    speak: (utterance: { text: string }) => { now = utterance; state.said.push(utterance.text); },
    cancel: () => { const last = now; now = undefined; state.cancelled++; last?.onend?.(); }, // as some browsers do
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class { text: string; constructor(text: string) { this.text = text; } } });
  Object.defineProperty(window, "spoken", { value: state });
  setTimeout(() => { // voices come after the page in many browsers
    voices = langs.map((lang) => ({ lang: lang.replace("*", ""), localService: !lang.endsWith("*"), name: lang }));
    for (const then of listeners) then();
  }, 50);
}, langs);

const said = (page: Page): Promise<string[]> => page.evaluate(() => spoken.said);
const next = (page: Page): Promise<void> => page.evaluate(() => spoken.next());
const task = (): string => pagesOf("task")[0]!;

test("a card is read from its title on, the part being read is marked, and it ends by itself", async ({ page }) => {
  await withVoices(page, "en-US", "fi-FI");
  await page.goto(online(task()));
  const play = page.locator("[data-listen-play]");
  await expect(play).toBeVisible();
  expect(await said(page), "nothing by itself").toEqual([]);
  await play.click();
  expect(await said(page)).toEqual([await page.locator("h1").innerText()]);
  await expect(page.locator("h1")).toHaveClass("reading");
  await expect(play).toHaveText("Tauko");
  await next(page);
  await expect(page.locator("h1")).not.toHaveClass(/reading/);
  await expect(page.locator(".reading")).toHaveCount(1);
  for (let i = 0; i < 200 && (await play.innerText()) === "Tauko"; i++) await next(page);
  await expect(play).toHaveText("Kuuntele");
  await expect(page.locator(".reading")).toHaveCount(0);
  const all = (await said(page)).join(" ");
  expect(all).toContain((await page.locator(".steps li p, .steps li .step").first().innerText()).split(".")[0]!);
  expect(all, "what is only on paper, for the coach or of the interface").not.toMatch(/Päivitetty|Lisenssi|Tulosta/);
});

test("keyboard alone: play, pause, go on from the same sentence, stop", async ({ page }) => {
  await withVoices(page, "fi-FI");
  await page.goto(online(task()));
  const play = page.locator("[data-listen-play]");
  await expect(play).toBeVisible();
  await play.focus();
  await page.keyboard.press("Enter");
  await next(page);
  const before = await said(page);
  await page.keyboard.press("Enter");
  await expect(play).toHaveText("Jatka kuuntelua");
  expect(await said(page), "silent").toEqual(before);
  await page.keyboard.press("Space");
  expect(await said(page)).toEqual([...before, before[before.length - 1]]);
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-listen-stop]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(play).toHaveText("Kuuntele");
  await expect(play).toBeFocused();
  await expect(page.locator("[data-listen-stop]")).toBeHidden();
  await play.click();
  expect((await said(page)).at(-1), "from the beginning").toBe(await page.locator("h1").innerText());
});

test("leaving the page silences it", async ({ page }) => {
  await withVoices(page, "fi-FI");
  await page.goto(online(task()));
  await page.locator("[data-listen-play]").click();
  const before = await page.evaluate(() => spoken.cancelled);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  expect(await page.evaluate(() => spoken.cancelled)).toBe(before + 1);
  await expect(page.locator("[data-listen-play]")).toHaveText("Kuuntele");
});

for (const [name, voices] of [["no voice", []], ["no Finnish voice", ["en-US", "fil-PH"]], ["only a voice that sends the text elsewhere", ["fi-FI*"]]] as const) {
  test(`${name}: nothing to press`, async ({ page }) => {
    await withVoices(page, ...voices);
    await page.goto(online(task()));
    await page.waitForTimeout(200);
    await expect(page.locator(".listen")).toBeHidden();
  });
}

test("plain Finnish is read by a Finnish voice, Swedish by a Swedish one", async ({ page }) => {
  await withVoices(page, "fi-FI", "sv-SE");
  for (const lang of ["fi-simple", "sv"]) {
    await page.goto(online(`${lang}/tehtavat/kavely-lahimaastossa.html`));
    await page.locator("[data-listen-play]").click();
    expect(await said(page)).toHaveLength(1);
  }
});

test("axe finds nothing while it reads, on a small phone", async ({ page }) => {
  await withVoices(page, "fi-FI");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(online(task()));
  await page.locator("[data-listen-play]").click();
  await next(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
