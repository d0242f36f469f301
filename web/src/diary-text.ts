// A diary as its owner hands it over: what goes is these lines and nothing
// else, whichever way it goes.
import { dayName, say, spanName, type DiaryWords } from "./diary-words";
import type { Diary, Entry } from "./diary";

/** One line; what it is decides how it looks on paper. */
export interface Line {
  readonly kind: "title" | "day" | "task" | "fact" | "question" | "answer";
  readonly text: string;
}

/** The name of an entry that another page left without one. */
export const taskName = (task: string, entry: Entry): string => entry.title || task.replace(/^.*\//, "").replace(/-/g, " ");

/** What was asked in an entry's nth answer. */
export const question = (entry: Entry, n: number): string => (entry.questions || [])[n] || `${n + 1}.`;

/** The lines of the chosen entries, the oldest day first. chosen tells of an
 * entry whether it goes along. No lines when nothing does. */
export function handOver(w: DiaryWords, diary: Diary, dates: readonly string[], chosen: (date: string, task: string) => boolean): readonly Line[] {
  const lines: Line[] = [];
  const went: string[] = [];
  for (const date of [...dates].sort()) {
    const tasks = [...(diary.get(date) || [])].filter(([task]) => chosen(date, task)).sort(([a], [b]) => Number(a === "") - Number(b === ""));
    if (tasks.length === 0) continue;
    went.push(date);
    lines.push({ kind: "day", text: dayName(w, date) });
    for (const [task, entry] of tasks) lines.push(...entryLines(w, task, entry));
  }
  const [first, last] = [went[0], went[went.length - 1]];
  if (first === undefined || last === undefined) return [];
  return [{ kind: "title", text: `${say(w, "title")} ${spanName(w, first, last)}` }, ...lines];
}

function entryLines(w: DiaryWords, task: string, entry: Entry): Line[] {
  if (task === "") return [{ kind: "task", text: say(w, "aboutDay") }, { kind: "answer", text: entry.note || "" }];
  const lines: Line[] = [{ kind: "task", text: taskName(task, entry) }];
  if (entry.done) lines.push({ kind: "fact", text: say(w, "done") });
  if (entry.face) lines.push({ kind: "fact", text: `${say(w, "felt")} ${w.faces[entry.face - 1]}` });
  (entry.texts || []).forEach((text, i) => {
    if (text) lines.push({ kind: "question", text: question(entry, i) }, { kind: "answer", text });
  });
  if (entry.note) lines.push({ kind: "question", text: say(w, "note") }, { kind: "answer", text: entry.note });
  return lines;
}

/** The lines as plain text: room above days, tasks and questions. */
export function asText(lines: readonly Line[]): string {
  return lines.map(({ kind, text }, i) => {
    const room = i > 0 && kind !== "fact" && kind !== "answer" ? "\n" : "";
    return room + (kind === "day" ? `${text}\n${"-".repeat([...text].length)}` : text.trim()) + "\n";
  }).join("");
}

/** The longest address of a draft that programs open. */
export const longestMail = 1800;

/** The address of an e-mail's draft to nobody yet. A text that does not fit is
 * cut at a line or a word, and ends with the words that say so. */
export function mailDraft(subject: string, body: string, cut: string): { href: string; whole: boolean } {
  const href = (text: string) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\r?\n/g, "\r\n"))}`;
  if (href(body).length <= longestMail) return { href: href(body), whole: true };
  const letters = [...body];
  let [fits, not] = [0, letters.length];
  while (not - fits > 1) {
    const middle = (fits + not) >> 1;
    if (href(`${letters.slice(0, middle).join("")}…\n\n${cut}`).length <= longestMail) fits = middle;
    else not = middle;
  }
  const start = letters.slice(0, fits).join("");
  return { href: href(`${start.replace(/\s+\S*$/, "") || start}…\n\n${cut}`), whole: false };
}
