import { describe, expect, it } from "vitest";
import { apart } from "../src/charts/names";
import { barsHeight } from "../src/charts/options";

describe("names where there is little room", () => {
  it("leave out what all begin with where one would be cut", () => {
    const village = (n: number) => `Former Village of Sungai Mengkuang Number ${n} (North)`;
    expect(apart([village(17), village(119)], 25)).toEqual(["…17 (North)", "…119 (North)"]);
    expect(apart(["长沙市岳麓区含浦街道第17片区", "长沙市岳麓区含浦街道第119片区"], 20)).toEqual([
      "…17片区",
      "…119片区",
    ]);
  });

  it("stay whole where they have room, differ from the beginning, or are one", () => {
    for (const names of [["Number 17", "Number 119"], ["岳麓区", "芙蓉区"], ["a".repeat(60)], ["x".repeat(40), "y"]])
      expect(apart(names, 25)).toEqual(names);
  });
});

describe("a chart of bars", () => {
  it("has room for the name of each", () => {
    const bars = (drivers: number, years: number) =>
      barsHeight({ series: Array.from({ length: years }, () => ({ data: Array.from({ length: drivers }) })) });
    expect(bars(17, 3)).toBe(70 + 17 * 19);
    expect(bars(30, 1)).toBe(70 + 30 * 16);
  });
});
