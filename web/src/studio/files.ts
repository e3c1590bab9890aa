import { html, nothing, type TemplateResult } from "lit";
import { number, type Language } from "../text";
import type { Desk } from "./desk";
import { at, isSection, relative, resolved } from "./fields";
import type { Column, Edit, Inspected, Sheet, Value } from "./model";
import { problemList } from "./problems";
import { explained, inBrackets, word } from "./words";

/** Shares of a raster's cells from which on a legend names its codes, and where all but one, which may be no data. */
const NEARLY_ALL = 0.99;
const ALL_BUT_ONE = 0.9;

const UNITS_ZH: Record<string, string> = {
  m: "米",
  degrees: "度",
  feet: "英尺",
  "US survey feet": "美国测量英尺",
  "map units": "地图单位",
};

/** Whether the raster's codes are that legend's: of a list of other classes several lie beyond it. */
export function names(said: Inspected, legend: NonNullable<Inspected["legends"]>[number]): boolean {
  return (
    legend.share > NEARLY_ALL ||
    (legend.share > ALL_BUT_ONE && legend.classes.length >= (said.classes?.length ?? 0) - 1)
  );
}

/** Whether so many whole numbers occur that they are hardly classes: heights in metres, say. */
export function manyCodes(said: Inspected): boolean {
  return (said.classes?.length ?? 0) > 60;
}

/** What lies in the workspace, what each file says it is, and what it can be in the study. */
export function filesView(desk: Desk): TemplateResult {
  const lang = desk.language;
  const take = (files: FileList | null | undefined) => files && void desk.upload([...files]);
  return html`<div
      class="drop"
      @dragover=${(e: DragEvent) => e.preventDefault()}
      @drop=${(e: DragEvent) => {
        e.preventDefault();
        take(e.dataTransfer?.files);
      }}
    >
      <label for="upload">${word("drop", lang)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${(e: Event) => take((e.target as HTMLInputElement).files)}
      />
      <p class="small" id="upload-help">${word("dropHelp", lang)}</p>
      <p role="status">
        ${desk.sending ? `${word("sending", lang)} ${desk.sending} …` : desk.looking ? word("looking", lang) : ""}
      </p>
    </div>
    <div class="row">
      <span class="small">${word("workspace", lang)}${word("colon", lang)}${desk.listed.folder}</span>
      <button @click=${() => void desk.refresh()}>${word("refresh", lang)}</button>
    </div>
    <ul class="files">
      ${desk.listed.files
        .filter((f) => !/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(f.name))
        .map((f) => card(desk, f.name, f.bytes))}
    </ul>`;
}

function card(desk: Desk, name: string, bytes: number): TemplateResult {
  const lang = desk.language;
  const said = desk.inspected.get(name);
  const kind = said && ["raster", "vector", "table"].includes(said.kind) ? said.kind : "unknown";
  return html`<li>
    <h3 tabindex="-1">
      ${name}
      <span class="badge">${word(kind as "raster" | "vector" | "table" | "unknown", lang)}</span>
      ${usedIn(desk, name) ? html`<span class="badge used">${word("used", lang)}${word("colon", lang)}${usedIn(desk, name)}</span>` : nothing}
    </h3>
    ${
      said
        ? facts(desk, said)
        : html`<p class="small">
            ${bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`}
            <button @click=${() => void desk.look([name])}>${word("whatIsIt", lang)}</button>
          </p>`
    }
  </li>`;
}

function usedIn(desk: Desk, name: string): string {
  const study = desk.study;
  if (!study) return "";
  const find = (value: Value, path: string[]): string => {
    if (typeof value === "string") return resolved(bare(value), study.file) === name ? path.join(".") : "";
    const below = Array.isArray(value) ? value.map((v): [string, Value] => ["", v]) : Object.entries(value);
    for (const [key, v] of below) {
      const found = find(v, key ? [...path, key] : path);
      if (found) return found;
    }
    return "";
  };
  return find(study.values, []);
}

/** A file without the sheet or layer that is named behind it. */
export function bare(file: string): string {
  return file.replace(/(\.(?:xls[xm]?|ods|et|gpkg|zip))#.*$/i, "$1");
}

/** Sides of a raster's cells, with their unit where it is known. */
export function cellSize(said: Pick<Inspected, "cell" | "cellUnit">, lang: Language): string {
  const sides = [...new Set((said.cell ?? []).map((c) => number(c)))].join(" × ");
  const unit = lang === "zh" ? (UNITS_ZH[said.cellUnit ?? ""] ?? said.cellUnit) : said.cellUnit;
  return unit ? `${sides} ${unit}` : sides;
}

function facts(desk: Desk, said: Inspected): TemplateResult {
  const lang = desk.language;
  const rows: [string, unknown][] = [];
  const columns = Array.isArray(said.columns) ? said.columns : undefined;
  if (said.crs) rows.push([word("crs", lang), said.crs]);
  if (said.kind === "raster" && typeof said.columns === "number") {
    rows.push([
      word("grid", lang),
      [
        `${number(said.columns)} × ${number(said.rows ?? 0)}`,
        `${word("cell", lang)} ${cellSize(said, lang)}`,
        said.type ?? "",
      ].join(word("comma", lang)),
    ]);
    rows.push([
      word("noData", lang),
      `${number(said.emptyCells ?? 0)} ${word("cells", lang)}${said.noDataValue ? inBrackets(said.noDataValue, lang) : ""}`,
    ]);
  }
  if (said.classes && !manyCodes(said)) rows.push([word("classes", lang), classes(said, lang)]);
  else if (said.classes) {
    const codes = said.classes.map((c) => c.code).sort((a, b) => a - b);
    rows.push([word("values", lang), `${number(codes[0])} … ${number(codes[codes.length - 1])}`]);
  }
  if (said.criteria) rows.push([word("criteria", lang), said.criteria.join(word("listed", lang))]);
  if (said.values)
    rows.push([
      word("values", lang),
      `${said.values.least === null ? "-" : number(said.values.least)} … ${said.values.greatest === null ? "-" : number(said.values.greatest)}`,
    ]);
  if (said.years.length > 0) rows.push([word("years", lang), said.years.join(word("listed", lang))]);
  if (said.features !== undefined) {
    rows.push([
      word("units", lang),
      [
        number(said.features),
        ...(said.id ? [explained(word("idColumn", lang), said.id, lang)] : []),
        ...(said.name ? [explained(word("nameColumn", lang), said.name, lang)] : []),
      ].join(word("comma", lang)),
    ]);
  }
  if (said.sheets && said.sheets.length > 1) {
    for (const s of said.sheets) rows.push([`${word("sheet", lang)} ${s.sheet}`, sheetFacts(desk, said, s)]);
  } else if (columns) rows.push([word("columns", lang), columnTable(columns, said.kind === "table", said.rows, lang)]);
  const overlaps = (said.overlaps ?? []).filter((o) => o.share < 0.9995);
  if (overlaps.length > 0)
    rows.push([
      word("overlaps", lang),
      overlaps.map((o) => html`<div>${explained(o.file, `${Math.floor(o.share * 1000) / 10} %`, lang)}</div>`),
    ]);
  return html`<dl>
      ${rows.map(
        ([k, v]) =>
          html`<dt>${k}</dt>
            <dd>${v}</dd>`,
      )}
    </dl>
    ${problemList(desk, said.problems, undefined)} ${uses(desk, said)}`;
}

/**
 * The best legend and those that name as many codes otherwise, which is meant codes do not tell. One that the file is
 * called by, or all of whose classes it has, stands alone.
 */
export function equals(said: Inspected): NonNullable<Inspected["legends"]> {
  const [best] = said.legends ?? [];
  if (!best || best.named || new Set(best.classes.map((c) => c.class)).size === best.of) return [];
  const alike = said.legends?.filter((l) => l.share === best.share && l.classes.length === best.classes.length) ?? [];
  return alike.filter((l) => l === best || l.classes.some((c, i) => c.class !== best.classes[i].class));
}

function classes(said: Inspected, lang: Desk["language"]): TemplateResult {
  const best = said.legends?.find((l) => names(said, l));
  const alike = best ? equals(said) : [];
  const named = new Map(best?.classes.map((c) => [c.code, c]));
  return html`<table class="small">
    ${
      best
        ? html`<caption>
            ${word("namedBy", lang, best.legend, Math.floor(best.share * 1000) / 10)}
            ${alike.length > 1 ? word("alike", lang, alike.map((l) => l.legend).join(word("listed", lang))) : nothing}
          </caption>`
        : nothing
    }
    <tbody>
      ${said.classes?.map((c) => {
        const n = named.get(c.code);
        return html`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${n?.color ?? "none"} stroke="currentColor" />
            </svg>
          </td>
          <td class="number">${c.code}</td>
          <td>${(n && (lang === "zh" ? n.class_zh : n.class)) ?? c.name ?? ""}</td>
          <td class="number">${number(c.cells)} ${word("cells", lang)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** A sheet, with the buttons that put it into the study. */
function sheetFacts(desk: Desk, said: Inspected, sheet: Sheet): TemplateResult {
  const lang = desk.language;
  const what = sheet.columns
    ? columnTable(sheet.columns, true, sheet.rows, lang)
    : html`<span class="small"
        >${sheet.criteria ? sheet.criteria.join(word("listed", lang)) : word("noTable", lang)}</span
      >`;
  const study = desk.study;
  const place = study ? `${relative(said.file, study.file)}#${sheet.sheet}` : "";
  const buttons = study ? [...usesAs(desk, sheet.usableAs, place), ...asDrivers(desk, sheet, place)] : [];
  return html`${what}
  ${buttons.length > 0 ? html`<div class="row">${buttons.map((b) => button(desk, b))}</div>` : nothing}`;
}

function button(desk: Desk, [label, edits]: [string, Edit[]]): TemplateResult {
  const put = async (e: Event) => {
    const title = (e.target as HTMLElement).closest(".files > li")?.querySelector("h3");
    const before = desk.study;
    await desk.change(edits);
    if (desk.study !== before) title?.focus({ preventScroll: true }); // which says what the file is now
  };
  return html`<button @click=${(e: Event) => void put(e)}>${label}</button>`;
}

function columnTable(
  columns: Column[],
  isTable: boolean,
  rows: number | undefined,
  lang: Desk["language"],
): TemplateResult {
  return html`${isTable ? html`<div>${number(rows ?? 0)} ${word("rows", lang)}</div>` : nothing}
    <ul class="columns small" tabindex="0" aria-label=${word("columns", lang)}>
      ${columns.map(
        (c) =>
          html`<li>
            <b>${c.name}</b
            >${c.unit ? ` [${c.unit}]` : ""}${word("colon", lang)}${c.examples.join(word("listed", lang))}${c.distinct > 3 ? " …" : ""}
          </li>`,
      )}
    </ul>`;
}

/** What a file can be in the study, each as a button that writes the keys. */
function uses(desk: Desk, said: Inspected): TemplateResult | typeof nothing {
  const study = desk.study;
  if (!study) return nothing;
  const lang = desk.language;
  const file = relative(said.file, study.file);
  const buttons: [string, Edit[]][] = [];
  const has = (...path: string[]) => at(study.values, path) !== undefined;
  // a raster that names its classes is a legend: by its name, wherever it lies; a table by its place
  const legendOf = (l: { legend: string }) =>
    said.file.split("/").pop() === l.legend
      ? file
      : desk.inspected.has(l.legend)
        ? relative(l.legend, study.file)
        : l.legend;
  if (said.kind === "raster" && said.classes) {
    for (const year of said.years.slice(0, 2)) {
      const edits: Edit[] = [{ path: ["landUse", "phases", String(year)], value: file }];
      const legend = said.legends?.[0];
      if (legend && names(said, legend) && equals(said).length < 2 && !has("landUse", "legend"))
        edits.push({ path: ["landUse", "legend"], value: legendOf(legend) });
      if (at(study.values, ["landUse", "phases", String(year)]) !== file)
        buttons.push([word("useLand", lang, year), edits]);
    }
    for (const legend of (said.legends ?? []).filter((l) => l.share > NEARLY_ALL)) {
      if (at(study.values, ["landUse", "legend"]) !== legendOf(legend) && said.years.length > 0)
        buttons.push([
          explained(word("useLegend", lang), legend.legend, lang),
          [{ path: ["landUse", "legend"], value: legendOf(legend) }],
        ]);
    }
  }
  const stem = keyOf((said.file.split("/").pop() ?? "").replace(/\.[^.]*$/, ""));
  if (said.kind === "raster" && (said.values || manyCodes(said)) && !has("drivers", stem)) {
    buttons.push([`${word("useDriver", lang)} ${stem}`, [{ path: ["drivers", stem], value: file }]]);
  }
  if (said.kind === "vector" && !has("units", stem)) {
    const value: { [key: string]: Value } = { file };
    if (said.id) value.id = said.id;
    if (said.name) value.name = said.name;
    buttons.push([`${word("useUnits", lang)} ${stem}`, asUnits(study.values, stem, value)]);
  }
  if ((said.sheets?.length ?? 0) < 2) {
    // else each sheet has its own
    buttons.push(...usesAs(desk, said.usableAs ?? [], file));
    if (said.kind === "table") buttons.push(...asDrivers(desk, said as Partial<Sheet>, file));
  }
  return html`<div class="row">${buttons.map((b) => button(desk, b))}</div>`;
}

/** Writes a unit set, and names it in the tables of units that came before any was there. */
export function asUnits(values: { [key: string]: Value }, name: string, value: Value): Edit[] {
  const waiting = [
    ["carbon", "energy"],
    ["carbon", "emissions"],
  ].filter((path) => {
    const table = at(values, path);
    return isSection(table) && "file" in table && !("units" in table);
  });
  return [{ path: ["units", name], value }, ...waiting.map((path) => ({ path: [...path, "units"], value: name }))];
}

/** A name as keys of a study have it. */
function keyOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}_-]/gu, "_");
}

/**
 * The drivers that a table of units has, by name: its columns of numbers, without their units of measure and years. A
 * table that is another input of a study has none.
 */
export function driversOf(table: Partial<Sheet>): Map<string, string> {
  const drivers = new Map<string, string>();
  if (!table.id || (table.usableAs ?? []).length > 0) return drivers;
  for (const c of table.columns ?? []) {
    if (c.kind !== "number" || c.name === table.id || c.name === table.name) continue;
    const column = c.name
      .replace(/[([（［【].*$/u, "")
      .replace(/^(19|20)\d\d年?|[_ -]?(19|20)\d\d年?$/gu, "")
      .trim();
    if (column !== "" && !drivers.has(keyOf(column))) drivers.set(keyOf(column), column);
  }
  return drivers;
}

function asDrivers(desk: Desk, table: Partial<Sheet>, file: string): [string, Edit[]][] {
  const taken = at(desk.study?.values ?? {}, ["drivers"]);
  return [...driversOf(table)]
    .filter(([name]) => !isSection(taken) || !(name in taken))
    .map(([name, column]) => [
      `${word("useDriver", desk.language)} ${name}`,
      [{ path: ["drivers", name], value: name === column ? file : { file, column } }],
    ]);
}

/** The inputs of a study that a table can be. */
function usesAs(desk: Desk, keys: string[], file: string): [string, Edit[]][] {
  const study = desk.study;
  const buttons: [string, Edit[]][] = [];
  for (const key of study ? keys : []) {
    const path = key.split(".");
    if (!study || at(study.values, path) === file) continue;
    const edits: Edit[] = [{ path, value: file }];
    const units = at(study.values, ["units"]);
    const polygons =
      isSection(units) && Object.keys(units).find((k) => isSection(units[k]) && "file" in (units[k] as object));
    if (path[path.length - 1] === "file" && polygons)
      edits.push({ path: [...path.slice(0, -1), "units"], value: polygons });
    buttons.push([`${word("useAs", desk.language)} ${key.replace(/\.file$/, "")}`, edits]);
  }
  return buttons;
}
