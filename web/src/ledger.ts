import type { RunData } from "./data";
import type { Atlas } from "./model";

/** A line of a unit's arithmetic, as `explain RUN --unit` gives it. */
export interface LedgerLine {
  class: string;
  part: string;
  item: string;
  arithmetic: string;
  result: number;
  unit: string;
  source: string;
  tag: string;
  /** The unit it is of. */
  place: string;
}

/** What `run.json` keeps of the ledger: what compact lines are made of, and names in Chinese. */
export interface Common {
  steps?: { id: string; text: string; unit: string; source: string; tag: string }[];
  items?: { item: string; item_zh: string }[];
  classes?: { class: string; class_zh: string }[];
  factors?: { class: string; factors_of: string; tC_per_ha: number; item: string; made_of: string }[];
  stocks?: { class: string; pool: string; tC_per_ha: number; made_of: string }[];
  compactSets?: string[];
  emissionSet?: string;
  emissions?: { unit: string; year: number; tCO2: number }[];
  years?: { year: number }[];
}

type Row = Record<string, string>;

const CARBON_TO_CO2 = 44 / 12;

/** As the program writes numbers: fifteen digits at most. */
function text(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The ledger of a run, from its files: nothing is asked of the server that a plain folder would not have. */
export class Ledger {
  constructor(
    private readonly data: RunData,
    private readonly atlas: Atlas,
    readonly common: Common,
  ) {}

  /** Nothing where the run has none. */
  static async of(data: RunData, atlas: Atlas): Promise<Ledger | undefined> {
    const record = (await data.record()) as { ledger?: Common };
    return record.ledger?.steps ? new Ledger(data, atlas, record.ledger) : undefined;
  }

  private rows(table: string, set: string, units: string[]): Promise<Row[]> {
    const file = this.atlas.tables.find((t) => t.name === table)?.file;
    return file ? this.data.rowsOf(file, set, units) : Promise.resolve([]);
  }

  /** The lines of a unit in a year, and how the emissions came about that it is charged with. */
  async lines(set: string, unit: string, year: number): Promise<{ lines: LedgerLine[]; items: LedgerLine[] }> {
    const lines = this.common.compactSets?.includes(set)
      ? await this.rebuilt(set, unit, String(year))
      : await this.written(set, [unit], year, (part) => !ASIDE.includes(part));
    const from = [...new Set(lines.filter((l) => l.part === "allocation").map((l) => l.item))];
    const items =
      from.length > 0 ? await this.written(this.common.emissionSet ?? "", from, year, (part) => part === "item") : [];
    return { lines, items };
  }

  private async written(
    set: string,
    units: string[],
    year: number,
    wanted: (part: string) => boolean,
  ): Promise<LedgerLine[]> {
    return (await this.rows("ledger", set, units))
      .filter((r) => r.year === String(year) && wanted(r.part))
      .map((r) => ({
        class: r.class,
        part: r.part,
        item: r.item,
        arithmetic: r.arithmetic,
        result: Number(r.result),
        unit: r.unit_of_result,
        source: r.source,
        tag: r.tag,
        place: r.unit,
      }));
  }

  private line(
    of: { class: string; part: string; item: string },
    activity: string,
    madeOf: string,
    result: number,
    unit: string,
  ): LedgerLine {
    const steps = madeOf.split(" ").flatMap((id) => this.common.steps?.filter((s) => s.id === id) ?? []);
    const told = steps.map((s) => s.text + (s.unit && s.text !== "44/12" ? " " + s.unit : ""));
    return {
      ...of,
      arithmetic: [activity, ...told].join(" x "),
      result,
      unit,
      source: [...new Set(steps.map((s) => s.source).filter(Boolean))].join("; "),
      tag: [...new Set(steps.map((s) => s.tag).filter(Boolean))].join(" "),
      place: "",
    };
  }

  /** Of the units of a set with many: areas times factors, charges and stocks, as the tables of the ledger keep them. */
  private async rebuilt(set: string, unit: string, year: string): Promise<LedgerLine[]> {
    const of = async (table: string) => (await this.rows(table, set, [unit])).filter((r) => r.year === year);
    const [areas, histories, charges] = await Promise.all([
      of("ledger-areas"),
      of("ledger-histories"),
      of("ledger-charges"),
    ]);
    const lines: LedgerLine[] = [];
    const hectares = new Map<string, number>();
    for (const row of areas) {
      for (const [column, cell] of Object.entries(row)) {
        if (column.endsWith("_ha") && Number(cell) > 0) {
          const name = column.slice(0, -3);
          hectares.set(name, (hectares.get(name) ?? 0) + Number(cell));
        }
      }
      for (const f of this.common.factors ?? []) {
        const ha = Number(row[f.class + "_ha"] || 0);
        if (ha > 0 && f.factors_of === row.factors_of) {
          const result = ha * f.tC_per_ha * CARBON_TO_CO2;
          const what = { class: f.class, part: "land-factor", item: f.item };
          lines.push(this.line(what, text(ha) + " ha", f.made_of, result, "tCO2e"));
        }
      }
    }
    histories.forEach((row) => lines.push(history(row)));
    charges.forEach((row) => lines.push(this.charge(row)));
    for (const stock of this.common.stocks ?? []) {
      const ha = hectares.get(stock.class);
      if (ha !== undefined) {
        const what = { class: stock.class, part: "stock", item: stock.pool };
        lines.push(this.line(what, text(ha) + " ha", stock.made_of, ha * stock.tC_per_ha, "tC"));
      }
    }
    lines.push(...(await this.changes(set, unit, year)));
    return lines;
  }

  private charge(row: Row): LedgerLine {
    const charged = Number(row.charged_tCO2);
    const emitted =
      this.common.emissions?.find((e) => e.unit === row.emissions_of && String(e.year) === row.year)?.tCO2 ?? NaN;
    return {
      class: row.class,
      part: "allocation",
      item: row.emissions_of,
      arithmetic: `${text(emitted)} tCO2e x ${text(charged / emitted)}`,
      result: charged,
      unit: "tCO2e",
      source: "",
      tag: "",
      place: "",
    };
  }

  /** Land that changed class since the phase before, times the difference of densities. */
  private async changes(set: string, unit: string, year: string): Promise<LedgerLine[]> {
    const density = new Map<string, number>();
    for (const s of this.common.stocks ?? []) density.set(s.class, (density.get(s.class) ?? 0) + s.tC_per_ha);
    const before = Math.max(...(this.common.years ?? []).map((y) => y.year).filter((y) => y < Number(year)));
    if (density.size === 0 || !Number.isFinite(before)) return [];
    return (await this.rows("transitions", set, [unit]))
      .filter((r) => r.from_year === String(before) && r.to_year === year && r.from_class !== r.to_class)
      .map((r) => {
        const ha = Number(r.area_km2) * 100;
        const later = density.get(r.to_class) ?? 0;
        const earlier = density.get(r.from_class) ?? 0;
        return {
          class: r.to_class,
          part: "stock-change",
          item: `${r.from_class} > ${r.to_class}`,
          arithmetic: `${text(ha)} ha x (${text(later)} - ${text(earlier)}) tC/ha`,
          result: ha * (later - earlier),
          unit: "tC",
          source: "",
          tag: "",
          place: "",
        };
      });
  }
}

/** How amounts came about that lines charge, and what lies in no unit: in no sum of a unit. */
const ASIDE = ["item", "decay", "wood-stock", "harvested-wood"];

function history(row: Row): LedgerLine {
  const known = row.tC_per_ha_yr !== "";
  const result = Number(row.land_tCO2);
  return {
    class: row.class,
    part: known ? "land-history" : "sink-layer",
    item: known ? row.item : row.class,
    arithmetic: known
      ? `${text(Number(row.area_ha))} ha x ${text(Number(row.tC_per_ha_yr))} tC/ha/yr x 44/12`
      : `${text(result / CARBON_TO_CO2)} tC/yr x 44/12`,
    result,
    unit: "tCO2e",
    source: "",
    tag: "",
    place: "",
  };
}
