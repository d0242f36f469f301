// What a person has noted about their days: the state kept under
// vakka:<bank-id>:diary:v1, by date and, within a day, by the task's id ("" is
// the day itself):
//
//   {"2026-11-23": {"tehtavat/kavely": {"done": true, "face": 3, "texts": ["…"], "note": "…"}, "": {"note": "…"}}}
//
// texts are the answers to the task's questions for reflection, in their order.
// The format is read for ever; whatever is not of its form is left out.

/** How it felt: 1 hard, 2 so-so, 3 good. */
export type Face = 1 | 2 | 3;

export interface Entry {
  readonly done?: true;
  readonly face?: Face;
  readonly texts?: readonly string[];
  readonly note?: string;
}

/** Date (2026-11-23) → task's id → entry. */
export type Diary = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

export const diaryKey = (bank: string): string => `vakka:${bank}:diary:v1`;

/** The longest text that is kept. */
export const longest = 2000;

/** Reads the stored state. */
export function readDiary(stored: unknown): Diary {
  const diary = new Map<string, ReadonlyMap<string, Entry>>();
  for (const [date, tasks] of entries(stored)) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) continue;
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
  return Object.keys(entry).length > 0 ? entry : undefined;
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, longest) : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 50) : []);
const entries = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
