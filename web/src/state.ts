import { addressOf, numbers, OVERLAY, readLook, TABS, unknownIn } from "./address";
import { RunData, runs } from "./data";
import { Cog } from "./map/cog";
import { keep, kept } from "./kept";
import type { Atlas, Column, LegendClass, Overlay, RasterLayer, RunEntry, UnitSet } from "./model";
import { Selection, type Combine } from "./selection";
import { classesOf, differenceLegend, ownLegend, safeLegend } from "./colours";
import { bracketed, labelled, number, text, unitText, words, type Language } from "./text";
import type { Shapes } from "./shapes";

export type Layout = "one" | "swipe" | "beside";
export type Tool = "pan" | "click" | "box" | "lasso";

/** What happened, for views that redraw only for some of it. */
export type Change = "run" | "layers" | "units" | "selection" | "look" | "tool" | "hover";

/** The units that are shown: their shapes, the column they are coloured by, and which are selected. */
export interface Units {
  set: UnitSet;
  shapes: Shapes;
  ids: string[];
  names: string[];
  column?: Column;
  values?: Float64Array;
  texts?: string[];
  legend: LegendClass[];
  /** Class of each unit in the legend, -1 = none; and of the side that it is compared with. */
  classes: Int16Array;
  otherClasses: Int16Array;
  /** Values of both sides, by the units of this one, where they are compared. */
  compared?: Compared;
}

/** Opacity of units over a raster where nobody says. */
const THROUGH = 0.8;

/** A phase of a run. */
export interface Side {
  run: number;
  data: RunData;
  atlas: Atlas;
  phase: number;
}

export interface Compared {
  column: Column;
  own: Float64Array;
  other: Float64Array;
  /** Own less other; NaN where one is missing. */
  difference: Float64Array;
}

/** What an address marks among the units: those selected, classes left out of the legend, the unit of the card. */
interface Marked {
  selected: string;
  without: string | null;
  unit: string;
}

/**
 * Everything that the page shows, in one place. Views read it and listen for changes; whatever changes it says what kind
 * of change it was. The address keeps it, so that a link opens the same view.
 */
export class State {
  entries: RunEntry[] = [];
  /** What the address names and nobody knows, in words. */
  lost: string[] = [];
  /** Whether a server is there, not files alone. */
  served = false;
  run = 0;
  data!: RunData;
  atlas!: Atlas;
  phase = 0;
  /** What is compared with: another phase, another run, or both. */
  other!: Side;
  /** Whether units show how they differ from the other side. */
  difference = false;
  raster = "";
  rasterOpacity = 1;
  hiddenClasses = new Set<number>();
  unitSet = "";
  unitColumn = "";
  /** How opaque units are, where somebody chose. */
  chosenOpacity?: number;
  hiddenUnits = new Set<number>();
  overlays = new Set<string>();
  /** Of lines and patches, where somebody chose. */
  overlayOpacity = new Map<string, number>();
  /** Layers that were moved, from the lowest; those that it lacks follow in their usual order. */
  order: string[] = [];
  swipe = 0.5;
  layout: Layout = "one";
  tool: Tool = "click";
  combine: Combine = "replace";
  language: Language = (kept("lang") ?? navigator.language).startsWith("zh") ? "zh" : "en";
  dark = matchMedia("(prefers-color-scheme: dark)").matches;
  safe = false;
  selection = new Selection(0);
  named = new Map<string, string>();
  units?: Units;
  hover = -1;
  card = -1;
  view?: { x: number; y: number; r: number };
  tab: (typeof TABS)[number] = "table";

  private readonly listeners = new Set<(change: Change) => void>();
  private pending?: number;
  // how often units, a run and a side were asked for: what comes late is not shown for what was asked since
  private asked = 0;
  private opened = 0;
  private compared = 0;
  /** The units last asked for, which may not be here yet: what else changes meanwhile keeps to them. */
  private wanted: { set: string; column: string; marked?: Marked } = { set: "", column: "" };

  on(listen: (change: Change) => void): () => void {
    this.listeners.add(listen);
    return () => this.listeners.delete(listen);
  }

  /** Speaks a language that somebody chose, the next time too. */
  speak(language: Language): void {
    this.language = language;
    keep("lang", language);
    this.tell("look");
  }

  tell(change: Change): void {
    this.listeners.forEach((l) => l(change));
    if (change !== "hover") this.remember();
  }

  /** Changes what is shown, and tells what kind of change it was. */
  set(change: Change, how: (s: State) => void): void {
    how(this);
    this.tell(change);
  }

  async open(): Promise<void> {
    const list = await runs();
    this.entries = list.runs;
    this.served = list.served;
    const q = new URLSearchParams(location.hash.slice(1));
    const wanted = Number(q.get("run") ?? 1) - 1;
    await this.load(this.entries[wanted] ? wanted : 0, q);
    void this.unitsShown.then(() => {
      this.lost = unknownIn(q, this);
      if (this.lost.length > 0) this.tell("tool");
    });
  }

  async openRun(run: number): Promise<void> {
    await this.load(run, new URLSearchParams({ lang: this.language, raster: this.raster }), false);
  }

  private async openSide(run: number, phase: number): Promise<Side> {
    const data = run === this.run ? this.data : new RunData(this.entries[run].path);
    const atlas = run === this.run ? this.atlas : await data.atlas();
    const known = atlas.phases.includes(phase);
    const usual = run === this.run ? 0 : atlas.phases.length - 1;
    return { run, data, atlas, phase: known ? phase : (atlas.phases[usual] ?? 0) };
  }

  /** What lies on the map, from the lowest: the raster, the units, and lines and patches by their names. */
  stack(): string[] {
    const there = [
      ...(this.raster ? ["raster"] : []),
      ...(this.unitSet ? ["units"] : []),
      ...this.atlas.overlays.map((o) => o.id).filter((o) => this.overlays.has(o)),
    ];
    const place = (id: string) => (this.order.includes(id) ? this.order.indexOf(id) : this.order.length);
    return there.sort((a, b) => place(a) - place(b)); // which keeps the order of equals
  }

  /** Puts a layer above its neighbour, or below it. */
  raise(id: string, by: 1 | -1): void {
    const stack = this.stack();
    const at = stack.indexOf(id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= stack.length) return;
    [stack[at], stack[to]] = [stack[to], stack[at]];
    this.order = stack;
    this.tell("layers");
  }

  /** What is compared with from now on. */
  async compareWith(run: number, phase: number): Promise<void> {
    const compared = ++this.compared;
    const other = await this.openSide(run, phase);
    if (compared !== this.compared) return;
    this.other = other;
    if (!this.differs()) this.difference = false;
    this.tell("layers");
    if (this.wanted.set) await this.showAgain();
  }

  /** Whether the other side is another one. */
  differs(): boolean {
    return this.other.run !== this.run || this.other.phase !== this.phase;
  }

  async setDifference(on: boolean): Promise<void> {
    this.difference = on;
    await this.showAgain();
  }

  /** What a map shows: this side, or the other. */
  side(isOther: boolean): Side {
    return isOther ? this.other : { run: this.run, data: this.data, atlas: this.atlas, phase: this.phase };
  }

  /** A side in a few words, for the corner of its map. */
  sideName(side: Side): string {
    return this.ofRun(side, String(side.phase || ""));
  }

  /** What stands in the corner of a map: the years of what it shows, which a layer of no phase does not have. */
  mapName(side: Side): string {
    const of = this.unitOpacity > 0 ? this.units?.column : undefined;
    if (of && this.isDifference()) return `${this.sideName(this.side(false))} − ${this.sideName(this.other)}`;
    const raster = this.raster ? this.rasterOf(side) : undefined;
    if (raster && raster.years.length > 0) return this.ofRun(side, raster.years.join("–"));
    const timeless = of ? of.year === undefined : raster !== undefined;
    return this.ofRun(side, timeless ? "" : String(side.phase || ""));
  }

  /** With the run's name where there are two. */
  private ofRun(side: Side, when: string): string {
    const one = side.run === this.run && this.other.run === this.run;
    return one ? when : `${this.entries[side.run].folder} ${when}`.trim();
  }

  /** @param isLink whether a person may have written it: of a raster that is not here none is shown then */
  private async load(run: number, q: URLSearchParams, isLink = true): Promise<void> {
    const opened = ++this.opened;
    const data = new RunData(this.entries[run].path);
    const atlas = await data.atlas();
    if (opened !== this.opened) return;
    const compared = ++this.compared;
    this.atlas = atlas;
    this.view = undefined; // of the run before
    this.data = data;
    this.run = run;
    const phases = this.atlas.phases;
    const phase = Number(q.get("phase"));
    this.phase = phases.includes(phase) ? phase : (phases[phases.length - 1] ?? 0);
    const against = Number(q.get("against") ?? 0) - 1;
    const other = await this.openSide(this.entries[against] ? against : this.run, Number(q.get("other") ?? 0));
    if (opened !== this.opened) return;
    if (compared === this.compared) this.other = other;
    this.difference = q.get("difference") === "1" && this.differs();
    const kinds = this.kinds().map((k) => k.kind);
    const sets = this.atlas.unitSets.map((s) => s.id);
    const set = q.get("units") ?? sets[0] ?? ""; // that which the study names first
    // one theme at first: two that are mixed have the colours of neither legend
    const raster = q.get("raster") ?? (!q.has("units") && this.usualColumn(set) ? "" : "landuse");
    const instead = isLink && q.has("raster") ? "" : (kinds[kinds.length - 1] ?? "");
    this.raster = kinds.includes(raster) ? raster : raster && instead;
    readLook(this, q);
    const first = this.rasterOf();
    if (first) void Cog.open(this.data.path + first.file).catch(() => undefined); // the map asks again, and tells
    // the map need not wait for the units
    const known = sets.includes(set) ? set : "";
    const column = q.get("column") ?? (q.has("units") ? "" : this.usualColumn(known));
    const marked = { selected: q.get("selected") ?? "", without: q.get("without"), unit: q.get("unit") ?? "" };
    this.unitsShown = this.showUnits(known, column, marked);
    this.units = undefined;
    this.tell("run");
  }

  /** What units are coloured by where nobody chose: net emissions or stock, by area. */
  private usualColumn(set: string): string {
    const columns = this.atlas.unitSets.find((s) => s.id === set)?.columns ?? [];
    for (const of of ["net_tCO2_per_ha", "stock_tC_per_ha", "net_tCO2", "stock_tC"]) {
      const found = columns.find((c) => c.of === of && c.year === this.phase);
      if (found) return found.name;
    }
    return "";
  }

  /** When the units of the address are there. */
  unitsShown: Promise<void> = Promise.resolve();

  /** Shows a set of units, coloured by a column, with what an address marks among them. */
  async showUnits(set: string, column: string, marked?: Marked): Promise<void> {
    const asked = ++this.asked;
    this.wanted = { set, column, marked };
    const found = this.atlas.unitSets.find((s) => s.id === set);
    if (!found) {
      this.unitSet = "";
      this.units = undefined;
      this.selection = new Selection(0);
      this.tell("units");
      return;
    }
    const data = this.data;
    const isLater = () => data !== this.data || asked !== this.asked; // another run or column was chosen meanwhile
    const [shapes, ids, names] = await Promise.all([
      data.shapes(found),
      data.named(found, "id"),
      data.named(found, "name"),
    ]);
    if (isLater()) return;
    if (set !== this.unitSet || this.selection.size !== found.count) {
      this.selection = new Selection(found.count);
      this.card = -1;
    }
    if (marked) this.selection.decode(marked.selected);
    this.unitSet = set;
    const chosen = found.columns.find((c) => c.name === column);
    this.unitColumn = chosen ? column : "";
    const none = new Int16Array(found.count).fill(-1);
    const units: Units = { set: found, shapes, ids, names, legend: [], classes: none, otherClasses: none };
    if (chosen) {
      units.column = chosen;
      if (chosen.text) units.texts = await data.texts(found, chosen);
      else units.values = await data.numbers(found, chosen);
      units.legend = this.legendOf(found, chosen, units.values);
      units.classes = classesOf(units.legend, units.values ?? units.texts ?? []);
      await this.compare(units, chosen);
    }
    if (isLater()) return;
    this.units = units;
    this.hiddenUnits = numbers(marked?.without ?? null);
    if (marked) this.card = ids.indexOf(marked.unit);
    this.tell("units");
  }

  /** Shows what was last asked for, after a change of what it is shown with. */
  private async showAgain(column = this.wanted.column): Promise<void> {
    const { set, marked } = this.wanted;
    await this.showUnits(set, column, this.units ? undefined : marked); // before they came, nobody else marks any
  }

  /** Adds what the other side has in this column, joined by the ids of the units. */
  private async compare(units: Units, column: Column): Promise<void> {
    units.otherClasses = units.classes;
    const { data, atlas, phase, run } = this.other;
    if (run === this.run && column.year === undefined) return;
    const set = atlas.unitSets.find((s) => s.id === units.set.id);
    const year = column.year === undefined ? undefined : phase;
    const same = set?.columns.find((c) => c.of === column.of && c.year === year);
    units.otherClasses = new Int16Array(units.set.count).fill(-1);
    if (!set || !same || same.text !== column.text) return;
    const [ids, values] = await Promise.all([data.named(set, "id"), data.values(set, same)]);
    const at = new Map(ids.map((id, i) => [id, i]));
    const place = units.ids.map((id) => at.get(id) ?? -1);
    if (values instanceof Float64Array) {
      const own = units.values ?? new Float64Array(0);
      const other = Float64Array.from(place, (i) => (i < 0 ? NaN : values[i]));
      const difference = own.map((v, i) => v - other[i]);
      units.compared = { column: same, own, other, difference };
      if (this.difference && !column.legend) {
        units.values = difference;
        units.legend = differenceLegend(difference, number);
        units.classes = classesOf(units.legend, difference);
        units.otherClasses = units.classes;
      } else units.otherClasses = classesOf(units.legend, other);
    } else {
      const other = place.map((i) => (i < 0 ? "" : values[i]));
      units.otherClasses = classesOf(units.legend, other);
    }
  }

  /** What the units are coloured by, as a reader is told. */
  columnTitle(): string {
    const c = this.units?.column;
    if (!c) return "";
    const name = this.columnName();
    if (!this.isDifference()) return name + (c.year === undefined ? "" : " " + c.year);
    const sides = `${this.sideName(this.side(false))} − ${this.sideName(this.other)}`;
    return labelled(text("difference", this.language), name, this.language) + bracketed(sides, this.language);
  }

  /** What the column holds, with its unit, of whatever phase. */
  columnName(): string {
    const c = this.units?.column;
    return c
      ? (words(c.heading, this.language) || c.of) + (c.unit ? bracketed(unitText(c.unit), this.language) : "")
      : "";
  }

  /** Whether a unit has no value in the column that is shown, and so no colour of its legend. */
  someLack(): boolean {
    const u = this.units;
    return u?.values ? u.values.some(Number.isNaN) : (u?.legend.length ?? 0) > 0 && (u?.texts?.includes("") ?? false);
  }

  /** Whether the values that are shown are differences. */
  isDifference(): boolean {
    return this.units?.compared !== undefined && this.units.values === this.units.compared.difference;
  }

  /** The run's own legend of a column: of its classes, of its style (that of the last phase holds for all), or quantiles. */
  private legendOf(set: UnitSet, column: Column, values?: Float64Array): LegendClass[] {
    if (column.legend) return column.legend;
    const style =
      set.styles.find((s) => s.column === column.name) ?? set.styles.find((s) => sameButYear(s.column, column.of));
    return style ? style.legend : values ? ownLegend(values, number) : [];
  }

  /** The column of the same thing in the phase that is shown, where there is one. */
  async followPhase(): Promise<void> {
    const columns = this.atlas.unitSets.find((s) => s.id === this.wanted.set)?.columns ?? [];
    const column = columns.find((c) => c.name === this.wanted.column);
    if (column?.year !== undefined && column.year !== this.phase) {
      const same = columns.find((c) => c.of === column.of && c.year === this.phase);
      if (same) await this.showAgain(same.name);
    }
  }

  /** Another run follows to the same phase, where it stood at the same one. */
  async setPhase(phase: number): Promise<void> {
    if (this.other.run !== this.run && this.other.phase === this.phase && this.other.atlas.phases.includes(phase)) {
      this.other = { ...this.other, phase };
    }
    this.phase = phase;
    this.tell("layers");
    await this.followPhase();
  }

  /** Kinds of rasters, each once, with its first layer. */
  kinds(): RasterLayer[] {
    const seen = new Set<string>();
    return this.atlas.rasters.filter((r) => !seen.has(r.kind) && seen.add(r.kind));
  }

  /** The raster of the kind that is shown, of a side; a change is that since the phase before, or the whole one. */
  rasterOf({ atlas, phase }: Side = this.side(false)): RasterLayer | undefined {
    const of = atlas.rasters.filter((r) => r.kind === this.raster);
    const phases = atlas.phases;
    const before = phases[phases.indexOf(phase) - 1] ?? phases[0];
    const until = phase === phases[0] ? phases[phases.length - 1] : phase;
    return (
      of.find((r) => r.years.length < 2 && (r.years.length === 0 || r.years[0] === phase)) ??
      of.find((r) => r.years[0] === before && r.years[1] === until) ??
      of.find((r) => r.years.length === 2)
    );
  }

  /** Units let a raster below them shine through, where nobody said otherwise. */
  get unitOpacity(): number {
    return this.chosenOpacity ?? (this.raster ? THROUGH : 1);
  }

  /** How opaque lines or patches are. */
  opacityOf(overlay: Overlay): number {
    return this.overlayOpacity.get(overlay.id) ?? OVERLAY;
  }

  /** Shows another raster. Coloured units over it become outlines, so that it has the colours of its legend. */
  showRaster(kind: string): void {
    if (!kind) this.chosenOpacity = undefined;
    else if (!this.raster) this.chosenOpacity = 0;
    this.raster = kind;
    this.hiddenClasses = new Set();
    this.tell("look");
  }

  /** Colours the units by another column, and lets that be seen. */
  async colourBy(column: string): Promise<void> {
    if (this.chosenOpacity === 0) this.chosenOpacity = undefined;
    await this.showUnits(this.unitSet, column);
  }

  shown(legend: LegendClass[]): LegendClass[] {
    return this.safe ? safeLegend(legend) : legend;
  }

  select(units: Iterable<number>, how: Combine = this.combine): void {
    this.selection.apply(units, how);
    this.tell("selection");
  }

  /** A little later than the last change, so that dragging writes no hundred addresses. */
  private remember(): void {
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => history.replaceState(null, "", "#" + addressOf(this)), 250);
  }
}

function sameButYear(column: string, of: string): boolean {
  return column.replace(/_\d{1,4}$/, "") === of;
}
