// What a person's answers to a survey lead to. Answers are numbers from zero:
// zero is "I can do this", the rest are steps on the way there. No points.
//
// A person may ask for the answers to be kept: then they stand under
// vakka:<bank-id>:survey:v1, {"kartoitukset/digitaidot": {"date": "2026-11-23",
// "answers": [0, 2, null]}}, in the order of the statements, null for those left
// without an answer. The format is read for ever.

export interface Statement {
  readonly text: string;
  readonly level: number; // 0: not said
  readonly guides: readonly Guide[];
}
export interface Guide {
  readonly title: string;
  readonly href: string;
  readonly lang?: string;
}

export type Answers = readonly (number | null)[];

export interface Saved {
  readonly date: string;
  readonly answers: Answers;
}

export const surveyKey = (bank: string): string => `vakka:${bank}:survey:v1`;

/** Reads the kept answers, by the survey's id. */
export function readSurveys(stored: unknown): ReadonlyMap<string, Saved> {
  const out = new Map<string, Saved>();
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return out;
  for (const [id, value] of Object.entries(stored as Readonly<Record<string, Partial<Saved> | null>>)) {
    const { date, answers } = value || {};
    if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !Array.isArray(answers) || answers.length > 500) continue;
    out.set(id, { date, answers: answers.map((a: unknown) => (typeof a === "number" && Number.isInteger(a) && a >= 0 && a < 20 ? a : null)) });
  }
  return out;
}

/** How many guides are enough to begin with. */
const fewGuides = 3;

/** The guides to go on with, at most three and none twice: those of the lowest
 * level first, one for each thing to learn before a second one for any. */
export function nextGuides(statements: readonly Statement[], answers: Answers): readonly Guide[] {
  const open = statements.filter((_, i) => (answers[i] || 0) > 0)
    .map((s, i) => ({ s, i })).sort((a, b) => (a.s.level || 9) - (b.s.level || 9) || a.i - b.i).map(({ s }) => s);
  const found = new Map<string, Guide>();
  const most = Math.max(0, ...open.map((s) => s.guides.length));
  for (let round = 0; round < most && found.size < fewGuides; round++) {
    for (const s of open) {
      const fresh = s.guides.filter((g) => !found.has(g.href))[0];
      if (fresh && found.size < fewGuides && (round > 0 || !s.guides.some((g) => found.has(g.href)))) found.set(fresh.href, fresh);
    }
  }
  return [...found.values()];
}

/** The sheet for the coach as plain text: the statements under each answer,
 * then the guides. */
export function sheet(title: string, names: readonly string[], statements: readonly Statement[], answers: Answers, next: string): string {
  const parts = names.map((name, a) => [name, statements.filter((_, i) => answers[i] === a).map((s) => `- ${s.text}`)] as const);
  const guides = nextGuides(statements, answers).map((g, i) => `${i + 1}. ${g.title}`);
  return [title, ...[...parts, [next, guides] as const].filter(([, lines]) => lines.length > 0).map(([name, lines]) => `\n${name}\n${lines.join("\n")}`)].join("\n") + "\n";
}
