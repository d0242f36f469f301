// Emptying the device: one question before, and a way back until the page is left.
import { keyOf, names } from "./diary-file";
import type { Desk } from "./diary-page";
import { say } from "./diary-words";

export function bringClearAlive(desk: Desk): void {
  const { root, store, bank, words } = desk;
  const ask = root.querySelector<HTMLElement>(".ask-clear")!;
  const button = root.querySelector<HTMLElement>("[data-clear]")!;
  const plan = ask.querySelector<HTMLElement>(".with-plan")!;
  const withPlan = plan.querySelector<HTMLInputElement>("input")!;
  const pages = ask.querySelector<HTMLElement>(".with-pages")!;
  const withPages = pages.querySelector<HTMLInputElement>("input")!;
  const worker = () => (desk.window.navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.controller;
  const close = (): void => {
    ask.hidden = true;
    button.focus();
  };
  button.addEventListener("click", () => {
    ask.hidden = false;
    withPlan.checked = withPages.checked = false;
    pages.hidden = !worker();
    plan.hidden = store.read(keyOf(bank, "plan:v1")) === undefined;
    ask.querySelector("h2")!.focus();
  });
  ask.querySelector("[data-no]")!.addEventListener("click", close);
  ask.addEventListener("keydown", (event) => event.key === "Escape" && close());
  ask.querySelector("[data-yes]")!.addEventListener("click", () => {
    const keys = names.filter((name) => name !== "plan:v1" || withPlan.checked).map((name) => keyOf(bank, name));
    const were = keys.map((key) => [key, store.read(key)] as const);
    for (const key of keys) store.write(key, undefined);
    if (withPages.checked) worker()?.postMessage({ forget: true });
    ask.hidden = true;
    desk.refresh();
    desk.tell(say(words, "cleared"), () => {
      const good = were.map(([key, value]) => store.write(key, value)).every(Boolean);
      desk.refresh();
      desk.tell(say(words, good ? "undone" : "full"));
      button.focus();
    });
  });
}
