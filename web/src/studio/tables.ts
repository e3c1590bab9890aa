import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Language } from "../text";
import { api, Refused, type Table } from "./api";
import type { Desk } from "./desk";
import { effectKind, effectView, paint, type Effect } from "./effects";
import { at, resolved } from "./fields";
import type { Problem, Value } from "./model";
import { problemList } from "./problems";
import { explained, word } from "./words";

/** Below the names of the columns. */
const MOST_ROWS = 500;

/** CSV tables that a study names, by key. */
export function tablesOf(values: { [key: string]: Value }, study: string): { key: string; file: string }[] {
  const found: { key: string; file: string }[] = [];
  const walk = (value: Value, path: string[]): void => {
    if (typeof value === "string") {
      if (isText(value)) found.push({ key: path.join("."), file: resolved(value, study) });
    } else if (Array.isArray(value))
      value.forEach((v, i) =>
        walk(v, value.length < 2 ? path : [...path.slice(0, -1), `${path[path.length - 1]}[${i + 1}]`]),
      );
    else Object.entries(value).forEach(([k, v]) => walk(v, [...path, k]));
  };
  walk(values, []);
  return found;
}

const isText = (file: string): boolean => /\.(csv|tsv|txt)$/i.test(file);

/** Tables that a study may have and that one may begin with a few rows, by key. */
const BEGINNINGS: Record<string, string[][]> = {
  "carbon.factors": [["class", "value", "unit", "source"]],
  "carbon.stock": [["class", "value", "unit", "source"]],
  "carbon.energy.file": [["year", "unit", "item", "amount", "unit_of_amount"]],
  "suitability.criteria": [["criterion", "source", "direction", "grading", "at", "scores"]],
  "suitability.zones": [
    ["rule", "zone", "level", "land_use"],
    ["P1", "key_protection", "1", ""],
    ["R1", "key_restoration", "2", ""],
    ["A1", "auxiliary_restoration", "3", ""],
  ],
  "suitability.weights.ahp": [["criterion"]],
  scenarios: [["scenario", "zone", "from", "to", "area_ha", "item", "percent"]],
};
const UNITS: Record<string, string> = { "carbon.factors": "tC/ha/yr", "carbon.stock": "tC/ha" };

/** Judgements of so many criteria, all as important as each other yet. */
export function judgements(names: string[]): string[][] {
  return [["criterion", ...names], ...names.map((n) => [n, ...names.map(() => "1")])];
}

/** 1/3 of 3, 3 of 1/3; empty of what is no judgement. */
export function reciprocal(text: string): string {
  const found = /^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  if (!found || Number(found[1]) === 0) return "";
  const below = found[2] ?? "1";
  return found[1] === "1" ? below : `${below}/${found[1]}`;
}

/** Cells as a spreadsheet copies them: parted by tabs, rows by ends of line, in quotes where they hold such themselves. */
export function pasted(text: string): string[][] {
  const rows = [[""]];
  let quoted = false;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < whole.length; i++) {
    const row = rows[rows.length - 1];
    const cell = row[row.length - 1];
    const c = whole[i];
    if (quoted && c === '"' && whole[i + 1] === '"') row[row.length - 1] = cell + whole[i++];
    else if (c === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && c === "\t") row.push("");
    else if (!quoted && c === "\n") rows.push([""]);
    else row[row.length - 1] = cell + c;
  }
  return rows;
}

export function tablesView(desk: Desk): TemplateResult {
  return html`<cs-tables .desk=${desk} .language=${desk.language} .chosen=${desk.table}></cs-tables>`;
}

/** The button that gives up what was edited in a file and not saved. */
export function discard(desk: Desk, file: string): TemplateResult | typeof nothing {
  return desk.drafts.has(file)
    ? html`<button class="discard" @click=${() => desk.reload(file)}>${word("discard", desk.language)}</button>`
    : nothing;
}

/** The classes that the files say the study's legend has. */
function classesOf(desk: Desk): string[] {
  const legend = at(desk.study?.values ?? {}, ["landUse", "legend"]);
  if (typeof legend !== "string") return [];
  const file = resolved(legend, desk.study?.file ?? "");
  const names = [...desk.inspected.values()].flatMap((said) =>
    (said.legends ?? [])
      .filter((l) => l.legend === legend || l.legend === file)
      .flatMap((l) => l.classes.map((c) => c.class)),
  );
  return [...new Set(names)];
}

/** How many letters a field needs that shows the longest of these whole; very long ones are scrolled in it. */
export function lettersOf(cells: string[]): number {
  const wide = (text: string) => [...text].reduce((n, c) => n + (c > "\u2e80" ? 2 : 1), 0); // Chinese letters are
  return Math.min(40, cells.reduce((n, text) => Math.max(n, wide(text)), 6) + 1);
}

/** One table at a time, cell by cell; of judgements, the weights they give at once. */
export class TablesView extends LitElement {
  static properties = { desk: { attribute: false }, language: { attribute: false }, chosen: { attribute: false } };
  desk?: Desk;
  language: Language = "en";
  chosen?: { key: string; file: string };
  private key = "";
  private table?: Table;
  private rows: string[][] = [];
  private row = 1;
  private said?: Effect;
  private wrong: Problem[] = [];
  private asking = 0;
  private waiting = false;
  private later?: number;
  /** Whether the table is new: its first empty cell is where one goes on. */
  private begun = false;

  protected createRenderRoot(): HTMLElement {
    return this;
  }

  /** Another table; the page shows what was edited in it and not saved. */
  private choose(key: string, file: string): void {
    if (!this.desk) return;
    this.desk.table = { key, file };
    this.desk.tell();
  }

  private async open(): Promise<void> {
    const chosen = this.chosen;
    const draft = this.desk?.drafts.get(chosen?.file ?? "");
    const table = chosen && (await this.desk?.try(() => api.table(chosen.file)));
    if (chosen !== this.chosen) return;
    this.key = chosen?.key ?? "";
    this.table = table && draft ? { ...table, version: draft.version } : table;
    this.rows = draft?.rows ?? table?.rows.map((r) => [...r]) ?? [];
    this.said = undefined;
    this.wrong = [];
    this.row = 1;
    this.effect();
    this.requestUpdate();
    if (!this.begun || !table) return;
    this.begun = false;
    await this.updateComplete;
    const cells = [...this.querySelectorAll<HTMLInputElement>(".grid input")];
    (cells.find((c) => c.value === "") ?? cells[0])?.focus();
  }

  /** @param rest before it is asked, in milliseconds */
  private effect(rest = 150): void {
    const kind = effectKind(this.key);
    clearTimeout(this.later);
    const turn = ++this.asking;
    this.waiting = kind !== undefined;
    if (kind === undefined) return;
    this.later = window.setTimeout(() => {
      api
        .effect<object>(kind, { study: this.desk?.study?.file ?? "", rows: this.rows })
        .then((said) => this.told(turn, { kind, ...said } as Effect, []))
        .catch((e: unknown) => this.told(turn, undefined, e instanceof Refused ? e.problems : []));
    }, rest);
  }

  /** Answers to what has been changed since are not shown. */
  private told(turn: number, said: Effect | undefined, wrong: Problem[]): void {
    if (turn !== this.asking) return;
    this.waiting = false;
    this.said = said;
    this.wrong = wrong;
    this.requestUpdate();
    if (said?.follows && this.isConnected) {
      this.effect(1500); // until the exact answer is there
      this.waiting = false;
    }
  }

  updated(now: PropertyValues): void {
    if (now.has("chosen")) void this.open();
    if (this.said?.kind === "zones") paint(this.querySelector("canvas"), this.said);
  }

  /** A new table of the study, beside its file. */
  private async begin(key: string): Promise<void> {
    const study = this.desk?.study;
    if (!study) return;
    const name =
      key
        .split(".")
        .filter((k) => k !== "file")
        .pop() + ".csv";
    const file = resolved(name, study.file);
    const rows = await this.beginning(key);
    const made = await this.desk?.try(() => api.writeTable(file, "", rows));
    if (!made) return;
    await this.desk?.change([{ path: key.split("."), value: name }]);
    this.begun = true;
    this.choose(key, file);
    await this.desk?.refresh();
  }

  /** Its first rows: a class of the study's legend each, a criterion of its table each, or the names of the columns. */
  private async beginning(key: string): Promise<string[][]> {
    const desk = this.desk;
    const study = desk?.study;
    const head = BEGINNINGS[key];
    if (!desk || !study) return head;
    if (key in UNITS) {
      return [...head, ...classesOf(desk).map((c) => [c, "", UNITS[key], ""])];
    }
    const criteria = at(study.values, ["suitability", "criteria"]);
    if (key !== "suitability.weights.ahp" || typeof criteria !== "string" || !isText(criteria)) return head;
    const table = await desk.try(() => api.table(resolved(criteria, study.file)));
    const column = table?.rows[0].findIndex((h) => h.trim().toLowerCase() === "criterion") ?? -1;
    return column < 0 ? head : judgements((table?.rows.slice(1) ?? []).map((r) => r[column]).filter(Boolean));
  }

  /** Of judgements the other half of the matrix follows. */
  private mirror(r: number, c: number): void {
    const square = this.rows.every((row) => row.length === this.rows.length);
    if (effectKind(this.key) !== "ahp" || !square || r === 0 || c === 0 || r === c) return;
    const other = reciprocal(this.rows[r][c]);
    if (other && this.rows[c][r].trim()) this.rows[c][r] = other; // a half left empty stays so
  }

  /** A block copied from a spreadsheet fills the cells from this one on; a single text is the field's own. */
  private paste(e: ClipboardEvent, r: number, c: number): void {
    const block = pasted(e.clipboardData?.getData("text/plain") ?? "");
    if (block.length === 1 && block[0].length === 1) return;
    e.preventDefault();
    const wide = Math.max(...block.map((row) => row.length));
    const width = Math.max(c + wide, ...this.rows.map((row) => row.length));
    while (this.rows.length < r + block.length) this.rows.push([]);
    this.rows.forEach((row) => row.push(...Array.from({ length: width - row.length }, () => "")));
    const within = (row: number, column: number) =>
      row >= r && row < r + block.length && column >= c && column < c + wide;
    block.forEach((cells, i) =>
      cells.forEach((text, j) => {
        this.rows[r + i][c + j] = text.trim();
        if (!within(c + j, r + i)) this.mirror(r + i, c + j);
      }),
    );
    this.edit();
  }

  /** Down and up a column by keys, as in a spreadsheet; letters that are still being put together keep theirs. */
  private move(e: KeyboardEvent, r: number, c: number): void {
    if (e.isComposing) return;
    const up = e.key === "ArrowUp" || (e.key === "Enter" && e.shiftKey);
    const step = up ? -1 : e.key === "ArrowDown" || e.key === "Enter" ? 1 : 0;
    const row = step === 0 ? undefined : this.querySelectorAll(".grid tr")[r + step];
    const next = row?.querySelectorAll("input")[c];
    if (!next) return;
    e.preventDefault();
    next.focus();
    next.select();
  }

  private edit(): void {
    if (this.table) this.desk?.drafts.set(this.table.file, { version: this.table.version, rows: this.rows });
    this.effect();
    this.requestUpdate();
  }

  private async save(): Promise<void> {
    const table = this.table;
    if (!table) return;
    const sent = JSON.stringify(this.rows);
    const saved = await this.desk?.try(() => api.writeTable(table.file, table.version, this.rows));
    if (!saved || !this.desk) return;
    const draft = this.desk.drafts.get(table.file);
    const typed = draft && JSON.stringify(draft.rows) !== sent; // while it was saved
    if (typed) draft.version = saved.version;
    else this.desk.drafts.delete(table.file);
    if (this.table?.file === table.file) {
      this.table = saved;
      if (!typed) this.rows = saved.rows.map((r) => [...r]);
    }
    this.desk.checked = undefined;
    this.desk.soonChecked();
    void this.desk.refresh(); // the file says anew what it is
    this.requestUpdate();
  }

  render(): TemplateResult {
    const lang = this.language;
    const study = this.desk?.study;
    const all = study ? tablesOf(study.values, study.file) : [];
    const known = new Set(all.map((t) => t.key));
    const taken = new Set(all.map((t) => t.file));
    const others = (this.desk?.listed.files ?? []).map((f) => f.name).filter((n) => isText(n) && !taken.has(n));
    const more = Object.keys(BEGINNINGS).filter(
      (k) =>
        study &&
        !known.has(k) &&
        at(study.values, k.split(".")) === undefined &&
        (!k.startsWith("suitability") || at(study.values, ["suitability"]) !== undefined) &&
        (k !== "suitability.weights.ahp" || at(study.values, ["suitability", "criteria"]) !== undefined),
    );
    const width = Math.max(1, ...this.rows.map((r) => r.length));
    const shown = this.rows.slice(0, MOST_ROWS + 1);
    const sizes = Array.from({ length: width }, (_, c) => lettersOf(shown.map((row) => row[c] ?? "")));
    return html`<div class="row">
        <label for="table">${word("chooseTable", lang)}</label>
        <select
          id="table"
          @change=${(e: Event) => {
            const chosen = (e.target as HTMLSelectElement).value;
            const one = all.find((t) => t.key === chosen);
            if (one ?? chosen) this.choose(one?.key ?? "", one?.file ?? chosen);
          }}
        >
          <option value="" ?selected=${!this.table}>${word("chooseOne", lang)}</option>
          ${all.map((t) => html`<option value=${t.key} ?selected=${t.key === this.key}>${explained(t.key, t.file, lang)}</option>`)}
          ${
            others.length > 0
              ? html`<optgroup label=${word("otherTables", lang)}>
                  ${others.map((f) => html`<option value=${f} ?selected=${!this.key && f === this.table?.file}>${f}</option>`)}
                </optgroup>`
              : nothing
          }
        </select>
        ${
          this.table
            ? html`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${() => void this.save()}
                >
                  ${word("save", lang)}
                </button>
                ${this.desk ? discard(this.desk, this.table.file) : nothing}`
            : nothing
        }
      </div>
      ${all.length === 0 ? html`<p>${word("noTables", lang)}</p>` : nothing}
      ${
        this.table
          ? nothing
          : html`<p class="row">
              ${more.map(
                (k) =>
                  html`<button class="begin" @click=${() => void this.begin(k)}>${word("newTable", lang, k)}</button>`,
              )}
            </p>`
      }
      ${
        this.table && this.desk && effectKind(this.key)
          ? html`<div class="effect" role="status" aria-busy=${this.waiting ? "true" : "false"}>
              ${effectView(this.desk, this.said, this.key, this.rows, this.row)}
              ${this.waiting && !this.said ? html`<p class="small">${word("working", lang)}</p>` : nothing}
              ${problemList(this.desk, this.wrong, undefined, undefined, true)}
            </div>`
          : nothing
      }
      ${
        this.table
          ? html`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${shown.map((row, r) => this.line(row, r, sizes))}
                  </tbody>
                </table>
              </div>
              ${
                this.rows.length > MOST_ROWS + 1
                  ? html`<p class="small">${MOST_ROWS} / ${this.rows.length - 1} ${word("rows", lang)}</p>`
                  : html`<div class="row">
                      <button
                        @click=${() => {
                          this.rows.push(Array.from({ length: width }, () => ""));
                          this.edit();
                        }}
                      >
                        ${word("addRow", lang)}
                      </button>
                      <button
                        @click=${() => {
                          this.rows.forEach((row) =>
                            row.push(...Array.from({ length: width + 1 - row.length }, () => "")),
                          );
                          this.edit();
                        }}
                      >
                        ${word("addColumn", lang)}
                      </button>
                    </div>`
              }`
          : nothing
      }`;
  }

  private line(row: string[], r: number, sizes: number[]): TemplateResult {
    const column = (c: number) => this.rows[0]?.[c] || String(c + 1);
    const line = (c: number) => (r > 0 && c > 0 && row[0]?.trim() ? `${row[0]}, ${r + 1}` : String(r + 1));
    return html`<tr>
      ${Array.from(
        sizes,
        (size, c) =>
          html`<td>
            <input
              size=${size}
              aria-label=${`${column(c)}, ${line(c)}`}
              .value=${live(row[c] ?? "")}
              @focus=${() => {
                this.row = r;
                this.requestUpdate();
              }}
              @paste=${(e: ClipboardEvent) => this.paste(e, r, c)}
              @keydown=${(e: KeyboardEvent) => this.move(e, r, c)}
              @input=${(e: Event) => {
                while (row.length <= c) row.push("");
                row[c] = (e.target as HTMLInputElement).value;
                this.mirror(r, c);
                this.edit();
              }}
            />
          </td>`,
      )}
      <td>
        ${
          r > 0
            ? html`<button
                aria-label=${`${word("removeRow", this.language)} ${r + 1}`}
                @click=${() => {
                  this.rows.splice(r, 1);
                  this.edit();
                }}
              >
                ×
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }
}
