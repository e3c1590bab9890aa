import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { State as OfState } from "../src/state";

beforeEach(() => {
  vi.stubGlobal("window", { setTimeout: () => 0 });
  vi.stubGlobal("navigator", { language: "en" });
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});
afterEach(() => vi.unstubAllGlobals());

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
