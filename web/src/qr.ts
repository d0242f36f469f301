// A QR code of a text: byte mode, error correction M, versions 1 to 15 (up to
// 412 bytes), by ISO/IEC 18004. Gives the squares; the page draws them.

/** Error correction words of a block, and blocks, of versions 1 to 15. */
const correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
/** All words of a version, data and correction. */
const words = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404, 466, 532, 581, 655];

/** The squares of a code, row by row, true for dark; undefined when the text is
 * too long. */
export function qr(text: string): boolean[][] | undefined {
  const bytes = utf8(text);
  for (let v = 1; v <= words.length; v++) {
    const room = words[v - 1]! - correction[v - 1]! * blocks[v - 1]!;
    if (bytes.length + (v < 10 ? 2 : 3) <= room) return draw(v, interleave(v, dataWords(v, room, bytes)));
  }
  return undefined;
}

function utf8(text: string): number[] {
  const out: number[] = [];
  for (const c of unescape(encodeURIComponent(text))) out.push(c.charCodeAt(0));
  return out;
}

/** Mode, length, bytes, the end and what fills the rest. */
function dataWords(version: number, room: number, bytes: readonly number[]): number[] {
  const bits: number[] = [];
  const put = (value: number, n: number): void => { for (let i = n - 1; i >= 0; i--) bits.push((value >> i) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const b of bytes) put(b, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const out: number[] = [];
  for (let i = 0; i < bits.length; i += 8) out.push(parseInt(bits.slice(i, i + 8).join(""), 2));
  for (let pad = 0xec; out.length < room; pad ^= 0xec ^ 0x11) out.push(pad);
  return out;
}

/** The data in blocks with their correction, word by word from each in turn. */
function interleave(version: number, data: readonly number[]): number[] {
  const n = blocks[version - 1]!, ecc = correction[version - 1]!;
  const short = Math.floor(data.length / n), long = data.length % n;
  const parts: number[][] = [], checks: number[][] = [];
  for (let i = 0, at = 0; i < n; i++) {
    const size = short + (i >= n - long ? 1 : 0);
    parts.push(data.slice(at, at + size));
    checks.push(remainder(data.slice(at, at + size), ecc));
    at += size;
  }
  const out: number[] = [];
  for (const [list, size] of [[parts, short + 1], [checks, ecc]] as const) {
    for (let i = 0; i < size; i++) for (const p of list) if (i < p.length) out.push(p[i]!);
  }
  return out;
}

/** Multiplication in the field of 256 with 0x11d. */
function times(a: number, b: number): number {
  let z = 0;
  for (let i = 7; i >= 0; i--) {
    z = (z << 1) ^ ((z >> 7) * 0x11d);
    z ^= ((b >> i) & 1) * a;
  }
  return z;
}

/** The Reed–Solomon words of a block. */
function remainder(data: readonly number[], n: number): number[] {
  const divisor: number[] = new Array(n - 1).fill(0).concat(1);
  for (let i = 0, root = 1; i < n; i++, root = times(root, 2)) {
    for (let j = 0; j < n; j++) divisor[j] = times(divisor[j]!, root) ^ (divisor[j + 1] || 0);
  }
  const out: number[] = new Array(n).fill(0);
  for (const b of data) {
    const factor = b ^ out.shift()!;
    out.push(0);
    divisor.forEach((d, i) => { out[i] = out[i]! ^ times(d, factor); });
  }
  return out;
}

const masks: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** The finished code, with the mask that readers like best. */
function draw(version: number, data: readonly number[]): boolean[][] {
  let best: boolean[][] = [], least = Infinity;
  masks.forEach((mask, i) => {
    const grid = place(version, data, mask, i);
    const bad = penalty(grid);
    if (bad < least) [best, least] = [grid, bad];
  });
  return best;
}

function place(version: number, data: readonly number[], mask: (y: number, x: number) => boolean, maskNumber: number): boolean[][] {
  const size = version * 4 + 17;
  const grid: (boolean | undefined)[][] = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined));
  const set = (y: number, x: number, dark: boolean): void => { grid[y]![x] = dark; };
  patterns(version, size, grid, set);
  formats(version, size, maskNumber, set);
  let bit = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // the column of the timing pattern
    const up = ((right + 1) & 2) === 0;
    for (let i = 0; i < size; i++) {
      const y = up ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (grid[y]![x] !== undefined) continue;
        const dark = ((data[bit >> 3] || 0) >> (7 - (bit & 7))) & 1;
        bit++;
        set(y, x, (dark === 1) !== mask(y, x));
      }
    }
  }
  return grid.map((row) => row.map((dark) => dark === true));
}

type Put = (y: number, x: number, dark: boolean) => void;

/** What readers find a code by: corners, small squares, dotted lines. */
function patterns(version: number, size: number, grid: readonly (boolean | undefined)[][], set: Put): void {
  for (const [cy, cx] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) {
    for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) {
      const ring = Math.max(Math.abs(y), Math.abs(x));
      if (cy + y >= 0 && cy + y < size && cx + x >= 0 && cx + x < size) set(cy + y, cx + x, ring !== 2 && ring !== 4);
    }
  }
  const steps = version === 1 ? 0 : Math.floor(version / 7) + 1;
  const step = steps && Math.ceil((size - 13) / steps / 2) * 2;
  const at = steps ? [6].concat(Array.from({ length: steps }, (_, i) => size - 7 - step * (steps - 1 - i))) : [];
  for (const cy of at) for (const cx of at) {
    if (grid[cy]![cx] !== undefined) continue; // a corner
    for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) set(cy + y, cx + x, Math.max(Math.abs(y), Math.abs(x)) !== 1);
  }
  for (let i = 8; i < size - 8; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
}

/** A number with its remainder by a polynomial after it. */
function checked(value: number, by: number, bits: number): number {
  let rest = value;
  for (let i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * by);
  return (value << bits) | rest;
}

/** Level and mask twice, and the version twice from 7 on. */
function formats(version: number, size: number, mask: number, set: Put): void {
  const format = checked(mask, 0x537, 10) ^ 0x5412; // level M is 0
  const bit = (i: number): boolean => ((format >> i) & 1) === 1;
  for (let i = 0; i < 15; i++) {
    set(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, bit(i));
    set(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, bit(i));
  }
  set(size - 8, 8, true);
  if (version < 7) return;
  const number = checked(version, 0x1f25, 12);
  for (let i = 0; i < 18; i++) {
    const dark = ((number >> i) & 1) === 1, a = Math.floor(i / 3), b = size - 11 + (i % 3);
    set(a, b, dark);
    set(b, a, dark);
  }
}

/** How hard a code is to read. */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const size = grid.length;
  let bad = 0, dark = 0;
  const line = (get: (i: number) => boolean): void => {
    let text = "";
    for (let i = 0; i < size; i++) text += get(i) ? "1" : "0";
    for (const run of text.match(/0{5,}|1{5,}/g) || []) bad += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) {
      const part = text.slice(i, i + 11);
      if (part === "10111010000" || part === "00001011101") bad += 40;
    }
  };
  for (let y = 0; y < size; y++) {
    line((i) => grid[y]![i]!);
    line((i) => grid[i]![y]!);
    for (let x = 0; x < size; x++) {
      const c = grid[y]![x]!;
      if (c) dark++;
      if (y && x && c === grid[y - 1]![x] && c === grid[y]![x - 1] && c === grid[y - 1]![x - 1]) bad += 3;
    }
  }
  return bad + Math.floor(Math.abs(dark / size / size - 0.5) * 20) * 10;
}

/** A path that fills the dark squares, in units of a square from 0. */
export function qrPath(grid: readonly (readonly boolean[])[]): string {
  let path = "";
  grid.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let run = 1;
      while (row[x + run]) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  });
  return path;
}
