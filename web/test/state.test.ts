import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { State as OfState } from "../src/state";

beforeEach(() => {
  vi.stubGlobal("window", { setTimeout: () => 0 });
  vi.stubGlobal("navigator", { language: "en" });
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Answers that come when they are let. */
function later<T>() {
  const waiting = new Map<string, (value: T) => void>();
  return {
    ask: (name: string) => new Promise<T>((done) => waiting.set(name, done)),
    answer: async (name: string, value: T) => {
      await vi.waitFor(() => expect(waiting.has(name)).toBe(true));
      waiting.get(name)?.(value);
      waiting.delete(name);
      await new Promise((done) => setTimeout(done));
    },
  };
}

const atlasOf = (title: string, columns: object[] = []) => ({
  title,
  unitSets: columns.length > 0 ? [{ id: "cells", count: 1, columns, styles: [] }] : [],
  rasters: [],
  overlays: [],
  phases: [2010, 2020],
});

it("a column that comes late is not shown in place of the one chosen since", async () => {
  const { State } = await import("../src/state");
  const state: OfState = new State();
  const columns = ["slow", "quick"].map((name) => ({ name, of: name, text: false }));
  const set = { id: "cells", count: 2, columns, styles: [] };
  const answers = new Map<string, (values: Float64Array) => void>();
  const data = {
    shapes: () => Promise.resolve({}),
    named: () => Promise.resolve(["a", "b"]),
    numbers: (_: unknown, c: { name: string }) => new Promise((done) => answers.set(c.name, done)),
  };
  const atlas = { unitSets: [set], rasters: [], overlays: [], phases: [2020] };
  Object.assign(state, { data, atlas, other: { run: 0, phase: 2020, data, atlas } });
  const answered = async (name: string, value: number) => {
    await vi.waitFor(() => expect(answers.has(name)).toBe(true));
    answers.get(name)?.(Float64Array.of(value, value + 1));
  };
  const slow = state.showUnits("cells", "slow");
  await vi.waitFor(() => expect(answers.has("slow")).toBe(true));
  const quick = state.showUnits("cells", "quick");
  await answered("quick", 7);
  await quick;
  await answered("slow", 1);
  await slow;
  expect([state.unitColumn, state.units?.column?.name, state.units?.values?.[0]]).toEqual(["quick", "quick", 7]);
});

it("a run that comes late is not opened in place of the one chosen since", async () => {
  const { State } = await import("../src/state");
  const { RunData } = await import("../src/data");
  const files = later<object>();
  vi.spyOn(RunData.prototype, "atlas").mockImplementation(function (this: { path: string }) {
    return files.ask(this.path) as never;
  });
  vi.stubGlobal("window", { setTimeout: () => 0, history: { replaceState: () => undefined } });
  const state = new State();
  state.entries = ["a/", "b/", "c/"].map((path) => ({ path, folder: path })) as never;
  const runs = [state.openRun(1), state.openRun(2)];
  await files.answer("c/", atlasOf("c"));
  await files.answer("b/", atlasOf("b"));
  await Promise.all(runs);
  expect([state.run, state.atlas.title, state.other.atlas.title]).toEqual([2, "c", "c"]);
  const sides = [state.compareWith(0, 2010), state.compareWith(1, 2020)];
  await files.answer("b/", atlasOf("b"));
  await files.answer("a/", atlasOf("a"));
  await Promise.all(sides);
  expect([state.other.run, state.other.atlas.title, state.other.phase]).toEqual([1, "b", 2020]);
});

it("a card, a selection and what is left out of an address outlast a phase chosen before the units came", async () => {
  const { State } = await import("../src/state");
  const state: OfState = new State();
  const columns = [2010, 2020].map((year) => ({ name: `net_${year}`, of: "net", year, text: false }));
  const set = { id: "cells", count: 2, columns, styles: [] };
  let come: () => void = () => undefined;
  const here = new Promise<void>((done) => (come = done));
  const data = {
    shapes: () => here,
    named: () => Promise.resolve(["a", "b"]),
    numbers: () => Promise.resolve(Float64Array.of(1, 2)),
    values: () => Promise.resolve(Float64Array.of(1, 2)),
  };
  const atlas = { unitSets: [set], rasters: [], overlays: [], phases: [2010, 2020] };
  Object.assign(state, { data, atlas, phase: 2010, other: { run: 0, phase: 2010, data, atlas } });
  const first = state.showUnits("cells", "net_2010", { selected: "", without: "3", unit: "b" });
  const then = state.setPhase(2020);
  come();
  await first;
  await then;
  expect([state.unitColumn, state.card, [...state.hiddenUnits]]).toEqual(["net_2020", 1, [3]]);
  const again = state.setPhase(2010); // of a card that was closed meanwhile nothing comes back
  state.card = -1;
  await again;
  expect([state.unitColumn, state.card, state.hiddenUnits.size]).toEqual(["net_2010", -1, 0]);
});

it("units follow the phase from the column that was asked for last, whether it has come or not", async () => {
  const { State } = await import("../src/state");
  const columns = ["net", "stock"].flatMap((of) =>
    [2010, 2020].map((year) => ({ name: `${of}_${year}`, of, year, text: false })),
  );
  const files = later<Float64Array>();
  const data = {
    shapes: () => Promise.resolve({}),
    named: () => Promise.resolve(["a"]),
    numbers: (_: unknown, c: { name: string }) => files.ask(c.name),
    values: () => Promise.resolve(Float64Array.of(0)), // of the other side
  };
  const atlas = atlasOf("a", columns);
  const state = new State();
  Object.assign(state, { data, atlas, phase: 2010, other: { run: 0, phase: 2010, data, atlas } });
  const first = state.showUnits("cells", "net_2010", undefined);
  await files.answer("net_2010", Float64Array.of(1));
  await first;
  const there = state.setPhase(2020);
  await new Promise((done) => setTimeout(done));
  const back = state.setPhase(2010); // before the column of 2020 is here
  await files.answer("net_2010", Float64Array.of(1));
  await back;
  await files.answer("net_2020", Float64Array.of(2));
  await there;
  expect([state.phase, state.unitColumn]).toEqual([2010, "net_2010"]);
  const chosen = state.showUnits("cells", "stock_2010");
  const next = state.setPhase(2020); // before the column that was chosen is here
  await files.answer("stock_2020", Float64Array.of(3));
  await Promise.all([chosen, next]);
  expect([state.phase, state.unitColumn]).toEqual([2020, "stock_2020"]);
});
