// The diary: its box on a task's page, and its own page.
import { bringBoxAlive } from "./diary-box";
import { shelf } from "./diary-keep";
import { bringPageAlive } from "./diary-page";
import { deviceStore } from "./store";
import { dateIn } from "./today";

const { bank = "", zone = "", keep = "" } = document.documentElement.dataset;
const store = deviceStore(() => window.localStorage);
const today = (): string => dateIn(zone, new Date());

bringBoxAlive(document, window, shelf(store, bank), today);
bringPageAlive(document, window, store, bank, today, Number(keep) || 14);
