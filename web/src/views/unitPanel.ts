import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { save, selectedCsv, selectedGeoJson } from "../export";
import { Selection, type Combine } from "../selection";
import type { State, Tool } from "../state";
import { bracketed, columnChoice, number, text, type Text } from "../text";
import { classButtons, slider } from "./controls";
import type { Maps } from "./maps";
import type { TableTab } from "./tableTab";

/** Which units are shown, by what they are coloured, and which are selected, named and handed out. */
export class UnitPanel {
  constructor(
    private readonly page: LitElement,
    private readonly state: State,
    private readonly maps: Maps,
    private readonly table: TableTab,
  ) {}

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  render(): TemplateResult {
    const s = this.state;
    const u = s.units;
    const byYear = (u?.set.columns ?? []).filter((c) => !["fid", "id", "name"].includes(c.name));
    const now = byYear.filter((c) => c.year === undefined || c.year === s.phase || c.name === s.unitColumn);
    return html`<section>
      <h2>${this.t("units")}</h2>
      <select
        aria-label=${this.t("unitSet")}
        @change=${(e: Event) => void s.showUnits((e.target as HTMLSelectElement).value, s.unitColumn)}
      >
        <option value="" ?selected=${s.unitSet === ""}>${this.t("none")}</option>
        ${s.atlas.unitSets.map((x) => html`<option value=${x.id} ?selected=${x.id === s.unitSet}>${x.id + bracketed(number(x.count), s.language)}</option>`)}
      </select>
      ${
        u
          ? html`<label
                >${this.t("column")}
                <select @change=${(e: Event) => void s.colourBy((e.target as HTMLSelectElement).value)}>
                  <option value="" ?selected=${s.unitColumn === ""}>${this.t("none")}</option>
                  ${now.map(
                    (c) =>
                      html`<option value=${c.name} ?selected=${c.name === s.unitColumn}>
                        ${columnChoice(c, s.language)}
                      </option>`,
                  )}
                </select></label
              >
              ${u.column ? html`<p class="told">${s.columnTitle()}</p>` : nothing}
              ${
                u.column
                  ? html`${slider(
                      s,
                      s.unitOpacity,
                      (v) => s.set("selection", (x) => (x.chosenOpacity = v)),
                      this.t("units"),
                    )}
                    ${classButtons(
                      s,
                      s.unitOpacity > 0 ? s.shown(u.legend) : [],
                      s.hiddenUnits,
                      (hidden) => s.set("look", (x) => (x.hiddenUnits = hidden)),
                      s.unitOpacity > 0 && s.someLack(),
                    )}`
                  : nothing
              }
              <h3>${this.t("select")}</h3>
              <div class="row" role="group">
                ${(["pan", "click", "box", "lasso"] as Tool[]).map(
                  (tool) =>
                    html`<button aria-pressed=${s.tool === tool} @click=${() => s.set("tool", (x) => (x.tool = tool))}>
                      ${this.t(tool)}
                    </button>`,
                )}
              </div>
              <div class="row" role="group">
                ${(["replace", "add", "remove", "and"] as Combine[]).map(
                  (how) =>
                    html`<button
                      aria-pressed=${s.combine === how}
                      @click=${() => s.set("tool", (x) => (x.combine = how))}
                    >
                      ${this.t(how)}
                    </button>`,
                )}
              </div>
              <p role="status">
                ${s.selection.count > 0 ? `${number(s.selection.count)} / ${number(u.set.count)} ${this.t("selected")}` : this.t("notSelected")}
              </p>
              <div class="row">
                <button @click=${() => s.set("selection", (x) => x.selection.clear())}>${this.t("clear")}</button>
                <button @click=${() => s.set("selection", (x) => x.selection.invert())}>${this.t("invert")}</button>
                <button @click=${() => void this.exportCsv()}>${this.t("exportCsv")}</button>
                <button title=${s.served ? "" : this.t("noGpkg")} @click=${() => void this.exportShapes()}>
                  ${this.t(s.served ? "exportGpkg" : "exportGeoJson")}
                </button>
                ${s.served ? nothing : html`<span class="small">${this.t("noGpkg")}</span>`}
                <a class="small" href=${s.data.path + u.set.file} download>${this.t("download")}</a>
              </div>
              <form class="row" @submit=${(e: Event) => this.nameSelection(e)}>
                <input id="selection-name" aria-label=${this.t("save")} placeholder=${this.t("save")} />
                <button aria-label=${this.t("save")}>+</button>
              </form>
              ${[...s.named].map(
                ([name, of]) =>
                  html`<div class="row">
                    <button @click=${() => this.recall(of)}>${name}</button>
                    <button
                      aria-label=${this.t("remove") + " " + name}
                      @click=${() => s.set("tool", (x) => x.named.delete(name))}
                    >
                      ×
                    </button>
                  </div>`,
              )}`
          : nothing
      }
    </section>`;
  }

  private nameSelection(event: Event): void {
    event.preventDefault();
    const input = this.page.querySelector<HTMLInputElement>("#selection-name");
    const name = input?.value.trim();
    if (name && this.state.selection.count > 0) {
      this.state.named.set(name, this.state.selection.encode());
      if (input) input.value = "";
      this.state.tell("tool");
    }
  }

  /** A named selection, combined with what is selected as the buttons say. */
  private recall(of: string): void {
    const named = new Selection(this.state.selection.size);
    named.decode(of);
    this.state.select(named.units());
  }

  private async exportCsv(): Promise<void> {
    save(
      this.state.unitSet + ".csv",
      new Blob([await selectedCsv(this.state, this.table.columns())], { type: "text/csv;charset=utf-8" }),
    );
  }

  /** By the program's own writer where there is one to ask; a page of plain files writes GeoJSON. */
  private async exportShapes(): Promise<void> {
    const s = this.state;
    const u = s.units;
    if (!u) return;
    const columns = this.table.columns();
    if (s.served) {
      const units = s.selection.count > 0 ? s.selection.units() : u.ids.map((_, i) => i);
      const of = u.set.columns.filter((c) => columns.includes(c.name));
      save(u.set.id + ".gpkg", await s.data.geoPackage(u.set, units, of));
    } else {
      const json = await selectedGeoJson(s, columns, this.maps.ground);
      save(u.set.id + ".geojson", new Blob([json], { type: "application/geo+json" }));
    }
  }
}
