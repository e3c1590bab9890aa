import { describe, expect, it } from "vitest";
import { addressOf, readLook, unknownIn } from "../src/address";
import { Selection } from "../src/selection";
import type { State } from "../src/state";

const atlas = {
  phases: [2005, 2020],
  rasters: [{ kind: "landuse" }],
  unitSets: [{ id: "cells", columns: [{ name: "net_2020" }] }],
  overlays: [{ id: "zones" }, { id: "corridors" }],
};

/** A state in which nobody chose anything. */
function state(more: Partial<State> = {}): State {
  const usual = {
    atlas,
    entries: [{}],
    run: 0,
    phase: 2020,
    other: { run: 0, phase: 2005 },
    difference: false,
    layout: "one",
    raster: "landuse",
    rasterOpacity: 1,
    hiddenClasses: new Set<number>(),
    unitSet: "cells",
    unitColumn: "net_2020",
    hiddenUnits: new Set<number>(),
    overlays: new Set<string>(),
    overlayOpacity: new Map<string, number>(),
    order: [],
    swipe: 0.5,
    language: "en",
    dark: false,
    safe: false,
    selection: new Selection(4),
    named: new Map<string, string>(),
    card: -1,
    tab: "table",
  };
  return { ...usual, ...more } as unknown as State;
}

describe("address", () => {
  it("opens the same look again", () => {
    const looks: Partial<State> = {
      layout: "swipe",
      swipe: 0.25,
      language: "zh",
      tab: "differences",
      dark: true,
      safe: true,
      overlays: new Set(["zones", "corridors"]),
      overlayOpacity: new Map([["zones", 0.35]]),
      rasterOpacity: 0,
      chosenOpacity: 0.6,
      order: ["units", "raster"],
      hiddenClasses: new Set([0, 3]),
      named: new Map([["湘江 = 1~2", "0-3"]]),
      view: { x: 712345.5, y: 3100000.25, r: 30 },
    };
    const again = state();
    readLook(again, new URLSearchParams(addressOf(state(looks))));
    for (const [key, value] of Object.entries(looks)) expect([key, again[key as keyof State]]).toEqual([key, value]);
  });
  it("says nothing of what nobody chose", () => {
    const usual = "run=1&phase=2020&raster=landuse&units=cells&column=net_2020&lang=en&tab=table&dark=0";
    expect(addressOf(state())).toBe(usual);
  });
  it("leaves the usual look where it says what is none", () => {
    const s = state();
    readLook(s, new URLSearchParams("layout=round&tab=x&lang=fr&opacity=raster:7&swipe=-1&view=1,2&lines=rivers"));
    expect(s).toEqual(state({ chosenOpacity: undefined }));
  });
  it("tells what it names in vain", () => {
    const q = new URLSearchParams("run=3&phase=1990&raster=landuse&units=towns&lines=zones+rivers");
    expect(unknownIn(q, state())).toEqual([
      "Run 3",
      "Phase 1990",
      "Set of units towns",
      "Lines and patches zones rivers",
    ]);
  });
});
