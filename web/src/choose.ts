// Which cards suit what a person has answered. The same answers give the same
// cards for a day, and others tomorrow: the seed is the date and the answers.

/** A task as the build hands it over (render/choose.go). */
export interface Card {
  readonly u: string; // address from the site's root
  readonly t: string; // title
  readonly l?: string; // language and direction of the title, when they are not the page's
  readonly r?: string;
  readonly s?: string; // summary
  readonly b: string; // tab
  readonly c: string; // class of the tab
  readonly f: string; // facet:value pairs
  readonly w: Readonly<Record<string, string>>; // what it is of each facet, in words
}

/** A question. On a ladder a lower value suits too: who has an hour has a
 * quarter of one. */
export interface Question {
  readonly facet: string;
  readonly values: readonly string[];
  readonly ladder: boolean;
}

/** Facet → what was answered; what is not asked for is not in it. */
export type Answers = ReadonlyMap<string, string>;

export interface Pick {
  readonly card: Card;
  readonly fits: readonly string[]; // facets, in the order of the questions
  readonly misses: readonly string[];
}

/** Every card, those that suit best first. */
export function rank(cards: readonly Card[], questions: readonly Question[], answers: Answers, date: string): Pick[] {
  const seed = [date, ...questions.map(({ facet }) => answers.get(facet) ?? "")].join(" ");
  const rated = cards.map((card) => {
    const values = card.f.split(" ");
    const pick = { card, fits: [] as string[], misses: [] as string[], steps: 0, lot: hash(seed + card.u) };
    for (const question of questions) {
      const wanted = answers.get(question.facet);
      if (wanted === undefined) continue;
      const below = stepsBelow(question, wanted, values);
      (below === undefined ? pick.misses : pick.fits).push(question.facet);
      pick.steps += below ?? 0;
    }
    return pick;
  });
  return rated.sort((a, b) => a.misses.length - b.misses.length || a.steps - b.steps || a.lot - b.lot);
}

/** How far below the answer a card's value is; undefined when it does not suit. */
function stepsBelow({ facet, values, ladder }: Question, wanted: string, has: readonly string[]): number | undefined {
  if (has.includes(`${facet}:${wanted}`)) return 0;
  if (!ladder) return undefined;
  const top = values.indexOf(wanted);
  for (let i = top - 1; i >= 0; i--) if (has.includes(`${facet}:${values[i]}`)) return top - i;
  return undefined;
}

/** The nth three of a list that begins again when it ends. */
export function three<T>(list: readonly T[], n: number): readonly T[] {
  const turns = Math.max(1, Math.ceil(list.length / 3));
  const at = (n % turns) * 3;
  return list.slice(at, at + 3);
}

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}
