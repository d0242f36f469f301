// What the pages gain when scripts run. Every page is whole without it: each
// part here finds its place in the page, if it is there, and brings it alive.
// Texts come from the page's data attributes, so that they are translated in
// one place. A part that fails must not take the others with it.
import { bringFeedbackAlive } from "./feedback-element";
import { forgetOld } from "./expiry";
import { bringFilterAlive } from "./filter-element";
import { bringOfflineAlive } from "./offline-element";
import { bringPlanAlive } from "./plan-add-element";
import { bringSearchAlive } from "./search-hook";
import { bringShareAlive } from "./share-element";
import { deviceStore } from "./store";
import { bringTicksAlive } from "./ticks-element";
import { dateIn } from "./today";
import { bringTodayAlive } from "./today-element";
import { inTurns } from "./turns";

/** The page of an old address leads on to the new one, without a step back. */
function followMoved(page: Document, location: Location): void {
  const link = page.querySelector<HTMLAnchorElement>("a[data-moved]");
  if (link) location.replace(link.href);
}

const root = document.documentElement;
const store = deviceStore(() => window.localStorage);
const bank = root.dataset["bank"] ?? "";
const today = (): string => dateIn(root.dataset["zone"] ?? "", new Date());

// First what others build on, other scripts too; then what is seen at once.
inTurns([
  () => followMoved(document, window.location),
  () => bringSearchAlive(document),
  () => bringOfflineAlive(document, window),
  () => bringTodayAlive(document, window),
  () => forgetOld(store, bank, today, Number(root.dataset["keep"]) || 14),
  () => bringTicksAlive(document, store, bank, today),
  () => bringFilterAlive(document, window),
  () => bringFeedbackAlive(document, window.location),
  () => bringShareAlive(document, window),
  () => bringPlanAlive(document, store, bank, today),
]);
