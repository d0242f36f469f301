// The diary's own page.
import { bringPageAlive } from "./diary-page";
import { deviceStore } from "./store";
import { dateIn } from "./today";

const { bank = "", zone = "", keep = "" } = document.documentElement.dataset;
const store = deviceStore(() => window.localStorage);

bringPageAlive(document, window, store, bank, () => dateIn(zone, new Date()), Number(keep) || 14);
