import type { EChartsCoreOption } from "echarts/core";
import { SAFE } from "../colours";
import { records } from "../csv";
import type { State } from "../state";
import { lines, label, labelled, number, text, words, type Text } from "../text";
import { apart } from "./names";

/** Width of the panel beside the map, about. */
const PANEL = 390;

/** Pixels of a unit's name beside its bar: longer ones are cut, the tip has them whole. */
const NAME = 150;

/** Pixels of a line of the tip beside a bar. */
const TIP = 300;

const GRID = { left: 8, right: 24, top: 12, bottom: 8, containLabel: true };

const TOOLTIP = { renderMode: "richText", confine: true };

function base(state: State): EChartsCoreOption {
  return {
    backgroundColor: "transparent",
    animation: false,
    textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" },
    tooltip: { ...TOOLTIP, valueFormatter: (v: unknown) => number(Number(v)) },
  };
}

/** The units with the greatest values of the column that is shown; the selected ones where some are. */
export function ranking(state: State, most = 20): EChartsCoreOption & { units: number[] } {
  const u = state.units;
  const values = u?.values;
  if (!u || !values) return { units: [] };
  const some = state.selection.count > 0;
  const units = u.ids
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(values[i]) && (!some || state.selection.has(i)))
    .sort((a, b) => values[b] - values[a]);
  // the head and the tail, where there are more than fit
  const shown = units.length <= most ? units : [...units.slice(0, most / 2), ...units.slice(-most / 2)];
  const names = shown.map((i) => u.names[i] || u.ids[i]);
  const told = apart(names, NAME / 6);
  return {
    ...base(state),
    units: shown,
    grid: { ...GRID, bottom: 26 },
    xAxis: {
      type: "value",
      name: state.columnTitle(),
      nameLocation: "middle",
      nameGap: 28,
      splitNumber: 4,
      axisLabel: { formatter: number, hideOverlap: true },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: names,
      axisLabel: { width: NAME, overflow: "truncate", formatter: (_: string, i: number) => told[i] },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 24, // one unit alone would fill the chart
        name: state.columnTitle(),
        tooltip: {
          // longer than the panel is wide, a line would be cut
          formatter: (p: { name: string; seriesName: string; value: number }) =>
            [...lines(p.name, TIP), ...lines(labelled(p.seriesName, number(p.value), state.language), TIP)].join("\n"),
        },
        data: shown.map((i) => ({
          value: values[i],
          itemStyle: { color: state.selection.has(i) ? "#c2410c" : "#6b8f79" },
        })),
      },
    ],
  };
}

/** What a driver is called: its name in tables, in Chinese what it is, where that is known. */
export function driverName(state: State, driver: string): string {
  return state.atlas.drivers[driver]?.[state.language] ?? driver;
}

/** Each driver's q, by phase; of the set of units that is shown, or of the first that has any. */
export function qBars(state: State, table: string[][]): EChartsCoreOption | undefined {
  const rows = records(table);
  const set = rows.some((r) => r.unit_set === state.unitSet) ? state.unitSet : rows[0]?.unit_set;
  const of = rows.filter((r) => r.unit_set === set && r.y === (rows.find((o) => o.year === r.year)?.y ?? r.y));
  if (of.length === 0) return undefined;
  const years = [...new Set(of.map((r) => r.year))];
  const q = (driver: string, year: string) => Number(of.find((r) => r.driver === driver && r.year === year)?.q ?? NaN);
  const last = years[years.length - 1];
  const drivers = [...new Set(of.map((r) => r.driver))].sort((a, b) => q(b, last) - q(a, last));
  // as in the report: of these q tells how y was computed, not what drives it
  const computed = new Set(of.filter((r) => r.arithmetic === "yes").map((r) => r.driver));
  const starred = computed.size > 0;
  const called = (driver: string) => driverName(state, driver);
  return {
    ...base(state),
    grid: { ...GRID, top: 34, bottom: starred ? 30 : GRID.bottom },
    legend: {
      type: "scroll", // in one row, or it would lie over the bars
      top: 2,
      itemWidth: years.length > 5 ? 12 : 25,
      itemGap: years.length > 5 ? 6 : 10,
      textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" },
    },
    xAxis: {
      type: "value",
      min: 0,
      max: 1,
      name: starred ? text("qStar", state.language) : "",
      nameLocation: "middle",
      nameGap: 28,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: drivers,
      axisLabel: { formatter: (driver: string) => called(driver) + (computed.has(driver) ? " *" : "") },
    },
    color: SAFE,
    tooltip: {
      ...TOOLTIP,
      formatter: (bar: { seriesName: string; name: string; value: number }) =>
        `${bar.seriesName}\n${called(bar.name)}  ${number(bar.value)}`,
    },
    series: years.map((year) => ({ type: "bar", name: year, data: drivers.map((d) => q(d, year)) })),
  };
}

/** Pixels that a chart of bars beside each other needs to tell every one of them by name. */
export function barsHeight(option: EChartsCoreOption): number {
  const series = option.series as { data: unknown[] }[];
  const star = (option.xAxis as { name?: string } | undefined)?.name ? 22 : 0;
  return 70 + star + (series[0]?.data.length ?? 0) * Math.max(16, 4 + 5 * series.length);
}

/** The stratum of a driver in a year whose mean is the highest, and the units that lie in it. */
export function highestStratum(
  risk: Record<string, string>[],
  values: Record<string, string>[],
  driver: string,
  year: string,
): { set: string; stratum: string; units: string[] } | undefined {
  const of = risk.filter((r) => r.driver === driver && r.year === year && r.mean !== "");
  const best = of.sort((a, b) => Number(b.mean) - Number(a.mean))[0];
  if (!best) return undefined;
  const holds = stratumTest(best.stratum);
  const units = values
    .filter(
      (r) => r.unit_set === best.unit_set && r.year === year && r.driver === driver && holds(r.category || r.value),
    )
    .map((r) => r.unit);
  return { set: best.unit_set, stratum: best.stratum, units };
}

/** Whether a value lies in a stratum, as the program writes it: `<= 2`, `(2, 5]`, `> 5`, or a value of its own. */
export function stratumTest(stratum: string): (value: string) => boolean {
  const between = /^([[(])(\S+), (\S+)([\])])$/.exec(stratum);
  if (between) {
    const [low, high] = [Number(between[2]), Number(between[3])];
    return (v) =>
      v !== "" &&
      (between[1] === "[" ? Number(v) >= low : Number(v) > low) &&
      (between[4] === "]" ? Number(v) <= high : Number(v) < high);
  }
  const side = /^(<=|<|>=|>) (\S+)$/.exec(stratum);
  if (side) {
    const limit = Number(side[2]);
    const test: Record<string, (v: number) => boolean> = {
      "<=": (v) => v <= limit,
      "<": (v) => v < limit,
      ">=": (v) => v >= limit,
      ">": (v) => v > limit,
    };
    return (v) => v !== "" && test[side[1]](Number(v));
  }
  return (v) => v === stratum;
}

/** From one net to the other, cause by cause, in the last phase that both have. */
export function waterfall(state: State, all: { year: number; cause: string; tCO2: number }[]): EChartsCoreOption {
  const year = Math.max(...all.map((s) => s.year));
  const steps = all.filter((s) => s.year === (all.some((x) => x.year === state.phase) ? state.phase : year));
  const names: Record<string, Text> = {
    a: "causeA",
    b: "causeB",
    "land-use": "causeLand",
    factors: "causeFactors",
    emissions: "causeEmissions",
    "land-model": "causeModel",
    rest: "causeRest",
  };
  let at = 0;
  const bars = steps.map((s) => {
    const whole = s.cause === "a" || s.cause === "b";
    const from = whole ? 0 : at;
    at = whole ? s.tCO2 : at + s.tCO2;
    return { from, to: at, whole, rise: s.tCO2 > 0, value: s.tCO2 };
  });
  return {
    ...base(state),
    grid: { ...GRID, top: 24 },
    xAxis: {
      type: "category",
      data: steps.map((s) => (s.cause in names ? text(names[s.cause], state.language) : s.cause)),
      axisLabel: { interval: 0, width: state.language === "zh" ? 40 : 60, overflow: "break" },
    },
    yAxis: { type: "value", axisLabel: { formatter: number } },
    series: [
      {
        type: "custom",
        data: bars.map((b, i) => [i, b.from, b.to, b.value]),
        encode: { x: 0, y: [1, 2], tooltip: 3 },
        renderItem: (_: unknown, api: WaterfallApi) => {
          const i = api.value(0);
          const [x, y0] = api.coord([i, api.value(1)]);
          const [, y1] = api.coord([i, api.value(2)]);
          const w = api.size([1, 0])[0] * 0.6;
          const b = bars[i];
          return {
            type: "rect",
            shape: { x: x - w / 2, y: Math.min(y0, y1), width: w, height: Math.max(1, Math.abs(y1 - y0)) },
            style: { fill: b.whole ? "#6b7280" : b.rise ? "#b91c1c" : "#15803d" },
          };
        },
      },
    ],
  };
}

interface WaterfallApi {
  value(of: number): number;
  coord(of: number[]): number[];
  size(of: number[]): number[];
}

/** Land that goes from class to class between two phases that follow each other, in km². */
export interface Flow {
  from: string;
  fromYear: string;
  to: string;
  toYear: string;
  km2: number;
}

/** Steps from phase to phase, each once, and of each unit of a set which of them it has, with its km². */
interface Steps {
  flows: Flow[];
  of: Map<string, Map<string, [number, number][]>>;
}

const known = new WeakMap<string[][], Steps>();

/** A table as its steps; looked through once, since there are several hundred thousand rows for many units. */
function stepsOf(phases: string[], table: string[][]): Steps {
  const before = known.get(table);
  if (before) return before;
  const column = (name: string) => table[0].indexOf(name);
  const [set, unit, fromYear, toYear] = ["unit_set", "unit", "from_year", "to_year"].map(column);
  const [from, to, area] = ["from_class", "to_class", "area_km2"].map(column);
  const steps: Steps = { flows: [], of: new Map() };
  const places = new Map<string, number>();
  for (let i = 1; i < table.length; i++) {
    const r = table[i];
    const km2 = Number(r[area]);
    const at = phases.indexOf(r[fromYear]);
    if (!(km2 > 0) || at < 0 || phases[at + 1] !== r[toYear]) continue;
    const key = [r[from], r[fromYear], r[to]].join("\0");
    let place = places.get(key);
    if (place === undefined) {
      place = steps.flows.length;
      places.set(key, place);
      steps.flows.push({ from: r[from], fromYear: r[fromYear], to: r[to], toYear: r[toYear], km2: 0 });
    }
    let units = steps.of.get(r[set]);
    if (!units) steps.of.set(r[set], (units = new Map()));
    const has = units.get(r[unit]);
    if (has) has.push([place, km2]);
    else units.set(r[unit], [[place, km2]]);
  }
  known.set(table, steps);
  return steps;
}

/** The transfers of the selected units, or where none is selected or the table lacks their set of the whole region. */
export function transfers(state: State, table: string[][]): Flow[] {
  const steps = stepsOf(state.atlas.phases.map(String), table);
  const sum = (set: string, units: string[]): Flow[] => {
    const km2 = new Float64Array(steps.flows.length);
    const of = steps.of.get(set);
    for (const unit of units) for (const [place, area] of of?.get(unit) ?? []) km2[place] += area;
    return steps.flows.map((f, i) => ({ ...f, km2: km2[i] })).filter((f) => f.km2 > 0);
  };
  const u = state.units;
  if (u && state.selection.count > 0) {
    const selected = sum(
      u.set.id,
      state.selection.units().map((i) => u.ids[i]),
    );
    if (selected.length > 0) return selected;
  }
  return sum("region", [...(steps.of.get("region")?.keys() ?? [])]);
}

/** Transfers between classes from phase to phase. */
export function sankey(state: State, table: string[][]): EChartsCoreOption | undefined {
  const phases = state.atlas.phases.map(String);
  const classes = new Set<string>();
  const links = transfers(state, table).map((f) => {
    classes.add(f.from).add(f.to);
    return { source: `${f.from} ${f.fromYear}`, target: `${f.to} ${f.toYear}`, value: f.km2 };
  });
  if (links.length === 0) return undefined;
  const land = state.atlas.rasters.find((r) => r.kind === "landuse");
  const colour = (name: string) =>
    state.shown(land?.legend ?? []).find((c) => words(c.label, "en") === name)?.color ?? "#888888";
  const told = (node: string) => {
    const [, name, year] = /^(.*) (\d+)$/.exec(node) ?? ["", node, ""];
    const known = land?.legend.find((c) => words(c.label, "en") === name);
    return `${known ? words(known.label, state.language) : name} ${year}`;
  };
  const nodes = [...classes].flatMap((c) =>
    phases.map((p, depth) => ({ name: `${c} ${p}`, depth, itemStyle: { color: colour(c) } })),
  );
  const used = new Set(links.flatMap((l) => [l.source, l.target]));
  const widest = Math.max(...[...used].map((n) => wide(told(n))));
  const right = Math.min(260, 14 + 7 * widest);
  // between the phases stand names, where there is room for them; else years, and names behind the last phase alone
  const roomy = 7 * widest < (PANEL - right) / (phases.length - 1) - 24;
  const last = phases[phases.length - 1];
  const beside = (node: string) => (roomy || node.endsWith(" " + last) ? told(node) : /\d+$/.exec(node)?.[0]);
  return {
    ...base(state),
    series: [
      {
        type: "sankey",
        left: 8,
        right,
        top: 10,
        bottom: 10,
        nodeGap: 6,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.35 },
        label: { color: state.dark ? "#e6ebe7" : "#1f2a23", formatter: (p: { name: string }) => beside(p.name) },
        labelLayout: { hideOverlap: true },
        tooltip: {
          formatter: (p: { name: string; value: number; data: { source?: string; target?: string } }) =>
            `${p.data.source ? `${told(p.data.source)} → ${told(p.data.target ?? "")}` : told(p.name)}: ${number(p.value)} km²`,
        },
        data: nodes.filter((n) => used.has(n.name)),
        links,
      },
    ],
  };
}

/** Letters, of Chinese ones two each. */
function wide(said: string): number {
  return [...said].reduce((w, c) => w + (c > "\u2e80" ? 2 : 1), 0);
}

/** A unit's classes, or its sources and sinks, over the phases. */
export async function overTime(
  state: State,
  unit: number,
  what: "land" | "carbon",
): Promise<((state: State) => EChartsCoreOption) | undefined> {
  const u = state.units;
  if (!u) return undefined;
  const carbon = ["source_tCO2", "sink_tCO2", "net_tCO2"];
  const of = (names: string[]) => u.set.columns.filter((c) => c.year !== undefined && names.includes(c.of));
  const flows = of(carbon);
  // the stock where there are no flows; a class without any land in the unit is no line
  const columns =
    what === "carbon"
      ? flows.length > 0
        ? flows
        : of(["stock_tC"])
      : u.set.columns.filter((c) => c.year !== undefined && /_km2$/.test(c.of) && !/_area_km2$/.test(c.of));
  const read = await Promise.all(columns.map((c) => state.data.numbers(u.set, c)));
  const kinds = [...new Set(columns.filter((_, k) => read[k][unit] !== 0).map((c) => c.of))];
  if (kinds.length === 0) return undefined;
  const years = [...new Set(columns.map((c) => c.year ?? 0))].sort();
  const land = state.atlas.rasters.find((r) => r.kind === "landuse");
  const colours: Record<string, string> = { source_tCO2: "#b91c1c", sink_tCO2: "#15803d", net_tCO2: "#374151" };
  return (state) => ({
    ...base(state),
    grid: { ...GRID, top: 58 },
    legend: { top: 2, type: "scroll", textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" } },
    xAxis: { type: "category", data: years.map(String) },
    yAxis: {
      type: "value",
      scale: false,
      axisLabel: { formatter: number },
      name: what === "land" ? "km²" : flows.length > 0 ? "tCO₂" : "tC",
    },
    series: kinds.map((of) => {
      const id = of.replace(/_km2$/, "").replace(/_tCO2$/, "");
      const known = state.shown(land?.legend ?? []).find((c) => words(c.label, "en") === id);
      const own: Record<string, Text> = { source: "source_", sink: "sink_", net: "net", stock_tC: "stock" };
      const name = known ? label(known, state.language) : id in own ? text(own[id], state.language) : id;
      const colour = colours[of] ?? known?.color;
      return {
        type: "line",
        name,
        ...(colour ? { itemStyle: { color: colour }, lineStyle: { color: colour } } : {}),
        data: years.map((y) => {
          const k = columns.findIndex((c) => c.of === of && c.year === y);
          return k < 0 ? null : read[k][unit];
        }),
      };
    }),
  });
}
