import assert from "node:assert/strict";
import test from "node:test";
import jsQR from "jsqr";
import { qr, qrPath } from "../src/qr";

/** Reads a code as a camera would see it: four pixels a square, a white rim. */
function read(grid: boolean[][]): { text: string; version: number } | undefined {
  const scale = 4, rim = 4, side = (grid.length + 2 * rim) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  grid.forEach((row, y) => row.forEach((dark, x) => {
    if (!dark) return;
    for (let dy = 0; dy < scale; dy++) for (let dx = 0; dx < scale; dx++) {
      const at = (((y + rim) * scale + dy) * side + (x + rim) * scale + dx) * 4;
      pixels.fill(0, at, at + 3);
    }
  }));
  const found = jsQR(pixels, side, side);
  return found ? { text: found.data, version: found.version } : undefined;
}

// How many bytes each version holds at level M.
const room = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412];

test("what is drawn can be read, in every version at its fullest", () => {
  room.forEach((most, i) => {
    const start = "https://a.fi/#p1.";
    const text = (start + "4ws8".repeat(120)).slice(0, most);
    const grid = qr(text)!;
    assert.equal(grid.length, (i + 1) * 4 + 17, `${most} bytes`);
    assert.deepEqual(read(grid), { text, version: i + 1 });
  });
});

test("any text can be read, too long a text gets no code", () => {
  for (const text of ["", "a", "Hyvää päivää, åäö €", "x".repeat(100)]) {
    const found = read(qr(text)!);
    assert.equal(found?.text, text);
  }
  assert.equal(qr("x".repeat(413)), undefined);
});

test("the path fills the dark squares and no others", () => {
  const grid = qr("https://example.fi/ohjelma.html#p1.14ws8")!;
  const drawn = grid.map((row) => row.map(() => false));
  for (const [, x, y, run] of qrPath(grid).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(run));
  assert.deepEqual(drawn, grid);
});
