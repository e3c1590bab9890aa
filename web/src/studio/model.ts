import type { Words } from "../model";

/** A value of the study file as the server tells it: texts, lists, sections by key. */
export type Value = string | Value[] | { [key: string]: Value };

/** A key of the study file as it is declared. */
export interface Item {
  key: string;
  /** In English the key itself. */
  title: Words;
  doc: Words;
  required: boolean;
  /** Of sections. */
  items?: Item[];
  label?: string;
  wanted?: Words;
  schema?: { type?: string | string[]; examples?: string[]; minimum?: number; maximum?: number };
  list?: boolean;
  alsoCalled?: string[];
  example?: string;
  default?: Words;
  choices?: { id: string; doc: Words }[];
}

export interface Problem {
  code: string;
  caution: boolean;
  /** Keys that lead to the field; none where it is of no field. */
  path: string[];
  place: Words;
  found: Words;
  remedy: Words;
}

export interface Study {
  file: string;
  version: string;
  text: string;
  values: { [key: string]: Value };
  problems: Problem[];
}

export interface Edit {
  path: string[];
  value?: Value;
}

export interface Listed {
  folder: string;
  files: { name: string; bytes: number }[];
  results: string[];
  uploadBytes: number;
}

export interface Column {
  name: string;
  kind: string;
  values: number;
  distinct: number;
  examples: string[];
  unit?: string;
}

/** A sheet of a workbook. */
export interface Sheet {
  sheet: string;
  rows: number;
  columns?: Column[];
  criteria?: string[];
  usableAs: string[];
  /** Its columns of ids and of names, as guessed. */
  id?: string;
  name?: string;
}

/** What a file says of itself. */
export interface Inspected {
  file: string;
  kind: string;
  years: number[];
  problems: Problem[];
  crs?: string;
  columns?: number | Column[];
  rows?: number;
  cell?: number[];
  cellUnit?: string;
  type?: string;
  noDataValue?: string;
  emptyCells?: number;
  classes?: { code: number; cells: number; name?: string }[];
  legends?: {
    legend: string;
    share: number;
    named: boolean;
    of?: number;
    classes: { code: number; class: string; class_zh: string; color: string }[];
  }[];
  values?: { least: number | null; greatest: number | null };
  features?: number;
  shapes?: Record<string, number>;
  id?: string;
  name?: string;
  yearsInside?: string[];
  usableAs?: string[];
  /** Of a matrix of judgements. */
  criteria?: string[];
  /** Of a workbook the sheet that the rest is about, and all of them. */
  sheet?: string;
  sheets?: Sheet[];
  overlaps?: { file: string; share: number }[];
}

export interface Run {
  id: string;
  study: string;
  out: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled" | "left";
  started?: string;
  ended?: string;
  stages: { name: Words; seconds?: number; cached?: number }[];
  now?: { seconds: number; share?: number; left?: number };
  problems?: Problem[];
  cautions?: number;
  memory_mb?: number;
  result: boolean;
}
