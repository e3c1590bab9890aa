import type { LitElement } from "lit";
import { afterEach, expect, it, vi } from "vitest";
import type { State } from "../src/state";
import { LayerPanel } from "../src/views/layerPanel";
import type { UnitPanel } from "../src/views/unitPanel";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("phases play on in the run that is opened meanwhile", () => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  const asked: number[] = [];
  const state = { atlas: { phases: [2005, 2010] }, phase: 2005, setPhase: (p: number) => asked.push(p) };
  const page = { requestUpdate: () => undefined };
  const panel = new LayerPanel(page as unknown as LitElement, state as unknown as State, {} as UnitPanel);
  panel["play"]();
  vi.advanceTimersByTime(1500);
  state.atlas = { phases: [1990, 2000, 2020] };
  state.phase = 2020;
  vi.advanceTimersByTime(1500);
  state.atlas = { phases: [2015] }; // which has nothing to play, and no button to stop it
  state.phase = 2015;
  vi.advanceTimersByTime(3000);
  expect(asked).toEqual([2010, 1990]);
});
