import { describe, expect, it } from "vitest";
import { qBars } from "../src/charts/options";
import type { State } from "../src/state";

const head = ["unit_set", "year", "y", "driver", "q", "arithmetic"];
const row = (driver: string, q: string, arithmetic: string) => ["cells", "2020", "net_2020", driver, q, arithmetic];

interface Bars {
  xAxis: { name: string };
  yAxis: { data: string[]; axisLabel: { formatter: (driver: string) => string } };
}

function bars(language: string, ...rows: string[][]): Bars {
  const atlas = { drivers: { slope: { en: "slope", zh: "坡度" } } };
  return qBars({ unitSet: "cells", language, dark: false, atlas } as unknown as State, [
    head,
    ...rows,
  ]) as unknown as Bars;
}

describe("the bars of q", () => {
  it("give a star to the drivers that y is computed from, and say what it means", () => {
    const found = bars("zh", row("slope", "0.3", "no"), row("lights", "0.8", "yes"));
    expect(found.yAxis.data.map(found.yAxis.axisLabel.formatter)).toEqual(["lights *", "坡度"]);
    expect(found.xAxis.name).toBe("* y 由其计算而来，并非成因");
  });

  it("have none where y is computed from no driver", () => {
    const found = bars("en", row("slope", "0.3", "no"));
    expect(found.yAxis.data.map(found.yAxis.axisLabel.formatter)).toEqual(["slope"]);
    expect(found.xAxis.name).toBe("");
  });
});
