/*! The stemmer in this script is made from Snowball (https://snowballstem.org).

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006,2007,2009,2010,2011,2014-2019, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/

// What the Snowball stemmers in this folder run on: a word, a cursor in it, and
// the slice between Bra and Ket that is being replaced.

type Among = { ends: Map<string, number>; longest: number };

/** A list of endings (or beginnings) with the number each stands for. */
export function among(list: [string, number][]): Among {
  return { ends: new Map(list), longest: Math.max(...list.map(([s]) => s.length)) };
}

export class Env {
  Cursor = 0;
  LimitBackward = 0;
  Bra = 0;
  Limit: number;
  Ket: number;
  current: string;
  constructor(word: string) {
    this.current = word;
    this.Limit = this.Ket = word.length;
  }
  Current(): string { return this.current; }
  NextChar(): void { this.Cursor++; }
  PrevChar(): void { this.Cursor--; }
  ByteIndexForHop(n: number): number { return this.Cursor + n; }

  private in(at: number, set: number[], min: number, max: number): boolean {
    const c = this.current.charCodeAt(at);
    return c <= max && c >= min && (set[(c - min) >> 3]! & (1 << ((c - min) & 7))) !== 0;
  }
  private forward(wanted: boolean, set: number[], min: number, max: number): boolean {
    if (this.Cursor >= this.Limit || this.in(this.Cursor, set, min, max) !== wanted) return false;
    this.Cursor++;
    return true;
  }
  private backward(wanted: boolean, set: number[], min: number, max: number): boolean {
    if (this.Cursor <= this.LimitBackward || this.in(this.Cursor - 1, set, min, max) !== wanted) return false;
    this.Cursor--;
    return true;
  }
  InGrouping(set: number[], min: number, max: number): boolean { return this.forward(true, set, min, max); }
  OutGrouping(set: number[], min: number, max: number): boolean { return this.forward(false, set, min, max); }
  InGroupingB(set: number[], min: number, max: number): boolean { return this.backward(true, set, min, max); }
  OutGroupingB(set: number[], min: number, max: number): boolean { return this.backward(false, set, min, max); }

  EqS(s: string): boolean {
    if (this.Cursor >= this.Limit || !this.current.startsWith(s, this.Cursor)) return false;
    this.Cursor += s.length;
    return true;
  }
  EqSB(s: string): boolean {
    const at = this.Cursor - s.length;
    if (at < this.LimitBackward || !this.current.startsWith(s, at)) return false;
    this.Cursor = at;
    return true;
  }
  FindAmong(a: Among): number {
    for (let n = Math.min(a.longest, this.Limit - this.Cursor); n >= 0; n--) {
      const found = a.ends.get(this.current.slice(this.Cursor, this.Cursor + n));
      if (found !== undefined) { this.Cursor += n; return found; }
    }
    return 0;
  }
  FindAmongB(a: Among): number {
    for (let n = Math.min(a.longest, this.Cursor - this.LimitBackward); n >= 0; n--) {
      const found = a.ends.get(this.current.slice(this.Cursor - n, this.Cursor));
      if (found !== undefined) { this.Cursor -= n; return found; }
    }
    return 0;
  }

  private replace(bra: number, ket: number, s: string): number {
    const more = s.length - (ket - bra);
    this.current = this.current.slice(0, bra) + s + this.current.slice(Math.max(bra, ket));
    this.Limit += more;
    if (this.Cursor >= ket) this.Cursor += more;
    else if (this.Cursor > bra) this.Cursor = bra;
    return more;
  }
  SliceFrom(s: string): boolean {
    this.replace(this.Bra, this.Ket, s);
    return true;
  }
  SliceDel(): boolean { return this.SliceFrom(""); }
  Insert(bra: number, ket: number, s: string): void {
    const more = this.replace(bra, ket, s);
    if (bra <= this.Bra) this.Bra += more;
    if (bra <= this.Ket) this.Ket += more;
  }
}

/** A function from a word in lower case to its stem. */
export const stemmer = (run: (env: Env) => boolean) => (word: string): string => {
  const env = new Env(word);
  run(env);
  return env.current;
};
