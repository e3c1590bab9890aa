import { describe, expect, it } from "vitest";
import { corners, curveOf } from "../src/studio/curve";

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
