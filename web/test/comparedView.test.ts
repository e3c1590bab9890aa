import type { LitElement } from "lit";
import { afterEach, expect, it, vi } from "vitest";
import { RunData } from "../src/data";
import type { Comparison } from "../src/model";
import type { State } from "../src/state";
import type { Charts } from "../src/views/charts";
import { ComparedView } from "../src/views/compared";

afterEach(() => vi.restoreAllMocks());

/** Comparing takes seconds, and a reader goes on meanwhile. */
it("a comparison that comes late is not shown for the runs chosen since", async () => {
  const answers = new Map<number, (of: Comparison) => void>();
  vi.spyOn(RunData, "comparison").mockImplementation((_, b) => new Promise((done) => answers.set(b, done)));
  const step = (tCO2: number) => ({ waterfall: [{ year: 2020, cause: "factors", tCO2 }] }) as Comparison;
  const state = { run: 1, other: { run: 0 }, atlas: { tables: [] } };
  const page = { requestUpdate: () => undefined };
  const view = new ComparedView(page as unknown as LitElement, state as unknown as State, {} as Charts);
  const first = view["load"]();
  state.run = 2;
  const second = view["load"]();
  answers.get(2)?.(step(22));
  await second;
  answers.get(1)?.(step(11));
  await first;
  expect(view["waterfall"]().map((s) => s.tCO2)).toEqual([22]);
});
