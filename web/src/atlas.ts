import { LitElement, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Gone } from "./data";
import { TABS } from "./address";
import { State, type Change } from "./state";
import { labelled, text, words, type Text } from "./text";
import { Card } from "./views/card";
import { Charts } from "./views/charts";
import { ChartTab } from "./views/chartTab";
import { ComparedView } from "./views/compared";
import { LayerPanel } from "./views/layerPanel";
import { Maps } from "./views/maps";
import { TableTab } from "./views/tableTab";
import { UnitPanel } from "./views/unitPanel";

/** Pixels that a sheet of A4 has beside its margins. */
const PAPER_WIDTH = 700;

/** The whole page. Panels are drawn from the state; maps, table and charts keep their own drawing and follow it. */
export class AtlasPage extends LitElement {
  private readonly state = new State();
  private ready = false;
  private problem = "";
  /** What went wrong with what was asked for last. */
  private trouble = "";
  private readonly charts = new Charts(this.state);
  private readonly maps = new Maps(this, this.state);
  private readonly table = new TableTab(this, this.state);
  private readonly layers = new LayerPanel(this, this.state, new UnitPanel(this, this.state, this.maps, this.table));
  private readonly tabs = {
    table: this.table,
    charts: new ChartTab(this, this.state, this.charts, (said) => this.maps.say(said)),
    card: new Card(this, this.state, this.charts),
    differences: new ComparedView(this, this.state, this.charts),
  };
  /** What the tab that is open was drawn for. */
  private shown = "";
  private marking?: number;
  private flowing?: number;

  protected createRenderRoot(): HTMLElement {
    return this; // one style sheet for the page, which a strict policy allows
  }

  connectedCallback(): void {
    super.connectedCallback();
    this.textContent = ""; // what stood there for browsers that do not come this far
    this.state.on((change) => this.follow(change));
    this.start().catch((e: unknown) => {
      const disk = location.protocol === "file:";
      this.problem = text(disk ? "fromDisk" : "failed", this.state.language) + (disk ? "" : ": " + String(e));
      this.requestUpdate();
    });
    addEventListener("hashchange", () => location.reload());
    addEventListener("unhandledrejection", (e) => {
      if (!this.ready) return;
      const name = /dynamically imported module|Importing a module/; // which a page that is gone hands out no more
      const gone = e.reason instanceof Gone || name.test(String(e.reason));
      this.trouble = gone ? this.t("gone") : labelled(this.t("failed"), String(e.reason), this.state.language);
      this.requestUpdate();
    });
    addEventListener("keydown", (e) => e.key === "Escape" && this.closeMenus());
    addEventListener("pointerdown", (e) => this.closeMenus(e.target));
    addEventListener("beforeprint", () => this.fitPaper(true));
    addEventListener("afterprint", () => this.fitPaper(false));
  }

  /** Menus close where one goes on elsewhere. */
  private closeMenus(but?: EventTarget | null): void {
    for (const menu of this.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (but instanceof Node && menu.contains(but)) continue;
      if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
      menu.open = false;
    }
  }

  /** Maps go to paper as they are on the screen, no wider than a page; a table of many columns in smaller letters. */
  private fitPaper(printing: boolean): void {
    if (this.state.dark) {
      this.maps.ink(printing);
      this.charts.ink(printing);
    }
    const maps = this.querySelector<HTMLElement>(".maps");
    if (!maps) return;
    const { width, height } = maps.getBoundingClientRect();
    maps.style.width = printing ? `${width}px` : "";
    maps.style.height = printing ? `${height}px` : "";
    const scale = Math.min(1, PAPER_WIDTH / width); // which, other than a zoom, leaves the maps their size: no tile is asked for
    maps.style.transform = printing ? `scale(${scale})` : "";
    maps.style.marginBottom = printing ? `${(scale - 1) * height}px` : "";
    const table = this.querySelector<HTMLElement>("#table");
    const wide = table?.querySelector(".tabulator-headers")?.scrollWidth;
    if (table && wide) table.style.zoom = printing ? `${Math.max(0.5, Math.min(1, PAPER_WIDTH / wide))}` : "";
  }

  private async start(): Promise<void> {
    await this.state.open();
    this.ready = true;
    this.requestUpdate();
    await this.updateComplete;
    await this.maps.build();
    await Promise.all([this.state.unitsShown, this.maps.drawn()]); // charts and tables come after the first map
    await this.drawTab();
  }

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  // ---- following the state

  private follow(change: Change): void {
    if (!this.ready) return;
    if (change === "run" || change === "units") this.trouble = "";
    if (change === "run") {
      this.shown = "";
      this.table.forget();
      void this.maps.build().then(() => this.drawTab());
    } else if (change === "layers") {
      void this.maps.drawLayers();
    } else if (change === "units") {
      void this.maps.drawLayers();
      this.maps.drawUnits();
      void this.drawTab();
    } else if (change === "selection") {
      this.maps.drawUnits();
      this.charts.redrawPlots();
      this.laterMark();
    } else if (change === "hover") {
      this.maps.drawUnits();
      return void this.requestUpdate();
    } else if (change === "look") {
      void this.maps.drawLayers();
      this.maps.drawUnits();
      void this.drawTab();
    }
    this.requestUpdate();
  }

  /** The table and the bars follow a brush when it rests, the maps and plots at once. */
  private laterMark(): void {
    clearTimeout(this.marking);
    this.marking = window.setTimeout(() => {
      this.table.mark();
      this.charts.redraw("ranking");
      void this.tabs.card.draw();
    }, 120);
    clearTimeout(this.flowing);
    this.flowing = window.setTimeout(() => this.charts.redraw("sankey"), 400);
  }

  /** Draws the tab that is open, where it shows something else by now. */
  private async drawTab(): Promise<void> {
    if (!this.ready) return;
    this.requestUpdate(); // the views' places follow the state before the views are put into them
    await this.updateComplete;
    const s = this.state;
    const sides = [s.run, s.phase, s.other.run, s.other.phase, s.difference];
    const now = [s.tab, ...sides, s.unitSet, s.units !== undefined, s.unitColumn, s.language, s.dark, s.safe].join("|");
    if (now === this.shown) return;
    this.shown = now;
    this.charts.clear();
    await this.tabs[s.tab].draw(() => now === this.shown);
  }

  // ---- drawing the panels

  protected render(): TemplateResult {
    document.documentElement.lang = this.state.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = this.state.dark ? "dark" : "light";
    if (this.problem) return html`<p class="problem" role="alert">${this.problem}</p>`;
    if (!this.ready) return html`<p class="loading" role="status">${this.t("loading")}</p>`;
    document.title = this.state.atlas.title || "Carbonscape";
    return html`
      ${this.header()} ${this.troubles()}
      <main>${this.layers.render()} ${this.maps.render()} ${this.maps.keys()} ${this.views()}</main>
    `;
  }

  private header(): TemplateResult {
    const s = this.state;
    return html`<header>
      <h1>${s.atlas.title}</h1>
      ${s.atlas.synthetic ? html`<span class="badge">${this.t("synthetic")}</span>` : nothing}
      ${
        s.entries.length > 1
          ? html`<label
              >${this.t("run")}
              <select
                .value=${live(String(s.run))}
                @change=${(e: Event) => void s.openRun(Number((e.target as HTMLSelectElement).value))}
              >
                ${s.entries.map((r, i) => html`<option value=${i} ?selected=${i === s.run}>${r.folder} – ${r.title}</option>`)}
              </select></label
            >`
          : nothing
      }
      <span class="grow"></span>
      ${s.atlas.report ? html`<a href=${s.data.path + s.atlas.report} target="_blank" rel="noopener">${this.t("report")}</a>` : nothing}
      <details class="menu">
        <summary>${this.t("tables")}</summary>
        <ul>
          ${s.atlas.tables.map((t) => html`<li><a href=${s.data.path + t.file} download>${words(t.title, s.language)}</a></li>`)}
        </ul>
      </details>
      <button @click=${() => void this.maps.save("png")}>${this.t("exportPng")}</button>
      <button @click=${() => void this.maps.save("svg")}>${this.t("exportSvg")}</button>
      <button aria-pressed=${s.safe} @click=${() => s.set("look", (x) => (x.safe = !x.safe))}>${this.t("safe")}</button>
      <button @click=${() => s.set("look", (x) => (x.dark = !x.dark))}>${this.t(s.dark ? "light" : "dark")}</button>
      <button @click=${() => s.speak(s.language === "zh" ? "en" : "zh")}>${this.t("language")}</button>
    </header>`;
  }

  private troubles(): TemplateResult | typeof nothing {
    const s = this.state;
    const lost = s.lost.length > 0 ? this.t("lost").replace("{0}", s.lost.join(this.t("comma"))) : "";
    if (!lost && !this.trouble) return nothing;
    return html`<div class="trouble row" role="alert">
      <span class="grow">${[lost, this.trouble].filter(Boolean).join(" ")}</span>
      <button
        @click=${() => {
          s.lost = [];
          this.trouble = "";
          this.requestUpdate();
        }}
      >
        ${this.t("close")}
      </button>
    </div>`;
  }

  private views(): TemplateResult {
    const s = this.state;
    return html`<div class="views" aria-label=${this.t("views")}>
      <div role="tablist" class="tabs">
        ${TABS.map(
          (tab) =>
            html`<button
              role="tab"
              id=${"tab-" + tab}
              aria-selected=${s.tab === tab}
              aria-controls="view"
              @click=${() => {
                s.tab = tab;
                s.tell("tool");
                void this.updateComplete.then(() => this.drawTab());
              }}
            >
              ${this.t(tab)}
            </button>`,
        )}
      </div>
      <div id="view" role="tabpanel" tabindex="0" aria-labelledby=${"tab-" + s.tab}>${this.tabs[s.tab].render()}</div>
    </div>`;
  }
}
