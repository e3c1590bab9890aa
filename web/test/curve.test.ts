import { describe, expect, it } from "vitest";
import { corners, curveOf } from "../src/studio/curve";
import { apart, cut } from "../src/studio/effects";
import { lettersOf } from "../src/studio/tables";

const header = ["criterion", "source", "direction", "grading", "at", "scores"];
const of = (direction: string, grading: string, at: string, scores: string) =>
  curveOf(header, ["c", "slope.tif", direction, grading, at, scores]);

describe("the grading that a row writes down", () => {
  it("reads breaks with one score more", () => {
    expect(of("", "breaks", "5|15", "9|5|1")).toEqual({ breaks: [5, 15], scores: [9, 5, 1] });
    expect(of("", "分级", "5, 15", "9 5 1")).toEqual({ breaks: [5, 15], scores: [9, 5, 1] });
  });

  it("makes scores by the direction where there are none", () => {
    expect(of("negative", "breaks", "5|15", "")).toEqual({ breaks: [5, 15], scores: [9, 5, 1] });
    expect(of("正向", "", "", "")).toEqual({ line: [1, 99, 1, 9], percentiles: true });
  });

  it("reads classes, also as pairs", () => {
    const forest = { classes: [["forest", 9] as [string, number], ["water", 7] as [string, number]] };
    expect(of("", "classes", "forest|water", "9|7")).toEqual(forest);
    expect(of("", "classes", "forest=9|water=7", "")).toEqual(forest);
  });

  it("reads quantiles and lines", () => {
    expect(of("", "quantiles", "", "1|5|9")?.breaks?.map(Math.round)).toEqual([33, 67]);
    expect(of("", "linear", "0|25", "9|1")).toEqual({ line: [0, 25, 9, 1], percentiles: false });
    expect(of("", "minmax", "0.05|0.95", "")).toEqual({ line: [5, 95, 1, 9], percentiles: true });
  });

  it("has none where it is half written", () => {
    expect(of("", "breaks", "5|15", "9|5")).toBeUndefined();
    expect(of("", "breaks", "15|5", "9|5|1")).toBeUndefined();
    expect(of("", "classes", "forest|water", "9")).toBeUndefined();
    expect(of("", "breaks", "5|x", "9|5|1")).toBeUndefined();
  });
});

describe("its corners", () => {
  it("are steps at breaks, as far as there are values", () => {
    expect(corners({ breaks: [5, 15], scores: [9, 5, 1] }, [3, 100])).toEqual([
      [3, 9],
      [5, 9],
      [5, 5],
      [15, 5],
      [15, 1],
      [18.5, 1],
    ]);
  });

  it("are flat beyond a line, also where less is better", () => {
    expect(corners({ line: [10, 0, 1, 9] })).toEqual([
      [-3.5, 9],
      [0, 9],
      [10, 1],
      [13.5, 1],
    ]);
  });
});

describe("labels of a grading", () => {
  it("are cut where they are longer than their room, Chinese ones at half as many letters", () => {
    expect(cut("forest", 6)).toBe("forest");
    expect(cut("evergreen broadleaved forest", 12)).toBe("evergreen b…");
    expect(cut("常绿阔叶林与落叶林", 10)).toBe("常绿阔叶…");
  });

  it("are left out where they would lie on the one before", () => {
    const at = (v: number) => v / 10;
    expect(apart([500, 520, 1000], at, () => 30)).toEqual([500, 1000]);
    expect(
      apart(
        [7, 7, 9],
        (v) => -20 * v,
        () => 12,
      ),
    ).toEqual([7, 9]);
  });

  it("have room for the longest cell of a column of a table", () => {
    expect(lettersOf(["criterion", "distance_to_water"])).toBe(18);
    expect(lettersOf(["距水体距离"])).toBe(11);
    expect(lettersOf(["x".repeat(200)])).toBe(40);
  });
});
