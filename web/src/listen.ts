// Reading a text aloud, piece by piece: what is pure in it.

/** The part of a voice that matters here. */
export interface Voice {
  readonly lang: string;
  readonly localService: boolean;
  readonly default?: boolean;
}

const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? "";

/** The device's own voice for a language: fi-simple is read by a Finnish one.
 * Voices that send what they read to a service elsewhere are left alone. */
export function pickVoice<V extends Voice>(voices: readonly V[], lang: string): V | undefined {
  const own = voices.filter((voice) => voice.localService && base(voice.lang) === base(lang));
  return own.find((voice) => voice.default) ?? own[0];
}

const longest = 220; // letters; some engines fall silent in longer ones

/** A text in pieces short enough to be said: sentences, or parts of long ones. */
export function pieces(text: string): string[] {
  const out: string[] = [];
  for (const sentence of text.replace(/\s+/g, " ").trim().match(/.+?(?:[.!?…]+["”’)]*(?= (?=[^a-zåäö]))|$)/g) ?? []) {
    let rest = sentence.trim();
    while (rest.length > longest) {
      const cut = Math.max(...[", ", "; ", ": ", " – "].map((mark) => rest.lastIndexOf(mark, longest)));
      const at = cut > longest / 3 ? cut + 1 : rest.lastIndexOf(" ", longest);
      const end = at > 0 ? at : longest;
      out.push(rest.slice(0, end).trim());
      rest = rest.slice(end).trim();
    }
    if (/[\p{L}\p{N}]/u.test(rest)) out.push(rest);
  }
  return out;
}
