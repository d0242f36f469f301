// A device's storage for tests.
import { deviceStore, type Store } from "../src/store";

export function boxed(start: Readonly<Record<string, unknown>> = {}, full = false): { store: Store; kept: () => Record<string, unknown>; writes: () => number } {
  const box = new Map(Object.entries(start).map(([key, value]) => [key, JSON.stringify(value)]));
  let writes = 0;
  const store = deviceStore(() => ({
    getItem: (key) => box.get(key) ?? null,
    setItem(key, value) {
      if (full) throw new Error("QuotaExceededError");
      writes++;
      box.set(key, value);
    },
    removeItem(key) {
      writes++;
      box.delete(key);
    },
  }));
  return { store, kept: () => Object.fromEntries([...box].map(([key, value]) => [key, JSON.parse(value)])), writes: () => writes };
}
