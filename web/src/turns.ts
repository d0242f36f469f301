// Work in pieces, so that a slow phone can paint and answer a touch between them.

/** A piece of work. It may hand back smaller ones, which are done right after it. */
export type Piece = () => void | readonly Piece[];

/** How long a turn may be before what is left waits for the next, in
 * milliseconds. The last piece of a turn runs over it, and the browser has its
 * own to do: fifty is what a touch can wait. */
const turn = 8;

/** Does pieces in their order, at once for as long as a turn is. One that fails
 * does not take the others with it. */
export function inTurns(pieces: readonly Piece[]): void {
  const waiting = [...pieces].reverse(); // the next one is the last
  const go = (): void => {
    const end = performance.now() + turn;
    for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
      try {
        const more = piece();
        if (more) waiting.push(...[...more].reverse());
      } catch (error) {
        console.error(error);
      }
      if (performance.now() >= end) return void setTimeout(go);
    }
  };
  go();
}
