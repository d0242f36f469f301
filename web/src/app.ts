// What the pages gain when scripts run. Every page is whole without it: each
// part here finds its place in the page, if it is there, and brings it alive.
// Texts come from the page's data attributes, so that they are translated in
// one place. A part that fails must not take the others with it.
import { bringFilterAlive } from "./filter-element";
import { bringSearchAlive } from "./search-hook";
import { bringShareAlive } from "./share-element";
import { deviceStore } from "./store";
import { bringTicksAlive } from "./ticks-element";
import { bringTodayAlive } from "./today-element";

const root = document.documentElement;
const store = deviceStore(() => window.localStorage);

const parts = [
  () => bringSearchAlive(document),
  () => bringTicksAlive(document, store, root.dataset["bank"] ?? ""),
  () => bringShareAlive(document, window),
  () => bringFilterAlive(document, window),
  () => bringTodayAlive(document, new Date()),
];
for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}
