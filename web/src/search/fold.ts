// Folding and words: the same, letter for letter, as internal/search/lang in
// Go; testdata/contract/search-fold.json holds both to it.

const special: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i", ʹ: "", ʼ: "", ς: "σ" };

/** The form that keys are compared by: lower case, no marks, no hyphens. */
export function fold(word: string): string {
  const s = word.toLowerCase();
  if (/^[a-z]*$/.test(s)) return s;
  if (/^[a-zäåö]*$/.test(s)) return s.replace(/[äå]/g, "a").replace(/ö/g, "o");
  return s.normalize("NFD").replace(/[\p{M}\-'’ـ]/gu, "").replace(/[øłđðþæœßıʹʼς]/g, c => special[c]!);
}

/** A word of a text: where it stands, and the word in lower case. */
export interface Token { start: number; end: number; word: string }

const unseen = "\\u00ad\\u200b\\u2060\\u200c\\u200d";
const W = "[\\p{L}\\p{N}\\p{M}]", L = "[\\p{L}\\p{M}]";
const word = new RegExp(`(?=${W})(?:${L}[-'’‑](?=${L})|${W}|[${unseen}](?=${W}))+(?::(${L}{1,5})(?!${W}))?`, "gu");
const hidden = new RegExp(`[${unseen}]`, "g");

const plain = /^[a-z0-9äåö-]*$/i;
const clean = (s: string): string => s.normalize("NFC").replace(hidden, "").replace(/‑/g, "-").replace(/’/g, "'").toLowerCase().replace(/ς/g, "σ");

/** The words of a text, in order. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  for (const m of text.matchAll(word)) {
    const tail = m[1] ? m[1].length + 1 : 0;
    const whole = tail ? m[0].slice(0, -tail) : m[0];
    out.push({ start: m.index!, end: m.index! + m[0].length, word: plain.test(whole) ? whole.toLowerCase() : clean(whole) });
  }
  return out;
}
