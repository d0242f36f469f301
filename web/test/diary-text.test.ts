import assert from "node:assert/strict";
import { test } from "node:test";
import { readDiary } from "../src/diary";
import { asText, handOver, longestMail, mailDraft, taskName } from "../src/diary-text";
import { dayName, later, monday, spanName, type DiaryWords } from "../src/diary-words";

const words: DiaryWords = {
  lang: "fi",
  weekdays: ["sunnuntai", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai"],
  months: ["tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"],
  faces: ["Raskaalta", "Siltä väliltä", "Hyvältä"],
  texts: {
    date: "{d}.{m}.{y}", day: "{weekday} {d}.{m}.", span: "{d}.{m}.–{d2}.{m2}.{y}", spanMonth: "{d}.–{d2}.{m}.{y}",
    title: "Oma päiväkirja", done: "Tehty", felt: "Miltä tuntui?", note: "Omia sanoja", aboutDay: "Päivästä",
  },
};

const diary = readDiary({
  "2026-11-24": { "tehtavat/soita-tutulle": { face: 1 } },
  "2026-11-23": {
    "": { note: "Pitkä päivä." },
    "tehtavat/kavely": { done: true, face: 3, texts: ["", "Puiston reunalla.\nSiellä oli hiljaista."], note: "Näin oravan.", title: "Kävely", questions: ["Miltä tuntui?", "Missä kävelit?"] },
  },
});
const both = ["2026-11-24", "2026-11-23"];

test("what is handed over reads as a letter, the oldest day first, the day itself last", () => {
  assert.equal(asText(handOver(words, diary, both, () => true)), `Oma päiväkirja 23.–24.11.2026

Maanantai 23.11.
----------------

Kävely
Tehty
Miltä tuntui? Hyvältä

Missä kävelit?
Puiston reunalla.
Siellä oli hiljaista.

Omia sanoja
Näin oravan.

Päivästä
Pitkä päivä.

Tiistai 24.11.
--------------

soita tutulle
Miltä tuntui? Raskaalta
`);
});

test("what is not chosen does not go, nor does its day's name", () => {
  const text = asText(handOver(words, diary, both, (date, task) => date === "2026-11-23" && task === ""));
  assert.equal(text, "Oma päiväkirja 23.11.2026\n\nMaanantai 23.11.\n----------------\n\nPäivästä\nPitkä päivä.\n");
  assert.deepEqual(handOver(words, diary, both, () => false), []);
  assert.deepEqual(handOver(words, diary, [], () => true), []);
  assert.equal(asText([]), "");
});

test("a task without a name is called by its address", () => {
  assert.equal(taskName("tehtavat/soita-tutulle", {}), "soita tutulle");
  assert.equal(taskName("kavely", { title: "Kävely" }), "Kävely");
});

test("days, weeks and spans in words", () => {
  assert.equal(dayName(words, "2026-11-29"), "Sunnuntai 29.11.");
  assert.equal(spanName(words, "2026-11-23", "2026-11-23"), "23.11.2026");
  assert.equal(spanName(words, "2026-11-30", "2026-12-06"), "30.11.–6.12.2026");
  assert.equal(spanName(words, "2026-12-28", "2027-01-03"), "28.12.2026–3.1.2027");
  for (const [date, first] of [["2026-11-23", "2026-11-23"], ["2026-11-29", "2026-11-23"], ["2027-01-01", "2026-12-28"], ["2026-03-29", "2026-03-23"]] as const) {
    assert.equal(monday(date), first, date);
  }
  assert.equal(later("2026-10-24", 2), "2026-10-26"); // the clocks go back in between
});

test("a draft holds the text, with its marks encoded and its lines ended as mail wants", () => {
  const { href, whole } = mailDraft("Äiti & isä", "100 % + #1?\nloppu", "(cut)");
  assert.equal(whole, true);
  const { searchParams, protocol, pathname } = new URL(href);
  assert.deepEqual([protocol, pathname, searchParams.get("subject"), searchParams.get("body")], ["mailto:", "", "Äiti & isä", "100 % + #1?\r\nloppu"]);
});

test("a long text is cut at a word, says so, and never passes the limit", () => {
  for (const body of ["sana ".repeat(900), "ä".repeat(3000), "😀 ".repeat(800), "rivi\n".repeat(900)]) {
    const { href, whole } = mailDraft("x", body, "(loppu puuttuu)");
    assert.equal(whole, false);
    assert.ok(href.length <= longestMail && href.length > longestMail - 200, `${href.length}`);
    const text = new URL(href).searchParams.get("body") ?? "";
    assert.ok(text.endsWith("…\r\n\r\n(loppu puuttuu)"));
    assert.ok(body.replace(/\n/g, "\r\n").startsWith(text.slice(0, text.indexOf("…"))));
  }
});
