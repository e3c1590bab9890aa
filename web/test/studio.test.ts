import { describe, expect, it } from "vitest";
import {
  at,
  named,
  problemsBelow,
  problemsOf,
  relative,
  resolved,
  shown,
  typed,
  writtenKey,
} from "../src/studio/fields";
import { number } from "../src/studio/effects";
import { asUnits, bare, cellSize, driversOf, equals, manyCodes, names } from "../src/studio/files";
import type { Inspected, Item, Problem, Value } from "../src/studio/model";
import { pasted, reciprocal, tablesOf } from "../src/studio/tables";
import { duration, explained, inBrackets, joined, sentence, word } from "../src/studio/words";

const both = { en: "", zh: "" };
const item = (key: string, more: Partial<Item> = {}): Item => ({
  key,
  title: both,
  doc: both,
  required: false,
  ...more,
});
const problem = (...path: string[]): Problem => ({
  code: "X",
  caution: false,
  path,
  place: both,
  found: both,
  remedy: both,
});

describe("units that come after tables of them", () => {
  it("are named in the tables that name none", () => {
    const paths = (values: { [key: string]: Value }) =>
      asUnits(values, "counties", { file: "c.gpkg" }).map((e) => [e.path.join("."), e.value]);
    const set = ["units.counties", { file: "c.gpkg" }];
    expect(paths({})).toEqual([set]);
    expect(paths({ carbon: { emissions: { file: "co2.csv" } } })).toEqual([
      set,
      ["carbon.emissions.units", "counties"],
    ]);
    expect(paths({ carbon: { energy: { file: "e.csv", units: "towns" }, emissions: "?" } })).toEqual([set]);
  });
});

describe("drivers of a table of units", () => {
  const column = (name: string, kind = "number") => ({ name, kind, values: 2, distinct: 2, examples: [] });
  const columns = [
    column("村代码"),
    column("村名", "text"),
    column("人口（人）"),
    column("GDP_2005"),
    column("GDP_2010"),
    column("2010年人均 收入（元）"),
  ];

  it("are its columns of numbers, without units of measure and years", () => {
    expect([...driversOf({ id: "村代码", name: "村名", columns, usableAs: [] })]).toEqual([
      ["人口", "人口"],
      ["GDP", "GDP"],
      ["人均_收入", "人均 收入"],
    ]);
  });

  it("are none where the table is another input, or has no column of ids", () => {
    expect(driversOf({ id: "村代码", columns, usableAs: ["carbon.emissions.file"] }).size).toBe(0);
    expect(driversOf({ columns, usableAs: [] }).size).toBe(0);
  });
});

it("a file is known with the sheet or layer that is named behind it", () => {
  const files = ["a.xlsx#表 1", "a.ods#s", "counties.gpkg#counties", "all.zip#b", "mosaic.tif#2", "plain.csv"];
  expect(files.map(bare)).toEqual(["a.xlsx", "a.ods", "counties.gpkg", "all.zip", "mosaic.tif#2", "plain.csv"]);
});

describe("legends", () => {
  const legend = (share: number, codes: number, named = false, words = "a") => ({
    legend: `${share}-${codes}`,
    share,
    named,
    classes: Array.from({ length: codes }, (_, code) => ({ code, class: words, class_zh: "甲", color: "#000000" })),
  });
  const of = (...legends: (ReturnType<typeof legend> & { of?: number })[]) =>
    equals({ legends } as unknown as Inspected).length;

  it("are told as equals where the codes do not part them", () => {
    expect(of(legend(1, 6), legend(1, 6, false, "b"), legend(0.9, 6, false, "b"))).toBe(2);
    expect(of({ ...legend(1, 6), of: 1 }, legend(1, 6, false, "b"))).toBe(0); // all its classes are there
    expect(of(legend(1, 6), legend(1, 6))).toBe(1); // one edition of it and another
    expect(of(legend(1, 7), legend(1, 6, false, "b"))).toBe(1);
    expect(of(legend(1, 6, true), legend(1, 6, false, "b"))).toBe(0); // the file is called by it
    expect(of()).toBe(0);
  });

  it("name codes where at most one lies beyond them, or cells that hardly count", () => {
    const raster = (codes: number) =>
      ({ classes: Array.from({ length: codes }, (_, code) => ({ code, cells: 1 })) }) as unknown as Inspected;
    expect(names(raster(15), legend(0.995, 8))).toBe(true);
    expect(names(raster(7), legend(0.94, 6))).toBe(true); // the seventh may be no data
    expect(names(raster(8), legend(0.94, 6))).toBe(false);
    expect(names(raster(7), legend(0.9, 6))).toBe(false);
  });
});

describe("fields", () => {
  it("find what is written, under other names too", () => {
    const values = { weights: { knn: "4" }, permutation: "9" };
    expect(at(values, ["weights", "knn"])).toBe("4");
    expect(at(values, ["permutation", "x"])).toBeUndefined();
    expect(writtenKey(item("permutations", { alsoCalled: ["permutation"] }), values)).toBe("permutation");
    expect(writtenKey(item("permutations"), values)).toBe("permutations");
  });

  it("show lists and read them again", () => {
    const list = item("noData", { list: true });
    expect(shown(["0", "255"])).toBe("0, 255");
    expect(typed(list, " [0，255] ")).toEqual(["0", "255"]);
    expect(typed(list, "0、255")).toEqual(["0", "255"]);
    expect(typed(list, "7")).toBe("7");
    expect(typed(list, "dem=1,2\nslope=3")).toEqual(["dem=1,2", "slope=3"]);
    expect(shown(["dem=1,2", "slope=3"])).toBe("dem=1,2\nslope=3");
    expect(typed(item("y"), "a, b")).toBe("a, b");
    expect(typed(list, "  ")).toBeUndefined();
  });

  it("keep names of the user's apart from declared keys", () => {
    const units = item("units", { items: [item("*", { items: [item("file")] })] });
    expect(named(units, { a: { file: "x" }, b: { file: "y" } }).map((n) => n.key)).toEqual(["a", "b"]);
    const detector = item("d", { items: [item("y"), item("*")] });
    expect(named(detector, { y: "1", own: "2" }).map((n) => n.key)).toEqual(["own"]);
  });

  it("have the problems of their own place", () => {
    const all = [problem("carbon", "factors"), problem("carbon"), problem("carbonate"), problem()];
    expect(problemsOf(all, ["carbon"])).toEqual([all[1]]);
    expect(problemsBelow(all, ["carbon"])).toEqual([all[0], all[1]]);
    expect(problemsOf(all, [])).toEqual([all[3]]);
  });

  it("name files beside the study file", () => {
    expect(relative("data/a.tif", "study.yaml")).toBe("data/a.tif");
    expect(relative("data/a.tif", "s/study.yaml")).toBe("../data/a.tif");
    expect(relative("s/a.tif", "s/study.yaml")).toBe("a.tif");
    expect(resolved("../data/./a.tif", "s/study.yaml")).toBe("data/a.tif");
  });
});

describe("numbers of effects", () => {
  it("have thousands as the report has them, and no zeros behind", () => {
    expect([number(4238), number(42380), number(12.5, 2), number(3.004, 2)]).toEqual([
      "4238",
      "42\u202f380",
      "12.5",
      "3",
    ]);
  });
});

describe("words", () => {
  it("stand apart but for two Chinese ones", () => {
    expect(joined("启用", "研究格网")).toBe("启用研究格网");
    expect(joined("删除", "cells")).toBe("删除 cells");
    expect(joined("use", "grid")).toBe("use grid");
  });

  it("are sentences in both languages", () => {
    expect(sentence("a text", "en")).toBe("A text.");
    expect(sentence("文字", "zh")).toBe("文字。");
    expect(sentence("auto、given", "zh")).toBe("auto、given。"); // as it is typed
    expect(explained("net", "碳源减碳汇", "zh") + inBrackets("必填", "zh")).toBe("net：碳源减碳汇（必填）");
    expect(explained("net", "sources less sinks", "en") + inBrackets("required", "en")).toBe(
      "net: sources less sinks (required)",
    );
    expect(sentence("Done.", "en")).toBe("Done.");
    expect(sentence("533\u2009983 t", "en")).toBe("533\u202f983 t."); // not broken over two lines
    expect(duration(75, "en")).toBe("1 min 15 s");
    expect(duration(7265, "zh")).toBe("2 小时 1 分");
    expect(word("secondsLeft", "en", "5 s")).toBe("about 5 s left");
  });

  it("are no judgements", () => {
    expect(["3", "1/3", "1", "2/3", "x", "0", ""].map(reciprocal)).toEqual(["1/3", "3", "1", "3/2", "", "", ""]);
  });

  it("find the tables of a study", () => {
    const values = {
      carbon: { factors: "f.csv", stock: "ipcc" },
      suitability: { weights: { ahp: ["a.csv", "b.csv"] } },
    };
    expect(tablesOf(values, "s/x.yaml")).toEqual([
      { key: "carbon.factors", file: "s/f.csv" },
      { key: "suitability.weights.ahp[1]", file: "s/a.csv" },
      { key: "suitability.weights.ahp[2]", file: "s/b.csv" },
    ]);
  });
});

describe("cells of a raster", () => {
  it("of very many whole numbers are amounts, which may drive something", () => {
    const raster = (codes: number) =>
      ({ classes: Array.from({ length: codes }, (_, code) => ({ code, cells: 1 })) }) as unknown as Inspected;
    expect(manyCodes(raster(170))).toBe(true);
    expect(manyCodes(raster(60))).toBe(false);
    expect(manyCodes({} as Inspected)).toBe(false);
  });

  it("have a unit, and one side where they are square", () => {
    expect(cellSize({ cell: [30, 30], cellUnit: "m" }, "en")).toBe("30 m");
    expect(cellSize({ cell: [0.00025, 0.0005], cellUnit: "degrees" }, "zh")).toBe("0.00025 × 0.0005 度");
    expect(cellSize({ cell: [30, 30] }, "en")).toBe("30");
  });
});

describe("cells copied from a spreadsheet", () => {
  it("are parted by tabs and ends of line, in quotes where they hold such themselves", () => {
    expect(pasted("a\t1,234\r\nb\t\r\n")).toEqual([
      ["a", "1,234"],
      ["b", ""],
    ]);
    expect(pasted('"two\nlines"\t"say ""x"""\n3" pipe\t')).toEqual([
      ["two\nlines", 'say "x"'],
      ['3" pipe', ""],
    ]);
    expect(pasted("a word")).toEqual([["a word"]]);
  });
});
