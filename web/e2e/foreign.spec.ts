// A page of somebody else's, open in the same browser while vakka serve runs:
// it tries all that a page can, and gets nothing.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test"; // not ours: here requests fail, as they should
import { serve } from "./serving.ts";

test("another site's page reads nothing of a bank that is being written", async ({ page }, info) => {
  const bank = info.outputPath("bank");
  mkdirSync(join(bank, "content/tehtavat"), { recursive: true });
  writeFileSync(join(bank, "bank.yaml"), "name: Pieni pankki\n");
  writeFileSync(join(bank, "content/tehtavat/kavely.md"), "---\ntitle: Salainen kävely\n---\n\n## Näin teet\n\n1. Lähde.\n");
  const { server, address } = await serve(bank);
  const port = new URL(address).port;
  const stranger = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<!doctype html><title>Vieras</title><body>"));
  await new Promise<void>((ready) => stranger.listen(0, "127.0.0.1", ready));
  const strange = (stranger.address() as AddressInfo).port;
  try {
    for (const host of ["evil.localhost", "localhost", "127.0.0.1"]) { // another site, and other ports of this machine
      const answers: string[] = [];
      page.removeAllListeners("response");
      page.on("response", (r) => { if (new URL(r.url()).port === port) answers.push(`${r.status()} ${Object.keys(r.headers()).filter((h) => h.startsWith("access-control")).join()}`); });
      await page.goto(`http://${host}:${strange}/`);
      const got = await page.evaluate(async (address) => {
        const out: Record<string, string> = {};
        const words = (r: Response): Promise<string> => r.text().then((text) => `${r.type} ${text.length}`);
        out["fetch"] = await fetch(address + "/").then(words, () => "no");
        out["fetch without cors"] = await fetch(address + "/", { mode: "no-cors" }).then(words, () => "no");
        out["post"] = await fetch(address + "/", { method: "POST", body: "x", mode: "no-cors" }).then(words, () => "no");
        const loaded = (e: HTMLElement): Promise<string> => new Promise((done) => {
          e.onload = () => done("loaded");
          e.onerror = () => done("no");
          document.body.append(e);
        });
        out["script"] = await loaded(Object.assign(document.createElement("script"), { src: address + "/_vakka/live.js" }));
        out["style"] = await loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address + "/_vakka/live.css" }));
        out["picture"] = await loaded(Object.assign(document.createElement("img"), { src: address + "/favicon.ico" }));
        out["events"] = await new Promise((done) => {
          const stream = new EventSource(address + "/_vakka/events");
          stream.onopen = () => done("open");
          stream.onerror = () => { stream.close(); done("no"); };
        });
        out["socket"] = await new Promise((done) => {
          const socket = new WebSocket(address.replace("http", "ws") + "/_vakka/events");
          socket.onopen = () => done("open");
          socket.onerror = () => done("no");
        });
        const frame = Object.assign(document.createElement("iframe"), { src: address + "/tehtavat/kavely.html" });
        await loaded(frame);
        try {
          out["frame"] = frame.contentDocument?.body.innerText ?? "no";
        } catch {
          out["frame"] = "no";
        }
        return out;
      }, address);
      expect(got, host).toEqual({
        "fetch": "no", "fetch without cors": "no", "post": "no", "script": "no", "style": "no", "picture": "no", "events": "no", "socket": "no", "frame": "no",
      });
      for (const frame of page.frames()) expect(await frame.content(), host).not.toContain("Salainen");
      for (const answer of answers) expect(answer, host).toMatch(/^40[35] $/);
      expect(answers.length, host).toBeGreaterThan(0); // the browser itself stops the rest
    }
    // A name of somebody else's that leads to this machine (DNS rebinding).
    const reply = await page.goto(`http://evil.localhost:${port}/tehtavat/kavely.html`);
    expect(reply?.status()).toBe(403);
    expect(await page.content()).not.toContain("Salainen");
    // A link in a letter still opens the page.
    expect((await page.goto(`${address}/tehtavat/kavely.html`))?.status()).toBe(200);
    await expect(page.locator("h1")).toHaveText("Salainen kävely");
  } finally {
    stranger.close();
    server.removeAllListeners("exit");
    server.kill();
  }
});
