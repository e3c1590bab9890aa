import { describe, expect, it, vi } from "vitest";
import { Lattice } from "../src/map/unitLayer";
import { differenceLegend, classesOf } from "../src/colours";
import { stratumTest, highestStratum } from "../src/charts/options";
import { changeWords } from "../src/views/compared";
import type { State } from "../src/state";
import { polygonsOf, type Shapes } from "../src/shapes";

describe("lines of a scenario", () => {
  const legend = (kind: string, ...labels: [string, string][]) => ({
    kind,
    legend: labels.map(([en, zh], k) => ({ label: { en, zh }, color: "#000000", value: k })),
  });
  const state = (language: string) =>
    ({
      language,
      atlas: {
        rasters: [
          legend("landuse", ["cultivated", "耕地"], ["forest", "林地"]),
          legend("zones", ["Ecological key restoration area", "生态重点修复区"]),
        ],
      },
    }) as unknown as State;

  it("are told in both languages with the names of the maps", () => {
    const line = "20000 ha cultivated > forest in key_restoration";
    expect(changeWords(state("zh"), line)).toBe("生态重点修复区：20\u202f000 公顷耕地转为林地");
    expect(changeWords(state("zh"), "15 ha forest > Settlement")).toBe("15 公顷林地转为Settlement");
    expect(changeWords(state("zh"), "all lines")).toBe("全部");
    const items = [{ item: "raw coal", item_zh: "原煤" }];
    expect(changeWords(state("zh"), "raw coal -10 %", items)).toBe("原煤 −10 %");
    expect(changeWords(state("zh"), "own fuel +2.5 %", items)).toBe("own fuel +2.5 %");
    expect(changeWords(state("en"), line)).toBe(
      "20\u202f000 ha cultivated become forest, ecological key restoration area",
    );
    expect(changeWords(state("en"), "all lines")).toBe("all lines");
    expect(changeWords(state("en"), "raw coal -10 %", items)).toBe("raw coal −10 %");
  });
});

describe("differences", () => {
  it("have as wide classes on both sides of zero, and zero a class of its own", () => {
    const values = [-3, -1, 0, 1, 2, 3, NaN];
    const legend = differenceLegend(values, String);
    expect(legend.map((c) => c.label)).toEqual(
      expect.arrayContaining(["0", expect.stringMatching(/^-3 – /), expect.stringMatching(/ – 3$/)]),
    );
    const zero = legend.findIndex((c) => c.label === "0");
    expect(legend.length).toBe(2 * zero + 1);
    const classes = Array.from(classesOf(legend, values));
    expect(classes[2]).toBe(zero);
    expect(classes.slice(0, 2).every((k) => k >= 0 && k < zero)).toBe(true);
    expect(classes.slice(3, 6).every((k) => k > zero)).toBe(true);
    expect(classes[6]).toBe(-1);
    expect(String(legend[classes[0]].label)).toMatch(/^-3/);
  });
});

describe("a fishnet", () => {
  const boxes = (of: number[][]): Shapes => ({
    count: of.length,
    form: "rectangles",
    origin: [0, 0],
    boxes: new Float32Array(of.flat()),
    parts: [],
  });
  const canvas = () => ({ width: 0, height: 0, getContext: () => null });
  it("is a lattice, also where the region's edge cuts its squares", () => {
    vi.stubGlobal("document", { createElement: canvas });
    vi.stubGlobal("ImageData", class {});
    const cut = boxes([
      [3, 10, 10, 20], // cut in the west
      [10, 10, 20, 20],
      [10, 4, 20, 10], // and in the south
      [20, 10, 30, 20],
    ]);
    const lattice = Lattice.of(cut);
    expect([lattice?.columns, lattice?.rows, lattice?.west, lattice?.north]).toEqual([3, 2, 0, 20]);
    expect(lattice?.extent).toEqual([3, 4, 30, 20]);
    const other = boxes([
      [0, 0, 10, 10],
      [12, 0, 20, 10], // no square of it, and no edge
      [20, 0, 30, 10],
    ]);
    expect(Lattice.of(other)).toBeUndefined();
    vi.unstubAllGlobals();
  });
});

describe("strata", () => {
  it("hold what the program's words say", () => {
    const holds = (s: string, v: string) => stratumTest(s)(v);
    expect([holds("<= 2", "2"), holds("<= 2", "2.1"), holds("<= 2", "")]).toEqual([true, false, false]);
    expect([holds("(2, 5]", "2"), holds("(2, 5]", "5"), holds("> 5", "5"), holds("> 5", "6")]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([holds("loam", "loam"), holds("loam", "clay")]).toEqual([true, false]);
  });

  it("the highest is that of the highest mean, with its units", () => {
    const risk = [
      { unit_set: "c", driver: "x", year: "2020", stratum: "<= 2", mean: "1" },
      { unit_set: "c", driver: "x", year: "2020", stratum: "> 2", mean: "9" },
    ];
    const values = [
      { unit_set: "c", driver: "x", year: "2020", unit: "a", value: "1" },
      { unit_set: "c", driver: "x", year: "2020", unit: "b", value: "3" },
      { unit_set: "c", driver: "x", year: "2010", unit: "d", value: "3" },
    ];
    expect(highestStratum(risk, values, "x", "2020")).toEqual({ set: "c", stratum: "> 2", units: ["b"] });
    expect(highestStratum(risk, values, "y", "2020")).toBeUndefined();
    const soil = [{ unit_set: "c", driver: "x", year: "2020", stratum: "loam", mean: "9" }];
    const named = values.map((v) => ({ ...v, value: "", category: v.unit === "a" ? "loam" : "clay" }));
    expect(highestStratum(soil, named, "x", "2020")?.units).toEqual(["a"]);
  });
});

describe("shapes as polygons", () => {
  it("a ring within a ring is its hole, an island in it a polygon of its own", () => {
    const square = (from: number, to: number) => new Float32Array([from, from, from, to, to, to, to, from, from, from]);
    const shapes: Shapes = {
      count: 1,
      form: "rings",
      origin: [100, 200],
      boxes: new Float32Array([0, 0, 10, 10]),
      parts: [[square(0, 10), square(2, 8), square(4, 6)]],
    };
    const polygons = polygonsOf(shapes, 0);
    expect(polygons.map((p) => p.length)).toEqual([2, 1]);
    expect(polygons[0][0]).toEqual([
      [100, 200],
      [110, 200],
      [110, 210],
      [100, 210],
      [100, 200],
    ]);
    expect(polygons[0][1][1]).toEqual([102, 208]); // clockwise, as holes are
  });
});
