// The page of a person's own programme: an opened link is read and kept, and
// without one the programme of this device is on the table.
import { deviceStore } from "./store";
import { copyText } from "./copy";
import { publicAddress } from "./share";
import { dateIn } from "./today";
import { count, emptyPlan, planKey, readKept, writeKept, type Kept } from "./plan";
import { decode, encode } from "./plan-code";
import { makeTable } from "./plan-edit";
import { longestFile, lookUp, readFile, refresh, samePlan, writeFile, type Opened } from "./plan-link";
import { daySheet, drawQr, readDays, weekSheet } from "./plan-show";
import { Catalogue, loadWithElement } from "./plan-tasks";
import { counted, part, type PlanWords, Speech, weekName } from "./plan-words";

const page = document, html = page.documentElement;
const bank = html.dataset["bank"] || "", key = planKey(bank);
const store = deviceStore(() => window.localStorage);

function begin(root: HTMLElement): void {
  const speech = new Speech(JSON.parse(root.dataset["ownPlan"] || "{}") as PlanWords);
  const { words } = speech, todayPage = root.dataset["today"] || "";
  const catalogue = new Catalogue(words.data, words.parts, words.lang, loadWithElement);
  const base = words.address || publicAddress(window.location.href);
  const link = (kept: Kept): string => (base && count(kept.plan) > 0 ? base + "#" + encode(kept.plan, kept.tasks) : "");
  const stored = (): Kept | undefined => readKept(store.read(key));
  const reader = part(root, ".plan-read"), edit = part(root, ".plan-edit"), failed = part(root, ".plan-failed"), ask = part(root, ".plan-ask");
  let fileNotice = "";

  const notices = (...texts: readonly string[]): void => {
    const place = part(root, ".plan-notices");
    place.textContent = "";
    for (const text of texts) {
      if (!text) continue;
      const p = page.createElement("p");
      p.className = "alert";
      p.textContent = text;
      place.append(p);
    }
  };
  const lead = part(page, ".plan-lead"), leads = [lead.textContent || "", lead.dataset["read"] || ""];
  const only = (shown: HTMLElement): void => {
    lead.textContent = leads[shown === reader ? 1 : 0]!;
    for (const section of [reader, edit, failed, ask]) section.hidden = section !== shown;
  };
  const sheet = (name: string): void => { html.dataset["sheet"] = name; };
  const print = (name: string): void => {
    sheet(name);
    window.print();
  };
  // The other languages' links go on to the same programme.
  const keepLanguage = (): void => {
    for (const a of page.querySelectorAll<HTMLAnchorElement>(".languages a")) a.hash = decode(window.location.hash) === "none" ? "" : window.location.hash;
  };
  const address = (hash: string): void => {
    window.history.replaceState(null, "", window.location.pathname + window.location.search + hash);
    keepLanguage();
  };

  /** Keeps what is on the table; in the address when the device refuses. */
  const keep = (kept: Kept): void => {
    if (store.write(key, writeKept(kept))) {
      if (window.location.hash) address("");
      return;
    }
    address(count(kept.plan) > 0 ? "#" + encode(kept.plan, kept.tasks) : "");
    notices(speech.say("inAddress"));
  };
  const table = makeTable({
    page, root, speech, today: dateIn(words.zone, new Date()), changed: keep,
    shown: (kept) => { share(root, kept, link(kept), !!base); weekSheet(page, speech, kept, link(kept)); sheet("week"); },
    printDay: (day) => { daySheet(page, speech, table.kept(), day); print("day"); },
  });
  const openTable = (kept: Kept): void => {
    only(edit);
    table.open(kept);
    if (kept.tasks.size > 0) void refresh(kept, catalogue).then(({ tasks }) => table.know(tasks));
  };

  const read = async (written: Exclude<ReturnType<typeof decode>, string>): Promise<void> => {
    const hash = window.location.hash;
    let opened: Opened;
    try {
      opened = await lookUp(written, catalogue);
    } catch {
      only(failed);
      return;
    }
    if (window.location.hash !== hash) return;
    show(opened);
  };

  function show(opened: Opened): void {
    const own = stored(), same = own !== undefined && samePlan(own.plan, opened.plan), some = count(opened.plan) > 0;
    only(reader);
    notices(fileNotice, some ? "" : speech.say("broken"), opened.lost > 0 && some ? counted(speech, "skippedOne", "skippedMany", opened.lost) : "",
      opened.odd > 0 ? speech.say("odd") : "", same && some ? speech.say("same") : "");
    fileNotice = "";
    part(reader, "h2").textContent = weekName(speech, opened.plan.week);
    readDays(page, speech, opened, part(reader, ".read-days"));
    weekSheet(page, speech, opened, link(opened));
    sheet("week");
    part(reader, ".save").hidden = same || !some;
    part(reader, ".edit").hidden = !some && own === undefined;
    part<HTMLAnchorElement>(reader, ".to-today").hidden = !same || !some;
    part<HTMLAnchorElement>(reader, ".to-today").href = todayPage;
    const kept = (): Kept => {
      const before = stored();
      return { plan: opened.plan, tasks: opened.tasks, ...(before ? { before } : {}) };
    };
    part(reader, ".save").onclick = () => askFirst(opened, part(reader, ".save"), () => {
      if (store.write(key, writeKept(kept()))) {
        window.location.href = todayPage + "#saved";
        return;
      }
      only(reader);
      notices(speech.say("refused"));
      const go = part<HTMLAnchorElement>(reader, ".to-today");
      go.href = todayPage + "#" + encode(opened.plan, opened.tasks);
      go.hidden = false;
      part(reader, ".save").hidden = true;
      go.focus();
    });
    part(reader, ".edit").onclick = () => {
      if (!some) {
        address("");
        return run();
      }
      askFirst(opened, part(reader, ".edit"), () => {
        const now = same ? own : kept();
        notices();
        keep(now);
        openTable(now);
        part(root, ".plan-days h2").focus();
      });
    };
  }

  /** Asks before another programme of the device is replaced. */
  function askFirst(opened: Opened, from: HTMLElement, go: () => void): void {
    const own = stored();
    if (!own || count(own.plan) === 0 || samePlan(own.plan, opened.plan)) return go();
    ask.hidden = false;
    part(ask, "h2").textContent = speech.say("replace", { what: `${weekName(speech, own.plan.week)}, ${counted(speech, "one", "many", count(own.plan))}` });
    part(ask, ".yes").onclick = () => { ask.hidden = true; go(); };
    part(ask, ".no").onclick = () => { ask.hidden = true; from.focus(); };
    ask.focus();
  }

  function run(): void {
    keepLanguage();
    const written = decode(window.location.hash);
    notices(written === "newer" ? speech.say("newer") : "");
    if (typeof written !== "string") void read(written);
    else openTable(stored() || { plan: emptyPlan, tasks: new Map() });
  }

  part(failed, ".again").onclick = run;
  part(root, ".print-week").onclick = () => print("week");
  part(root, ".print-empty").onclick = () => print("empty");
  shareButtons(root, speech, table.tell, () => link(table.kept()));
  files(root, speech, table.tell, table.kept, (plan, notice) => {
    fileNotice = notice;
    window.location.hash = plan;
  });
  // Tasks may be added in another tab, or on another page before coming back.
  const again = (): void => {
    const now = stored();
    if (!edit.hidden && now && !samePlan(now.plan, table.kept().plan)) openTable(now);
  };
  window.addEventListener("storage", (e) => { if (e.key === key || e.key === null) again(); });
  window.addEventListener("pageshow", (e) => { if (e.persisted) again(); });
  window.addEventListener("hashchange", run);
  part(page, ".plan-paper").hidden = true;
  root.hidden = false;
  run();
}

/** The link, its QR code and the words that stand there before there is one. */
function share(root: HTMLElement, kept: Kept, link: string, published: boolean): void {
  const some = count(kept.plan) > 0;
  part(root, ".nothing-yet").hidden = some;
  part(root, ".no-link").hidden = !some || published;
  part(root, ".plan-link").hidden = !link;
  part<HTMLInputElement>(root, ".plan-link input").value = link;
  const drawn = link !== "" && drawQr(part<SVGElement>(root, ".plan-qr svg"), link);
  part(root, ".plan-qr").hidden = !drawn;
  part(root, ".qr-long").hidden = drawn || !link;
}

function shareButtons(root: HTMLElement, speech: Speech, tell: (text: string) => void, link: () => string): void {
  part(root, ".copy").onclick = () => {
    tell("");
    void copyText(window, link()).then((done) => tell(speech.say(done ? "copied" : "notCopied")));
  };
  part<HTMLInputElement>(root, ".plan-link input").onfocus = (e) => (e.target as HTMLInputElement).select();
  const native = part(root, ".native");
  native.hidden = typeof window.navigator.share !== "function";
  // Whoever closes the list of apps has changed their mind: no failure.
  native.onclick = () => void window.navigator.share({ title: speech.say("title"), url: link() }).catch(() => undefined);
}

function files(root: HTMLElement, speech: Speech, tell: (text: string) => void, kept: () => Kept, open: (plan: string, notice: string) => void): void {
  part(root, ".file-save").onclick = () => {
    const { plan, tasks } = kept();
    const a = page.createElement("a");
    a.href = URL.createObjectURL(new Blob([writeFile(bank, encode(plan, tasks))], { type: "application/json" }));
    a.download = speech.say("file") + (plan.week === undefined ? "" : "-" + plan.week) + ".json";
    page.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
    tell(speech.say("saved"));
  };
  const input = part<HTMLInputElement>(root, ".file-open input");
  input.onchange = () => {
    const file = input.files && input.files[0];
    if (!file) return;
    if (file.size > longestFile) return tell(speech.say("fileLarge"));
    const reader = new FileReader();
    reader.onerror = () => tell(speech.say("fileBad"));
    reader.onload = () => {
      input.value = "";
      const found = readFile(String(reader.result)), written = found ? decode(found.plan) : "none";
      if (!found || written === "none") tell(speech.say("fileBad"));
      else if (written === "newer") tell(speech.say("newer"));
      else open(found.plan.replace(/^#/, ""), found.bank !== bank ? speech.say("fileOther") : speech.say("opened"));
    };
    reader.readAsText(file);
  };
}

const root = page.querySelector<HTMLElement>("[data-own-plan]");
if (root) begin(root);
