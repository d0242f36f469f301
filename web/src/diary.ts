// What a person has noted about their days: the state kept under
// vakka:<bank-id>:diary:v1, by date and, within a day, by the task's id ("" is
// the day itself):
//
//   {"2026-11-23": {"tehtavat/kavely": {"done": true, "face": 3, "texts": ["…"], "note": "…"}, "": {"note": "…"}}}
//
// texts are the answers to the task's questions for reflection, in their order.
// An entry may carry the task's title and the questions as they were when it was
// written, so that it can be read where the task is not at hand:
//
//   {"done": true, "texts": ["…"], "title": "Kävely", "questions": ["Mitä näit?"]}
//
// The format is read for ever; whatever is not of its form is left out.

/** How it felt: 1 hard, 2 so-so, 3 good. */
export type Face = 1 | 2 | 3;

export interface Entry {
  readonly done?: true;
  readonly face?: Face;
  readonly texts?: readonly string[];
  readonly note?: string;
  readonly title?: string;
  readonly questions?: readonly string[];
}

/** Date (2026-11-23) → task's id → entry. */
export type Diary = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

export const diaryKey = (bank: string): string => `vakka:${bank}:diary:v1`;

/** The longest text that is kept. */
export const longest = 2000;

/** Whether it is of the form of a date: 2026-11-23. */
export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !isNaN(Date.parse(text));

/** Reads the stored state. */
export function readDiary(stored: unknown): Diary {
  const diary = new Map<string, ReadonlyMap<string, Entry>>();
  for (const [date, tasks] of entries(stored)) {
    if (!isDate(date)) continue;
    const day = new Map<string, Entry>();
    for (const [task, value] of entries(tasks)) {
      const entry = readEntry(value);
      if (entry) day.set(task, entry);
    }
    if (day.size > 0) diary.set(date, day);
  }
  return diary;
}

/** What to store; undefined when there is nothing to remember. */
export function writeDiary(diary: Diary): unknown {
  if (diary.size === 0) return undefined;
  return Object.fromEntries([...diary].map(([date, day]) => [date, Object.fromEntries(day)]));
}

/** The diary with a task's entry of a day in place of the old one; an entry
 * that says nothing is taken out. */
export function note(diary: Diary, date: string, task: string, entry: Entry): Diary {
  const next = new Map(diary);
  const day = new Map(next.get(date) ?? []);
  const kept = readEntry(entry);
  if (kept) day.set(task, kept);
  else day.delete(task);
  if (day.size > 0) next.set(date, day);
  else next.delete(date);
  return next;
}

function readEntry(value: unknown): Entry | undefined {
  const fields = new Map(entries(value));
  const texts = list(fields.get("texts")).map(text);
  while (texts.length > 0 && !texts[texts.length - 1]) texts.pop();
  const face = fields.get("face");
  const said = text(fields.get("note"));
  const entry: Entry = {
    ...(fields.get("done") === true ? { done: true } : {}),
    ...(face === 1 || face === 2 || face === 3 ? { face } : {}),
    ...(texts.length > 0 ? { texts } : {}),
    ...(said ? { note: said } : {}),
  };
  if (Object.keys(entry).length === 0) return undefined; // a title alone says nothing of the day
  const title = text(fields.get("title")).slice(0, 200);
  const questions = list(fields.get("questions")).map(text).slice(0, texts.length);
  return { ...entry, ...(title ? { title } : {}), ...(questions.some((q) => q) ? { questions } : {}) };
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, longest) : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 50) : []);
const entries = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
