import { describe, expect, it } from "vitest";
import { Selection } from "../src/selection";

describe("a selection", () => {
  it("combines as asked", () => {
    const s = new Selection(10);
    s.apply([1, 2, 3], "replace");
    s.apply([3, 4], "add");
    expect(s.units()).toEqual([1, 2, 3, 4]);
    s.apply([2, 9], "remove");
    expect(s.units()).toEqual([1, 3, 4]);
    s.apply([3, 4, 5], "and");
    expect(s.units()).toEqual([3, 4]);
    expect(s.count).toBe(2);
    s.invert();
    expect(s.count).toBe(8);
    expect(s.has(3)).toBe(false);
  });

  it("stands in an address and comes back", () => {
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 50; round++) {
      const s = new Selection(1 + Math.floor(random() * 400));
      s.apply(
        Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * s.size)),
        "replace",
      );
      const back = new Selection(s.size);
      back.decode(s.encode());
      expect(back.units()).toEqual(s.units());
      expect(back.count).toBe(s.count);
    }
  });

  it("takes no harm from an address that somebody made up", () => {
    const s = new Selection(5);
    for (const text of ["zzzz", "1.9", "-", "0.0", "<script>", "2-1.zz", "1-NaN"]) {
      s.decode(text);
      expect(s.count).toBeLessThanOrEqual(5);
      expect(s.units().every((u) => u < 5)).toBe(true);
    }
  });
});
