import { describe, expect, it } from "vitest";
import { binOf, histogramAxis } from "../src/charts/axis";
import { numbers } from "../src/text";

const BINS = 48;

function fullest(values: number[]): number {
  const axis = histogramAxis(Float64Array.from(values), BINS);
  const counts = new Array<number>(BINS).fill(0);
  for (const v of values) counts[binOf(axis, v, BINS)]++;
  return Math.max(...counts) / values.length;
}

describe("the axis of a histogram", () => {
  it("is even where values are spread evenly", () => {
    const axis = histogramAxis(
      Float64Array.from({ length: 100 }, (_, i) => i),
      10,
    );
    expect(axis.log).toBe(false);
    expect(axis.at(99)).toBe(1);
    expect(binOf(axis, 50, 10)).toBe(5);
    expect(binOf(axis, 1e9, 10)).toBe(9);
  });

  it("grows from 0 to both sides where a few values outweigh the rest", () => {
    const values = Array.from({ length: 1001 }, (_, i) => Math.sinh((i - 500) / 40));
    expect(fullest(values)).toBeLessThan(0.1);
    const axis = histogramAxis(Float64Array.from(values), BINS);
    expect(axis.log).toBe(true);
    expect(axis.ticks).toContain(0);
    expect(axis.ticks).toContain(100000);
    expect(axis.ticks).toContain(-100000);
    for (let i = 1; i < axis.ticks.length; i++)
      expect(axis.at(axis.ticks[i])).toBeGreaterThan(axis.at(axis.ticks[i - 1]));
    expect([axis.at(axis.low), axis.at(axis.high)]).toEqual([0, 1]);
  });

  it("is even and has marks where values are close to each other", () => {
    for (const [low, high] of [
      [5, 5.0000001],
      [2, 8],
      [5, 5.00000000000001],
      [1e6, 1e6 + 3e-10],
    ]) {
      const axis = histogramAxis(Float64Array.from([low, high]), BINS);
      expect(axis.log).toBe(false);
      expect(axis.ticks.length).toBeGreaterThan(1);
      expect(axis.ticks.length).toBeLessThan(12);
      expect(new Set(numbers(axis.ticks)).size).toBe(axis.ticks.length);
    }
    expect(numbers([5, 5.00000005])).toEqual(["5", "5.00000005"]);
    expect(numbers([1000, 2000])).toEqual(["1000", "2000"]);
  });

  it("has a class for values that are all the same, and for none", () => {
    expect(histogramAxis(Float64Array.from([5, 5, 5]), BINS).log).toBe(false);
    expect(binOf(histogramAxis(Float64Array.from([5, 5, 5]), BINS), 5, BINS)).toBe(0);
    expect(histogramAxis(Float64Array.from([NaN]), BINS).high).toBeGreaterThan(0);
  });
});
