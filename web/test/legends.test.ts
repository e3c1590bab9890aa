import { afterEach, beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.stubGlobal("window", { setTimeout: () => 0 });
  vi.stubGlobal("navigator", { language: "en" });
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});
afterEach(() => vi.unstubAllGlobals());

it("what is quite transparent is in no legend of the map", async () => {
  const { State } = await import("../src/state");
  const { legends } = await import("../src/export");
  const state = new State();
  const layer = (id: string) => ({ id, title: id, legend: [{ label: "", color: "#fff" }], columns: [] });
  const atlas = { unitSets: [], rasters: [], overlays: [layer("zones"), layer("corridors")], phases: [2020] };
  Object.assign(state, { atlas, overlays: new Set(["zones", "corridors"]) });
  const titles = () => legends(state).map((l) => l.title);
  expect(titles().sort()).toEqual(["corridors", "zones"]);
  state.overlayOpacity.set("zones", 0);
  expect(titles()).toEqual(["corridors"]);
});
