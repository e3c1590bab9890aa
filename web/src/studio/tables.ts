import { LitElement, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Language } from "../text";
import { api, type Table } from "./api";
import type { Desk } from "./desk";
import { resolved } from "./fields";
import type { Value } from "./model";
import { word } from "./words";

const MOST_ROWS = 500;

interface Consistency {
  names: string[];
  weights: number[];
  cr: number;
  limit: number;
  worst?: { first: string; second: string; given: number; implied: number };
}

/** CSV tables that a study names, by key. */
export function tablesOf(values: { [key: string]: Value }, study: string): { key: string; file: string }[] {
  const found: { key: string; file: string }[] = [];
  const walk = (value: Value, path: string[]): void => {
    if (typeof value === "string") {
      if (/\.(csv|tsv|txt)$/i.test(value)) found.push({ key: path.join("."), file: resolved(value, study) });
    } else if (Array.isArray(value)) value.forEach((v) => walk(v, path));
    else Object.entries(value).forEach(([k, v]) => walk(v, [...path, k]));
  };
  walk(values, []);
  return found;
}

export function tablesView(desk: Desk): TemplateResult {
  return html`<cs-tables .desk=${desk} .language=${desk.language}></cs-tables>`;
}

/** One table at a time, cell by cell; of judgements, the weights they give at once. */
export class TablesView extends LitElement {
  static properties = { desk: { attribute: false }, language: { attribute: false } };
  desk?: Desk;
  language: Language = "en";
  private key = "";
  private table?: Table;
  private rows: string[][] = [];
  private changed = false;
  private said?: Consistency;
  private later?: number;

  protected createRenderRoot(): HTMLElement {
    return this;
  }

  private async open(key: string, file: string): Promise<void> {
    this.key = key;
    this.table = await this.desk?.try(() => api.table(file));
    this.rows = this.table?.rows.map((r) => [...r]) ?? [];
    this.changed = false;
    this.said = undefined;
    this.effect();
    this.requestUpdate();
  }

  private effect(): void {
    if (!/\.ahp$/.test(this.key)) return;
    clearTimeout(this.later);
    this.later = window.setTimeout(() => {
      api
        .effect<Consistency>("ahp", { rows: this.rows })
        .then((said) => (this.said = said))
        .catch(() => (this.said = undefined)) // half a matrix while it is being typed
        .finally(() => this.requestUpdate());
    }, 150);
  }

  private edit(): void {
    this.changed = true;
    this.effect();
    this.requestUpdate();
  }

  private async save(): Promise<void> {
    const table = this.table;
    if (!table) return;
    const saved = await this.desk?.try(() => api.writeTable(table.file, table.version, this.rows));
    if (!saved) return;
    this.table = saved;
    this.rows = saved.rows.map((r) => [...r]);
    this.changed = false;
    if (this.desk) {
      this.desk.checked = undefined;
      this.desk.soonChecked();
    }
    this.requestUpdate();
  }

  render(): TemplateResult {
    const lang = this.language;
    const study = this.desk?.study;
    const all = study ? tablesOf(study.values, study.file) : [];
    if (all.length === 0) return html`<p>${word("noTables", lang)}</p>`;
    const width = Math.max(1, ...this.rows.map((r) => r.length));
    return html`<div class="row">
        <label for="table">${word("chooseTable", lang)}</label>
        <select
          id="table"
          @change=${(e: Event) => {
            const one = all.find((t) => t.key === (e.target as HTMLSelectElement).value);
            if (one) void this.open(one.key, one.file);
          }}
        >
          <option value="" ?selected=${this.key === ""}></option>
          ${all.map((t) => html`<option value=${t.key} ?selected=${t.key === this.key}>${t.key}: ${t.file}</option>`)}
        </select>
        ${
          this.table
            ? html`<button class="main" id="save-table" ?disabled=${!this.changed} @click=${() => void this.save()}>
                ${word("save", lang)}
              </button>`
            : nothing
        }
      </div>
      ${this.consistency()}
      ${
        this.table
          ? html`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${this.rows.slice(0, MOST_ROWS).map((row, r) => this.line(row, r, width))}
                  </tbody>
                </table>
              </div>
              ${
                this.rows.length > MOST_ROWS
                  ? html`<p class="small">${MOST_ROWS} / ${this.rows.length} ${word("rows", lang)}</p>`
                  : html`<button
                      @click=${() => {
                        this.rows.push(Array.from({ length: width }, () => ""));
                        this.edit();
                      }}
                    >
                      ${word("addRow", lang)}
                    </button>`
              }`
          : nothing
      }`;
  }

  private line(row: string[], r: number, width: number): TemplateResult {
    const column = (c: number) => this.rows[0]?.[c] || String(c + 1);
    return html`<tr>
      ${Array.from(
        { length: width },
        (_, c) =>
          html`<td>
            <input
              aria-label=${`${column(c)}, ${r + 1}`}
              .value=${live(row[c] ?? "")}
              @input=${(e: Event) => {
                while (row.length <= c) row.push("");
                row[c] = (e.target as HTMLInputElement).value;
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

  private consistency(): TemplateResult | typeof nothing {
    const said = this.said;
    if (!said) return nothing;
    const lang = this.language;
    const fine = said.cr < said.limit;
    return html`<div class="effect" role="status">
      <b id="cr">${word("consistency", lang)}: ${said.cr.toFixed(3)}</b>
      ${word(fine ? "consistent" : "inconsistent", lang)}
      ${
        said.worst && !fine
          ? html`<p>
              ${word("worst", lang, said.worst.first, said.worst.second, said.worst.given, said.worst.implied.toPrecision(3))}
            </p>`
          : nothing
      }
      <dl>
        ${said.names.map(
          (n, i) =>
            html`<dt>${n}</dt>
              <dd><meter max="1" .value=${said.weights[i]} aria-label=${n}></meter> ${said.weights[i].toFixed(3)}</dd>`,
        )}
      </dl>
    </div>`;
  }
}
