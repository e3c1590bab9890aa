import type { Item, Problem, Value } from "./model";

type Section = { [key: string]: Value };

export const ANY = "*";

export function isSection(value: Value | undefined): value is Section {
  return typeof value === "object" && !Array.isArray(value);
}

/** What stands at a path of keys. */
export function at(values: Section, path: string[]): Value | undefined {
  let here: Value | undefined = values;
  for (const key of path) here = isSection(here) ? here[key] : undefined;
  return here;
}

/** Under which key a declared one is written: its own, or another that people use for it. */
export function writtenKey(item: Item, section: Value | undefined): string {
  const names = [item.key, ...(item.alsoCalled ?? [])];
  return (isSection(section) && names.find((n) => n in section)) || item.key;
}

/** Keys of a section whose names the user chose, each with its declaration. */
export function named(section: Item, value: Value | undefined): { key: string; item: Item }[] {
  const items = section.items ?? [];
  const any = items.filter((i) => i.key === ANY);
  if (any.length === 0 || !isSection(value)) return [];
  const declared = new Set(items.flatMap((i) => [i.key, ...(i.alsoCalled ?? [])]));
  return Object.keys(value)
    .filter((k) => !declared.has(k))
    .map((key) => ({ key, item: any.find((i) => !!i.items === isSection(value[key])) ?? any[0] }));
}

/** A value as it is typed into one field. */
export function shown(value: Value | undefined): string {
  if (value === undefined || isSection(value)) return "";
  if (!Array.isArray(value)) return value;
  const items = value.map((v) => (typeof v === "string" ? v : JSON.stringify(v)));
  return items.join(items.some((i) => /[,，、\n]/.test(i)) ? "\n" : ", ");
}

/** What was typed, as it shall be written; undefined takes the key out. */
export function typed(item: Item, text: string): Value | undefined {
  const whole = text.trim();
  if (whole === "") return undefined;
  if (!item.list) return whole;
  const items = whole
    .replace(/^\[(.*)\]$/s, "$1")
    .split(whole.includes("\n") ? "\n" : /[,，、]/)
    .map((t) => t.trim())
    .filter((t) => t !== "");
  return items.length === 1 ? items[0] : items;
}

const under = (path: string[], start: string[]): boolean => start.every((k, i) => path[i] === k);

/** Problems of a field itself; those of a section are the ones that lie at none of its fields. */
export function problemsOf(problems: Problem[], path: string[]): Problem[] {
  return problems.filter((p) => p.path.length === path.length && under(p.path, path));
}

/** All problems at and below a path. */
export function problemsBelow(problems: Problem[], path: string[]): Problem[] {
  return problems.filter((p) => under(p.path, path));
}

/** A file of the workspace as a study file beside it names it. */
export function relative(file: string, study: string): string {
  const from = study.split("/").slice(0, -1);
  const to = file.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return "../".repeat(from.length - same) + to.slice(same).join("/");
}

/** The other way: a name in a study file as one of the workspace. */
export function resolved(name: string, study: string): string {
  const parts = study.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

export function isFile(item: Item): boolean {
  return /FILE|RASTER|\bPATH\b/.test(item.label ?? "");
}

/** Whether a field names one of the study's unit sets, or several. */
export function isUnitSet(item: Item): boolean {
  return item.key === "units" && item.label === "TEXT";
}
