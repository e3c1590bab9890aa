import { describe, expect, it } from "vitest";
import { sankey, transfers } from "../src/charts/options";
import { Selection } from "../src/selection";
import type { State } from "../src/state";

const table = [
  ["unit_set", "unit", "from_year", "to_year", "from_class", "to_class", "cells", "area_km2"],
  ["region", "region", "2005", "2010", "forest", "built", "5", "5"],
  ["cells", "a", "2005", "2010", "forest", "built", "2", "2"],
  ["cells", "b", "2005", "2010", "forest", "built", "3", "3"],
  ["cells", "b", "2005", "2010", "forest", "forest", "4", "4"],
  ["cells", "b", "2005", "2020", "forest", "built", "9", "9"], // of the whole time: no step
];

function state(selected: number[]): State {
  const selection = new Selection(2);
  selection.apply(selected, "replace");
  const units = { set: { id: "cells" }, ids: ["a", "b"] };
  return { atlas: { phases: [2005, 2010, 2020] }, selection, units } as unknown as State;
}

describe("transfers", () => {
  const of = (selected: number[]) => transfers(state(selected), table).map((f) => `${f.from} > ${f.to} ${f.km2}`);

  it("are of the whole region, step by step", () => expect(of([])).toEqual(["forest > built 5"]));
  it("are of the selected units", () => {
    expect(of([1])).toEqual(["forest > built 3", "forest > forest 4"]);
    expect(of([0, 1])).toEqual(["forest > built 5", "forest > forest 4"]);
  });
});

describe("the picture of the transfers", () => {
  const labels = (from: string) => {
    const state = {
      language: "en",
      dark: false,
      shown: (l: unknown) => l,
      atlas: { phases: [2005, 2010, 2020], rasters: [] },
    };
    const rows = table.filter((r) => r[0] !== "cells").map((r) => r.map((c) => (c === "forest" ? from : c)));
    const all = [...rows, ["region", "region", "2010", "2020", "built", "built", "1", "1"]];
    const made = sankey({ ...state, selection: new Selection(0) } as unknown as State, all);
    const { label } = (made?.series as { label: { formatter: (p: { name: string }) => string } }[])[0];
    return [`${from} 2005`, "built 2010", "built 2020"].map((name) => label.formatter({ name }));
  };

  it("has names between the phases where there is room, else behind the last alone", () => {
    expect(labels("forest")).toEqual(["forest 2005", "built 2010", "built 2020"]);
    expect(labels("Logged-over Forest")).toEqual(["2005", "2010", "built 2020"]);
  });
});
