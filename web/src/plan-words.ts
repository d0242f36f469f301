// What the pages of a person's own programme say, as the page gives it to the
// scripts, and how they write days and durations.
import { fill } from "./words";
import { dateOf } from "./iso-week";

export interface PlanWords {
  readonly lang: string;
  readonly data: string;
  readonly parts: number;
  readonly address?: string;
  readonly zone: string;
  readonly goals: readonly string[];
  readonly levels: readonly string[];
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly toward: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

export class Speech {
  readonly words: PlanWords;
  constructor(words: PlanWords) {
    this.words = words;
  }

  say(name: string, places: Readonly<Record<string, string | number>> = {}): string {
    return fill(this.words.texts[name] || "", places);
  }

  /** 1 h 30 min */
  duration(minutes: number): string {
    const h = Math.floor(minutes / 60), m = minutes % 60;
    return [h > 0 ? this.say("hours", { h }) : "", m > 0 || h === 0 ? this.say("minutes", { m }) : ""].filter(Boolean).join(" ");
  }

  /** A date as people write it: maanantai 23.11. */
  date(date: string): string {
    const [m, d] = numbers(date), weekday = (new Date(date + "T00:00:00Z").getUTCDay() + 6) % 7;
    return this.say("day", { weekday: this.words.weekdays[weekday] || "", d, m, month: this.words.months[m - 1] || "" });
  }
}

/** A day of a programme, with its date when the week is known. */
export const dayName = (speech: Speech, day: number, week: string | undefined): string =>
  week === undefined ? speech.words.weekdays[day] || "" : speech.date(dateOf(week, day + 1));

/** Viikko 48 (23.–29.11.2026), or that it is every week's. */
export function weekName(speech: Speech, week: string | undefined): string {
  if (week === undefined) return speech.say("every");
  const from = dateOf(week, 1), to = dateOf(week, 7);
  const [m, d] = numbers(from), [m2, d2] = numbers(to);
  const months = speech.words.months;
  const span = speech.say(m === m2 ? "spanMonth" : "span", { d, m, d2, m2, y: to.slice(0, 4), month: months[m - 1] || "", month2: months[m2 - 1] || "" });
  return `${speech.say("week", { n: Number(week.slice(6)) })} (${span})`;
}

/** A number of things: "one" or "many" of the texts. */
export const counted = (speech: Speech, one: string, many: string, n: number): string => speech.say(n === 1 ? one : many, { n });

const numbers = (date: string): [number, number] => [Number(date.slice(5, 7)), Number(date.slice(8, 10))];

/** The first element that fits; the page always has it. */
export function part<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error("the page has no " + selector);
  return found;
}

/** A fresh copy of what a template holds. */
export function copyOf<E extends Element = HTMLElement>(page: Document, selector: string): E {
  return part<HTMLTemplateElement>(page, "template." + selector).content.firstElementChild!.cloneNode(true) as E;
}
