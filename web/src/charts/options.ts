import type { EChartsCoreOption } from "echarts/core";
import type { State } from "../state";
import { number, text, words } from "../text";

/** Rows of a table as objects by the names of its columns. */
export function records(table: string[][]): Record<string, string>[] {
  const [head = [], ...rows] = table;
  return rows.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i] ?? ""])));
}

const GRID = { left: 8, right: 24, top: 12, bottom: 8, containLabel: true };

function base(state: State): EChartsCoreOption {
  return {
    backgroundColor: "transparent",
    animation: false,
    textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" },
    tooltip: { renderMode: "richText", confine: true, valueFormatter: (v: unknown) => number(Number(v)) },
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
  return {
    ...base(state),
    units: shown,
    grid: GRID,
    xAxis: { type: "value", axisLabel: { formatter: number, hideOverlap: true } },
    yAxis: { type: "category", inverse: true, data: shown.map((i) => u.names[i] || u.ids[i]) },
    series: [
      {
        type: "bar",
        name: `${words(u.column?.heading, state.language)} ${u.column?.unit ?? ""}`,
        data: shown.map((i) => ({
          value: values[i],
          itemStyle: { color: state.selection.has(i) ? "#c2410c" : "#6b8f79" },
        })),
      },
    ],
  };
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
  return {
    ...base(state),
    grid: { ...GRID, top: 34 },
    legend: { top: 2, textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" } },
    xAxis: { type: "value", min: 0, max: 1 },
    yAxis: { type: "category", inverse: true, data: drivers },
    series: years.map((year) => ({ type: "bar", name: year, data: drivers.map((d) => q(d, year)) })),
  };
}

/** Transfers between classes from phase to phase, of the whole region; land that stays is left out of the middle. */
export function sankey(state: State, table: string[][]): EChartsCoreOption | undefined {
  const phases = state.atlas.phases.map(String);
  const links: { source: string; target: string; value: number }[] = [];
  const classes = new Set<string>();
  for (const r of records(table)) {
    const at = phases.indexOf(r.from_year);
    if (r.unit_set === "region" && at >= 0 && phases[at + 1] === r.to_year && Number(r.area_km2) > 0) {
      classes.add(r.from_class).add(r.to_class);
      links.push({
        source: `${r.from_class} ${r.from_year}`,
        target: `${r.to_class} ${r.to_year}`,
        value: Number(r.area_km2),
      });
    }
  }
  if (links.length === 0) return undefined;
  const land = state.atlas.rasters.find((r) => r.kind === "landuse");
  const colour = (name: string) =>
    state.shown(land?.legend ?? []).find((c) => words(c.label, state.language) === name || c.label === name)?.color ??
    "#888888";
  const nodes = [...classes].flatMap((c) =>
    phases.map((p, depth) => ({ name: `${c} ${p}`, depth, itemStyle: { color: colour(c) } })),
  );
  const used = new Set(links.flatMap((l) => [l.source, l.target]));
  return {
    ...base(state),
    series: [
      {
        type: "sankey",
        left: 8,
        right: 90,
        top: 10,
        bottom: 10,
        nodeGap: 6,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.35 },
        label: { color: state.dark ? "#e6ebe7" : "#1f2a23" },
        data: nodes.filter((n) => used.has(n.name)),
        links,
      },
    ],
  };
}

/** A unit's classes, or its sources and sinks, over the phases. */
export async function overTime(
  state: State,
  unit: number,
  what: "land" | "carbon",
): Promise<EChartsCoreOption | undefined> {
  const u = state.units;
  if (!u) return undefined;
  const carbon = ["source_tCO2", "sink_tCO2", "net_tCO2"];
  const columns = u.set.columns.filter(
    (c) => c.year !== undefined && (what === "carbon" ? carbon.includes(c.of) : /_km2$/.test(c.of)),
  );
  const kinds = [...new Set(columns.map((c) => c.of))];
  if (kinds.length === 0) return undefined;
  const read = await Promise.all(columns.map((c) => state.data.numbers(u.set, c)));
  const years = [...new Set(columns.map((c) => c.year ?? 0))].sort();
  const land = state.atlas.rasters.find((r) => r.kind === "landuse");
  const colours: Record<string, string> = { source_tCO2: "#b91c1c", sink_tCO2: "#15803d", net_tCO2: "#374151" };
  return {
    ...base(state),
    grid: { ...GRID, top: 40 },
    legend: { top: 2, type: "scroll", textStyle: { color: state.dark ? "#e6ebe7" : "#1f2a23" } },
    xAxis: { type: "category", data: years.map(String) },
    yAxis: { type: "value", scale: false, axisLabel: { formatter: number }, name: what === "land" ? "km²" : "tCO2" },
    series: kinds.map((of) => {
      const name = of.replace(/_km2$/, "").replace(/_tCO2$/, "");
      const colour =
        colours[of] ?? state.shown(land?.legend ?? []).find((c) => words(c.label, state.language) === name)?.color;
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
  };
}

export function nothing(state: State, key: "noQ" | "noMoran"): string {
  return text(key, state.language);
}
