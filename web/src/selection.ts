/**
 * Which units of a set are selected: one bit of truth for every view. Kept as bytes, so that a brush over 30,000 units
 * makes no garbage.
 */
export type Combine = "replace" | "add" | "remove" | "and";

export class Selection {
  readonly marks: Uint8Array;
  count = 0;
  /** Grows with every change. */
  version = 0;

  constructor(readonly size: number) {
    this.marks = new Uint8Array(size);
  }

  has(unit: number): boolean {
    return this.marks[unit] === 1;
  }

  /** Combines with the units that a brush, a lasso, a class or a row names. */
  apply(units: Iterable<number>, how: Combine): void {
    if (how === "replace") {
      this.marks.fill(0);
      for (const u of units) this.marks[u] = 1;
    } else if (how === "add") {
      for (const u of units) this.marks[u] = 1;
    } else if (how === "remove") {
      for (const u of units) this.marks[u] = 0;
    } else {
      const also = new Uint8Array(this.size);
      for (const u of units) also[u] = 1;
      for (let i = 0; i < this.size; i++) this.marks[i] &= also[i];
    }
    this.recount();
  }

  clear(): void {
    this.version++;
    this.marks.fill(0);
    this.count = 0;
  }

  invert(): void {
    this.version++;
    for (let i = 0; i < this.size; i++) this.marks[i] ^= 1;
    this.count = this.size - this.count;
  }

  private recount(): void {
    this.version++;
    let n = 0;
    for (let i = 0; i < this.size; i++) n += this.marks[i];
    this.count = n;
  }

  units(): number[] {
    const all: number[] = [];
    for (let i = 0; i < this.size; i++) if (this.marks[i]) all.push(i);
    return all;
  }

  /** Runs of selected units in base 36, as gap and length: `3.2-a.1`; short for what is drawn on a map. */
  encode(): string {
    const runs: string[] = [];
    let at = 0;
    for (let i = 0; i < this.size;) {
      if (!this.marks[i]) {
        i++;
        continue;
      }
      let end = i;
      while (end < this.size && this.marks[end]) end++;
      runs.push((i - at).toString(36) + (end - i > 1 ? "." + (end - i).toString(36) : ""));
      at = end;
      i = end;
    }
    return runs.join("-");
  }

  /** The inverse; what does not fit this set is left out. */
  decode(text: string): void {
    this.marks.fill(0);
    let at = 0;
    for (const run of text === "" ? [] : text.split("-")) {
      const [gap, length] = run.split(".");
      const from = at + parseInt(gap, 36);
      const n = length === undefined ? 1 : parseInt(length, 36);
      if (!(from >= 0) || !(n > 0) || from + n > this.size) break;
      this.marks.fill(1, from, from + n);
      at = from + n;
    }
    this.recount();
  }
}
