import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { overlayLegend } from "../export";
import type { Overlay } from "../model";
import type { Layout, State } from "../state";
import { bracketed, label, labelled, number, text, words, type Text } from "../text";
import { classButtons, slider, toggled } from "./controls";
import type { UnitPanel } from "./unitPanel";

/** What lies on the map: the phase, the raster, the units, lines and patches, and which of them covers which. */
export class LayerPanel {
  private timer?: number;

  constructor(
    private readonly page: LitElement,
    private readonly state: State,
    private readonly units: UnitPanel,
  ) {}

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  render(): TemplateResult {
    const s = this.state;
    return html`<aside aria-label=${this.t("layers")}>
      ${this.phasePanel()} ${this.rasterPanel()} ${s.atlas.unitSets.length > 0 ? this.units.render() : nothing}
      ${
        s.atlas.overlays.length > 0
          ? html`<section class="lines">
              <h2>${this.t("overlays")}</h2>
              ${s.atlas.overlays.map((o) => this.overlay(o))}
            </section>`
          : nothing
      }
      ${this.orderPanel()}
    </aside>`;
  }

  /** The phase that is shown, and what it is held against. */
  private phasePanel(): TemplateResult {
    const s = this.state;
    const sides = s.entries.length * s.atlas.phases.length; // what can be held against each other
    return html`<section>
      <h2>${this.t("phase")}</h2>
      <div class="row">
        ${s.atlas.phases.length > 1 ? this.phases() : nothing}
        <output>${s.phase}</output>
      </div>
      ${
        sides > 1
          ? html`<div class="row" role="group">
              ${(["one", "swipe", "beside"] as Layout[]).map(
                (l) =>
                  html`<button aria-pressed=${s.layout === l} @click=${() => s.set("layers", (x) => (x.layout = l))}>
                    ${this.t(l)}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      ${
        s.entries.length > 1
          ? html`<label
              >${this.t("compareRun")}
              <select
                id="other-run"
                @change=${(e: Event) => void s.compareWith(Number((e.target as HTMLSelectElement).value), s.phase)}
              >
                ${s.entries.map((r, i) => html`<option value=${i} ?selected=${i === s.other.run}>${r.folder}</option>`)}
              </select></label
            >`
          : nothing
      }
      ${
        sides > 1 && s.other.atlas.phases.length > 0
          ? html`<label
              >${this.t("compareWith")}
              <select
                id="other-phase"
                @change=${(e: Event) => void s.compareWith(s.other.run, Number((e.target as HTMLSelectElement).value))}
              >
                ${s.other.atlas.phases.map((p) => html`<option value=${p} ?selected=${p === s.other.phase}>${p}</option>`)}
              </select></label
            >`
          : nothing
      }
      <label class="check"
        ><input
          id="difference"
          type="checkbox"
          .checked=${s.difference}
          ?disabled=${!s.differs() || !s.unitColumn}
          @change=${(e: Event) => void s.setDifference((e.target as HTMLInputElement).checked)}
        />${this.t("showDifference")}</label
      >
    </section>`;
  }

  private rasterPanel(): TemplateResult {
    const s = this.state;
    const raster = s.rasterOf();
    const stages = [...new Set(s.kinds().map((k) => words(k.stage, s.language)))];
    return html`<section>
      <h2>${this.t("raster")}</h2>
      <select
        aria-label=${this.t("raster")}
        @change=${(e: Event) => s.showRaster((e.target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${s.raster === ""}>${this.t("none")}</option>
        ${stages.map(
          (stage) =>
            html`<optgroup label=${stage}>
              ${s
                .kinds()
                .filter((k) => words(k.stage, s.language) === stage)
                .map(
                  (k) =>
                    html`<option value=${k.kind} ?selected=${k.kind === s.raster}>
                      ${words(k.title, s.language)}
                    </option>`,
                )}
            </optgroup>`,
        )}
      </select>
      ${raster ? html`<p class="printed">${words(raster.title, s.language)} ${raster.years.join("–")}</p>` : nothing}
      ${
        raster
          ? html`${slider(s, s.rasterOpacity, (v) => s.set("layers", (x) => (x.rasterOpacity = v)), this.t("raster"))}
              ${classButtons(s, s.shown(raster.legend), s.hiddenClasses, (hidden) =>
                s.set("layers", (x) => (x.hiddenClasses = hidden)),
              )} <a class="small" href=${s.data.path + raster.file} download>${this.t("download")}</a>`
          : nothing
      }
    </section>`;
  }

  /** Plays the phases, or goes to one. */
  private phases(): TemplateResult {
    const s = this.state;
    return html`<button
        class="icon"
        @click=${() => this.play()}
        aria-label=${this.t(this.timer === undefined ? "play" : "pause")}
      >
        ${this.timer === undefined ? "▶" : "❚❚"}
      </button>
      <input
        type="range"
        min="0"
        max=${s.atlas.phases.length - 1}
        step="1"
        .value=${String(s.atlas.phases.indexOf(s.phase))}
        aria-label=${this.t("phase")}
        aria-valuetext=${s.phase}
        @input=${(e: Event) => void s.setPhase(s.atlas.phases[Number((e.target as HTMLInputElement).value)])}
      />`;
  }

  private play(): void {
    if (this.timer !== undefined) {
      clearInterval(this.timer);
      this.timer = undefined;
    } else {
      this.timer = window.setInterval(() => {
        const { phases } = this.state.atlas; // of the run that is open by then
        const next = phases[(phases.indexOf(this.state.phase) + 1) % phases.length];
        if (phases.length > 1) void this.state.setPhase(next);
      }, 1400);
    }
    this.page.requestUpdate();
  }

  private overlay(o: Overlay): TemplateResult {
    const s = this.state;
    const on = s.overlays.has(o.id);
    const title = words(o.title, s.language);
    return html`<label class="check"
        ><input
          type="checkbox"
          .checked=${on}
          @change=${() => s.set("layers", (x) => (x.overlays = toggled(x.overlays, o.id)))}
        />${title + bracketed(number(o.count), s.language)}
        <a class="small" href=${s.data.path + o.file} aria-label=${labelled(this.t("file"), title, s.language)} download
          >${this.t("file")}</a
        ></label
      >
      ${
        on
          ? html`${slider(s, s.opacityOf(o), (v) => s.set("layers", (x) => x.overlayOpacity.set(o.id, v)), title)}
              <ul class="legend">
                ${overlayLegend(s, o).map(
                  (c) =>
                    html`<li class="key">
                      <svg width="18" height="12" aria-hidden="true">
                        <rect width="18" height="12" fill=${c.color} /></svg
                      >${label(c, s.language)}
                    </li>`,
                )}
              </ul>`
          : nothing
      }`;
  }

  /** Which layer lies on which, the highest first. */
  private orderPanel(): TemplateResult | typeof nothing {
    const s = this.state;
    const stack = s.stack().reverse();
    if (stack.length < 2) return nothing;
    const name = (id: string) =>
      id === "raster"
        ? words(s.rasterOf()?.title, s.language) || this.t("raster")
        : id === "units"
          ? s.unitSet
          : words(s.atlas.overlays.find((o) => o.id === id)?.title, s.language);
    const move = (id: string, by: 1 | -1, sign: string, what: Text) =>
      html`<button
        class="icon"
        aria-label=${labelled(this.t(what), name(id), s.language)}
        @click=${() => s.raise(id, by)}
      >
        ${sign}
      </button>`;
    return html`<section>
      <h2>${this.t("order")}</h2>
      <ol class="order">
        ${stack.map(
          (id, i) =>
            html`<li class="row">
              <span class="grow">${name(id)}</span>
              ${i > 0 ? move(id, 1, "↑", "up") : nothing} ${i < stack.length - 1 ? move(id, -1, "↓", "down") : nothing}
            </li>`,
        )}
      </ol>
    </section>`;
  }
}
