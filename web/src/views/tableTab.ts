import { html, type LitElement, type TemplateResult } from "lit";
import type { State } from "../state";
import { columnChoice, text, type Text } from "../text";
import type { UnitTable } from "../table";
import { toggled } from "./controls";

/** The table of the units, which is searched, and whose columns are chosen. */
export class TableTab {
  private table?: UnitTable;
  private chosen?: string[];

  constructor(
    private readonly page: LitElement,
    private readonly state: State,
  ) {}

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  /** @param isShown whether what it was called for is still asked for once the table's code is there */
  async draw(isShown: () => boolean): Promise<void> {
    const host = this.page.querySelector<HTMLElement>("#table");
    if (!host) return;
    const { UnitTable } = await import("../table");
    if (!isShown()) return;
    this.table = new UnitTable(host, this.state);
    await this.table.show(this.chosen);
  }

  /** Another run has other columns. */
  forget(): void {
    this.chosen = undefined;
  }

  /** Rows of selected units are marked. */
  mark(): void {
    this.table?.mark();
  }

  /** What is handed out of units: the table's columns, or else what they are coloured by. */
  columns(): string[] {
    const { unitColumn } = this.state;
    return this.table?.chosenColumns() ?? (unitColumn ? [unitColumn] : []);
  }

  render(): TemplateResult {
    const u = this.state.units;
    if (this.state.atlas.unitSets.length === 0) return html`<div id="table"></div>`;
    return html`<div class="table-tools row">
        <input
          type="search"
          aria-label=${this.t("search")}
          placeholder=${this.t("search")}
          @input=${(e: Event) => this.table?.find((e.target as HTMLInputElement).value)}
        />
        <button @click=${() => this.table?.selectFound()}>${this.t("selectFound")}</button>
        <details class="menu">
          <summary>${this.t("columns")}</summary>
          <ul>
            ${(u?.set.columns ?? [])
              .filter((c) => !["fid", "id", "name"].includes(c.name))
              .map(
                (c) =>
                  html`<li>
                    <label class="check"
                      ><input
                        type="checkbox"
                        .checked=${this.table?.chosenColumns().includes(c.name) ?? false}
                        @change=${() => {
                          this.chosen = [...toggled(new Set(this.table?.chosenColumns() ?? []), c.name)];
                          void this.table?.show(this.chosen);
                        }}
                      />${columnChoice(c, this.state.language)}</label
                    >
                  </li>`,
              )}
          </ul>
        </details>
      </div>
      <div id="table"></div>`;
  }
}
