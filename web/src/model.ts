/** What the program tells of a run: `atlas.json`, made by `Manifest` in `app/.../atlas`. */

export interface Words {
  en: string;
  zh: string;
}

/** A class of a legend: of codes by `value`; of numbers up to and with `upto`, without one up to infinity. */
export interface LegendClass {
  label: string | Words;
  color: string;
  value?: number | string;
  from?: number;
  upto?: number;
}

export interface RasterLayer {
  id: string;
  kind: string;
  stage: Words;
  title: Words;
  /** None, a phase, or the first and last of a change. */
  years: number[];
  file: string;
  classes: "codes" | "values";
  legend: LegendClass[];
}

export interface Column {
  name: string;
  /** In the paths of its values. */
  path: string;
  text: boolean;
  /** The name without its year. */
  of: string;
  year?: number;
  heading?: Words;
  unit?: string;
  legend?: LegendClass[];
}

export interface UnitStyle {
  column: string;
  title: Words;
  legend: LegendClass[];
}

export interface UnitSet {
  id: string;
  /** In the paths of its shapes and columns. */
  path: string;
  file: string;
  count: number;
  columns: Column[];
  styles: UnitStyle[];
}

export interface Overlay {
  id: string;
  path: string;
  file: string;
  title: Words;
  line: boolean;
  column: string;
  legend: LegendClass[];
  count: number;
  columns: Column[];
}

export interface TableFile {
  name: string;
  title: Words;
  file: string;
}

export interface Atlas {
  title: string;
  synthetic: boolean;
  source: string;
  program: string;
  phases: number[];
  grid?: {
    crs: string;
    wkt: string;
    geographic: boolean;
    /** Of y, on the ground at the middle; one of x is `aspect` times as long. */
    metresPerUnit: number;
    aspect: number;
    /** Where north is at the middle: degrees clockwise from up. */
    north: number;
    extent: [number, number, number, number];
  };
  rasters: RasterLayer[];
  unitSets: UnitSet[];
  overlays: Overlay[];
  tables: TableFile[];
  /** What drivers are called, by their names in tables. */
  drivers: Record<string, Words>;
  report: string;
}

export interface RunEntry {
  path: string;
  folder: string;
  title: string;
}

/** What two runs have different, and what it did to the results: the program's `compare`. */
export interface Comparison {
  changed: Record<"inputs" | "options" | "factors" | "program", Changed[]>;
  notShared: Changed[];
  results: Record<"total" | "byClass" | "byItem", ComparedResult[]>;
  /** Tables and rasters that are not the same. */
  files: Changed[];
  waterfall: { year: number; cause: string; tCO2: number }[];
}

export interface Changed {
  what: string;
  a: string;
  b: string;
}

export interface ComparedResult {
  name: string;
  year: number;
  part: string;
  a: number;
  b: number;
  difference: number;
}
