// The diary's box on a task's page.
import { bringBoxAlive } from "./diary-box";
import { shelf } from "./diary-keep";
import { deviceStore } from "./store";
import { dateIn } from "./today";

const { bank = "", zone = "" } = document.documentElement.dataset;

bringBoxAlive(document, window, shelf(deviceStore(() => window.localStorage), bank), () => dateIn(zone, new Date()));
