import { getPointResolution } from "ol/proj";
import { describe, expect, it } from "vitest";
import { classOf, classOfCode, ownLegend, quantileLimits, safeLegend } from "../src/colours";
import { parseCsv, toCsv } from "../src/csv";
import { Ground } from "../src/map/ground";
import { featureAt, featuresWithin, polygonsOf, readShapes } from "../src/shapes";
import { arithmetic, bracketed, label, labelled, lines, number, told, toldOf, unitText } from "../src/text";

describe("tables", () => {
  it("are read with quotes, marks and line ends of any kind", () => {
    expect(parseCsv('\ufeffa,"b ""c"", d"\r\n1,\n"x\ny",2')).toEqual([
      ["a", 'b "c", d'],
      ["1", ""],
      ["x\ny", "2"],
    ]);
  });

  it("are written so that no cell is a formula", () => {
    expect(toCsv([["=1+1", 2, NaN, "a,b"]])).toBe('\ufeff\'=1+1,2,,"a,b"\r\n');
  });
});

describe("classes", () => {
  const legend = [
    { label: "low", color: "#000001", upto: 1 },
    { label: "high", color: "#000002" },
  ];

  it("hold their upper limit", () => {
    expect([0, 1, 1.0001, NaN].map((v) => classOf(legend, v))).toEqual([0, 0, 1, -1]);
    expect(classOfCode([{ label: "", color: "#000000", value: 12 }], 12)).toBe(0);
    expect(classOfCode([{ label: "", color: "#000000", value: "HH" }], "ns")).toBe(-1);
  });

  it("of a column without a legend hold about as many units each", () => {
    const values = Float64Array.from({ length: 700 }, (_, i) => i);
    expect(quantileLimits(values, 7)).toHaveLength(7);
    const counts = new Array(7).fill(0);
    const own = ownLegend(values, String);
    values.forEach((v) => counts[classOf(own, v)]++);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    expect(ownLegend(Float64Array.of(NaN, NaN), String)).toEqual([]);
    expect(ownLegend(Float64Array.of(0, 0, NaN), String).map((c) => c.label)).toEqual(["0"]);
    expect(ownLegend(Float64Array.of(3, 3, 3), String)).toHaveLength(1);
  });

  it("keep grey for what is not significant in the safe palette", () => {
    const safe = safeLegend([
      { label: "HH", color: "#d7191c", value: "HH" },
      { label: "LL", color: "#2c7bb6", value: "LL" },
      { label: "HL", color: "#fdae61", value: "HL" },
      { label: "negative", color: "#7b3294", value: "negative" },
      { label: "ns", color: "#e6e6e6", value: "ns" },
    ]);
    expect(safe[4].color).toBe("#e6e6e6");
    expect(safe[0].color).not.toBe("#d7191c");
    const coded = (colours: string[]) => colours.map((color, i) => ({ label: "", color, value: i }));
    const spots = coded(["#2166ac", "#67a9cf", "#c3dcec", "#f0efed", "#f9cdb6", "#ef8a62", "#b2182b"]);
    expect(safeLegend(spots)).toEqual(spots); // blue to red: cold and hot stay what they are
    const levels = coded(["#04482a", "#66b272", "#e9f4dc"]);
    expect(safeLegend(levels)).toEqual(levels);
    const land = coded(["#fae39c", "#446f33", "#abd37b", "#1e69b4", "#e24290", "#cfbda3"]);
    expect(safeLegend(land)).not.toEqual(land);
  });
});

describe("texts", () => {
  it("have the brackets and colons of their language", () => {
    expect("net" + bracketed("tCO₂", "en")).toBe("net (tCO₂)");
    expect("净碳排放" + bracketed("tCO₂", "zh")).toBe("净碳排放（tCO₂）");
    expect([labelled("Base", "1 t", "en"), labelled("基准", "1 t", "zh")]).toEqual(["Base: 1 t", "基准：1 t"]);
  });

  it("have the signs of arithmetic", () => {
    expect(arithmetic("6 ha x (40.3 - 106.6) tC/ha")).toBe("6 ha × (40.3 − 106.6) tC/ha");
    expect(arithmetic("2 m3 x 0.1 tCO2/m3")).toBe("2 m³ × 0.1 tCO₂/m³");
  });
});

describe("numbers", () => {
  it("have thousands apart from five digits on, as the report", () => {
    expect([1234, 12345, -9999, -10000].map(number)).toEqual(["1234", "12\u202f345", "−9999", "−10\u202f000"]);
  });

  it("have the digits that count", () => {
    expect([0, 1234567, -12.3456, 0.00012346, NaN, 1e20].map(number)).toEqual([
      "0",
      "1\u202f234\u202f567",
      "−12.35",
      "0.0001235",
      "",
      "1e+20",
    ]);
  });
});

describe("shapes", () => {
  it("of squares are found by point and by ring", () => {
    const bytes = new ArrayBuffer(32 + 32);
    const view = new DataView(bytes);
    [1, 2, 0, 0].forEach((v, i) => view.setInt32(4 * i, v, true));
    view.setFloat64(16, 100, true);
    view.setFloat64(24, 200, true);
    [-1, -1, 0, 0, 0, -1, 1, 0].forEach((v, i) => view.setFloat32(32 + 4 * i, v, true));
    const shapes = readShapes(bytes);
    expect(featureAt(shapes, 99.5, 199.5)).toBe(0);
    expect(featureAt(shapes, 100.5, 199.5)).toBe(1);
    expect(featureAt(shapes, 100.5, 200.5)).toBe(-1);
    const ring: [number, number][] = [
      [100.2, 199.2],
      [100.8, 199.2],
      [100.8, 199.8],
      [100.2, 199.8],
    ];
    expect(featuresWithin(shapes, ring)).toEqual([1]);
  });

  it("of degrees are as narrow in the map's plane as they are on the ground", () => {
    const bytes = new ArrayBuffer(32 + 16);
    const view = new DataView(bytes);
    [1, 1, 0, 0].forEach((v, i) => view.setInt32(4 * i, v, true));
    view.setFloat64(16, 20, true);
    view.setFloat64(24, 60, true);
    [0, 0, 2, 1].forEach((v, i) => view.setFloat32(32 + 4 * i, v, true));
    expect(polygonsOf(readShapes(bytes, 0.5), 0)[0][0].slice(0, 3)).toEqual([
      [10, 60],
      [11, 60],
      [11, 61],
    ]);
    const ground = new Ground({
      crs: "EPSG:4326",
      wkt: "",
      geographic: true,
      metresPerUnit: 111_000,
      aspect: 0.5,
      north: 0,
      extent: [20, 60, 22, 61],
    });
    expect(ground.extent).toEqual([10, 60, 11, 61]);
    expect(ground.where([11, 61])).toBe("61.0000° N, 22.0000° E");
    const metres = getPointResolution(ground.projection, 1, [10, 60], "m");
    expect(metres).toBe(111_000);
  });

  it("with a hole are not found in it", () => {
    const points = [
      [0, 0, 9, 0, 9, 9, 0, 9, 0, 0],
      [3, 3, 6, 3, 6, 6, 3, 6, 3, 3],
    ];
    const bytes = new ArrayBuffer(32 + 4 + points.reduce((n, p) => n + 4 + 4 * p.length, 0));
    const view = new DataView(bytes);
    [1, 1, 1, 0].forEach((v, i) => view.setInt32(4 * i, v, true));
    let at = 32;
    view.setInt32(at, points.length, true);
    at += 4;
    for (const p of points) {
      view.setInt32(at, p.length / 2, true);
      at += 4;
      for (const v of p) {
        view.setFloat32(at, v, true);
        at += 4;
      }
    }
    const shapes = readShapes(bytes);
    expect(featureAt(shapes, 1, 1)).toBe(0);
    expect(featureAt(shapes, 4, 4)).toBe(-1);
  });
});

describe("words", () => {
  it("of ranges are those of the reader's language", () => {
    for (const said of ["−24 to −10", "−24 ～ −10", "−24 – −10"]) {
      expect(label({ label: said, color: "#000000" }, "zh")).toBe("−24 ～ −10");
      expect(label({ label: said, color: "#000000" }, "en")).toBe("−24 to −10");
    }
  });

  it("tells classes of units by the names of their legend, in the card and under the pointer", () => {
    const hotSpots = {
      legend: [{ value: -3, label: { en: "Cold spot, 99 %", zh: "冷点 99 %" }, color: "#2166ac" }],
      unit: "1",
    };
    expect([toldOf(hotSpots, -3, "zh"), toldOf(hotSpots, -3, "en")]).toEqual(["冷点 99 %", "Cold spot, 99 %"]);
    const ranges = { legend: [{ from: 0, to: 9, label: { en: "0 to 9", zh: "0 ～ 9" }, color: "#fff" }], unit: "km2" };
    expect([toldOf(ranges, 5, "en"), toldOf(undefined, 2, "en")]).toEqual(["5 km²", "2"]);
  });

  it("of a unit's value say where there is none", () => {
    expect([told(1234.5, "en", "km2"), told("HH", "zh"), told(0, "zh", "t")]).toEqual(["1235 km²", "HH", "0 t"]);
    expect([told(NaN, "en", "km2"), told("", "zh", "t"), told(undefined, "en")]).toEqual([
      "no data",
      "无数据",
      "no data",
    ]);
  });

  it("of units are written as in the report", () => {
    expect(["tCO2/ha", "km2", "m3", "t", undefined].map(unitText)).toEqual(["tCO₂/ha", "km²", "m³", "t", ""]);
  });
});

describe("long names", () => {
  it("are told in lines that fit, Chinese ones too", () => {
    expect(lines("a b", 300)).toEqual(["a b"]);
    const long = "Autonomous county with a very long name that nobody would call its own in any map";
    expect(lines(long, 300).length).toBeGreaterThan(1);
    expect(lines(long, 300).join("")).toBe(long);
    expect(lines("\u53bf".repeat(50), 300)).toEqual(["\u53bf".repeat(25), "\u53bf".repeat(25)]);
  });
});
