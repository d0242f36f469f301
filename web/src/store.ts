// What is remembered on the reader's own device, and nowhere else. A browser
// may refuse (private windows, settings of a school's or a library's computer);
// then nothing is remembered and nothing fails.

/** The part of Storage that is used. */
export interface Box {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Store {
  /** The value kept under a key, or undefined. */
  read(key: string): unknown;
  /** Keeps a value; undefined forgets it. False when the device refuses. */
  write(key: string, value: unknown): boolean;
}

/** A store in the box that open gives; even asking for it may throw. */
export function deviceStore(open: () => Box): Store {
  return {
    read(key) {
      try {
        const text = open().getItem(key);
        return text === null ? undefined : JSON.parse(text);
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        if (value === undefined) open().removeItem(key);
        else open().setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };
}
