// Keeping an entry on the device.
import { diaryKey, note, readDiary, writeDiary, type Diary, type Entry } from "./diary";
import type { Store } from "./store";

export interface Shelf {
  /** What is on the device now: other pages of the bank may be open. */
  diary(): Diary;
  /** Puts an entry in its place; one that says nothing is taken out. False when the device refuses. */
  keep(date: string, task: string, entry: Entry): boolean;
  /** Whether the device takes anything in. */
  takes(): boolean;
  /** Whether a change of what is stored, made by another page, is of the diary. */
  changed(event: StorageEvent): boolean;
}

export function shelf(store: Store, bank: string): Shelf {
  const key = diaryKey(bank);
  const diary = () => readDiary(store.read(key));
  return {
    diary,
    keep: (date, task, entry) => store.write(key, writeDiary(note(diary(), date, task, entry))),
    takes: () => store.write(key + ":probe", 1) && store.write(key + ":probe", undefined),
    changed: (event) => event.key === key || event.key === null,
  };
}

/** How long a pause in writing is before it is kept, in milliseconds. */
export const pause = 500;

/** Says whether it was kept. */
export function tellKept(status: Element, good: boolean, saved: string, full: string): void {
  status.textContent = good ? saved : full;
  status.classList.toggle("failed", !good);
}

/** A field is as tall as what is written in it. */
export function grow(field: HTMLElement): void {
  if (field.localName !== "textarea") return;
  field.style.height = "";
  if (!(field as HTMLTextAreaElement).value) return; // its rows are enough: the page need not be measured
  if (field.scrollHeight > field.clientHeight) field.style.height = `${field.scrollHeight + 4}px`;
}
