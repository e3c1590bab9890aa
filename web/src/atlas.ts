import { LitElement, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import View from "ol/View";
import type { Coordinate } from "ol/coordinate";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { Histogram } from "./charts/histogram";
import { MoranScatter, moranColumn } from "./charts/scatter";
import { chartSheet, legends, mapSvg, overlayLegend, save, savePicture, selectedCsv, selectedGeoJson } from "./export";
import { Ground } from "./map/ground";
import { Pane } from "./map/pane";
import type { LegendClass, Overlay } from "./model";
import { OVERLAY, State, TABS, type Layout, type Tool, type Change } from "./state";
import { Selection, type Combine } from "./selection";
import { bracketed, columnChoice, label, labelled, number, text, words, type Text } from "./text";
import { records } from "./csv";
import { Gone } from "./data";
import type { UnitTable } from "./table";
import { Card } from "./views/card";
import { ComparedView } from "./views/compared";

/** Pixels that a sheet of A4 has beside its margins. */
const PAPER_WIDTH = 700;

/** Classes that are told below a map in a narrow window; the panel has all. */
const MOST_KEYS = 16;

/** The whole page. Panels are drawn from the state; maps, table and charts keep their own drawing and follow it. */
export class AtlasPage extends LitElement {
  private readonly state = new State();
  private ready = false;
  private problem = "";
  /** What went wrong with what was asked for last. */
  private trouble = "";
  private panes: Pane[] = [];
  private ground?: Ground;
  private view?: View;
  private table?: UnitTable;
  private histogram?: Histogram;
  private scatter?: MoranScatter;
  private charts = new Map<string, EChartsType>();
  /** What each chart is made of, on the screen or on paper. */
  private made = new Map<string, (s: State) => EChartsCoreOption | undefined>();
  private timer?: number;
  private shown = "";
  private chosen?: string[];
  private readonly card = new Card(
    this.state,
    () => this.requestUpdate(),
    (id, title) => this.savers(id, title),
  );
  private readonly compared = new ComparedView(
    this.state,
    () => {
      this.requestUpdate();
      void this.updateComplete.then(() => this.drawWaterfall());
    },
    (id, title) => this.savers(id, title),
  );

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
    this.ink(printing);
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

  /** The same as is shown, but light. */
  private paperState(): State {
    const light = Object.create(this.state) as State;
    light.dark = false;
    return light;
  }

  /** Charts go to paper with dark letters and maps with dark outlines, whatever the screen has. */
  private ink(onPaper: boolean): void {
    if (!this.state.dark) return;
    this.panes.forEach((pane) => pane.ink(onPaper));
    const of = onPaper ? this.paperState() : this.state;
    this.charts.forEach((chart, id) => {
      if (chart.isDisposed()) return;
      chart.setTheme(onPaper ? {} : "dark");
      const option = this.made.get(id)?.(of);
      if (option) chart.setOption(option, true);
    });
    this.histogram?.redraw(onPaper);
    this.scatter?.redraw(onPaper);
  }

  private async start(): Promise<void> {
    await this.state.open();
    this.ready = true;
    this.requestUpdate();
    await this.updateComplete;
    await this.buildMaps();
    await Promise.all([this.state.unitsShown, this.firstMap()]); // charts and tables come after the first map
    await this.buildViews();
  }

  /** When the map is drawn, or half a second has passed. */
  private firstMap(): Promise<unknown> {
    const map = this.panes[0]?.map;
    const drawn = new Promise((done) => (map ? map.once("rendercomplete", done) : done(undefined)));
    return Promise.race([drawn, new Promise((done) => setTimeout(done, 500))]);
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
      this.chosen = undefined;
      void this.buildMaps().then(() => this.buildViews());
    } else if (change === "layers") {
      void this.drawLayers();
    } else if (change === "units") {
      void this.drawLayers();
      this.drawUnits();
      void this.buildViews();
    } else if (change === "selection") {
      this.drawUnits();
      this.histogram?.redraw();
      this.scatter?.redraw();
      this.laterMark();
    } else if (change === "hover") {
      this.drawUnits();
      return void this.requestUpdate();
    } else if (change === "look") {
      void this.drawLayers();
      this.drawUnits();
      void this.buildViews();
    }
    this.requestUpdate();
  }

  private marking?: number;
  private flowing?: number;
  /** The table and the bars follow a brush when it rests, the maps and plots at once. */
  private laterMark(): void {
    clearTimeout(this.marking);
    this.marking = window.setTimeout(() => {
      this.table?.mark();
      this.redrawChart("ranking");
      void this.drawCard();
    }, 120);
    clearTimeout(this.flowing);
    this.flowing = window.setTimeout(() => this.redrawChart("sankey"), 400);
  }

  private async drawLayers(): Promise<void> {
    const wanted = this.state.layout === "beside" ? 2 : 1;
    if (this.panes.length !== wanted && this.ground) await this.buildMaps();
    await Promise.all(this.panes.map((p) => p.showRasters()));
    await Promise.all(this.panes.map((p) => p.showOverlays()));
  }

  private drawUnits(): void {
    this.panes.forEach((p) => p.showUnits());
  }

  private async buildMaps(): Promise<void> {
    await this.updateComplete;
    this.panes.forEach((p) => p.dispose());
    this.panes = [];
    const grid = this.state.atlas.grid;
    if (!grid) return;
    this.ground = new Ground(grid);
    const { extent, aspect } = this.ground;
    const [w, s, e, n] = extent;
    const kept = this.state.view;
    this.view = new View({
      projection: this.ground.projection,
      center: kept ? [kept.x * aspect, kept.y] : [(w + e) / 2, (s + n) / 2],
      resolution: kept?.r,
      extent: [w - (e - w), s - (n - s), e + (e - w), n + (n - s)],
      showFullExtent: true,
      constrainResolution: false,
      minResolution: (e - w) / 1e6,
    });
    const hosts = this.state.layout === "beside" ? ["left", "right"] : ["right"];
    await this.updateComplete;
    for (const host of hosts) {
      const element = this.querySelector<HTMLElement>("#map-" + host);
      if (!element) continue;
      const pane = new Pane(
        element,
        this.state,
        this.ground,
        this.view,
        host === "left",
        (said) => this.say(said),
        (ring, of) => this.drawShape(ring, of),
      );
      this.panes.push(pane);
    }
    if (!kept) this.view.fit(extent, { size: this.panes[0]?.map.getSize(), padding: [16, 16, 16, 16] });
    this.view.on("change", () => {
      const c = this.view?.getCenter();
      const r = this.view?.getResolution();
      if (c && r) {
        this.state.view = { x: c[0] / aspect, y: c[1], r };
        this.state.tell("tool");
      }
    });
    this.drawUnits();
    await this.drawLayers();
  }

  private say(said: string): void {
    const at = this.querySelector("#said");
    if (at) at.textContent = said;
  }

  /** The box or lasso that is being drawn. */
  private drawShape(ring: Coordinate[] | undefined, pane: Pane): void {
    const svg = pane.map.getTargetElement()?.parentElement?.querySelector("polygon");
    svg?.setAttribute("points", (ring ?? []).map((c) => pane.map.getPixelFromCoordinate(c)?.join(",") ?? "").join(" "));
  }

  // ---- tables and charts

  private async buildViews(): Promise<void> {
    if (!this.ready) return;
    this.requestUpdate(); // the views' places follow the state before the views are put into them
    await this.updateComplete;
    const s = this.state;
    const sides = [s.run, s.phase, s.other.run, s.other.phase, s.difference];
    const now = [s.tab, ...sides, s.unitSet, s.units !== undefined, s.unitColumn, s.language, s.dark, s.safe].join("|");
    if (now === this.shown) return;
    this.shown = now;
    this.charts.forEach((c) => c.dispose());
    this.charts.clear();
    if (s.tab === "table") {
      const host = this.querySelector<HTMLElement>("#table");
      if (!host) return;
      const { UnitTable } = await import("./table");
      if (now !== this.shown) return;
      this.table = new UnitTable(host, s);
      await this.table.show(this.chosen);
    } else if (s.tab === "charts") {
      this.plots();
      const { chart } = await import("./charts/echart");
      const file = (name: string) => s.atlas.tables.find((t) => t.name === name)?.file;
      const { barsHeight, qBars, ranking, sankey } = await import("./charts/options");
      const q = file("geodetector-factors");
      const moves = file("transitions");
      const unread = new Map<string, string>(); // a table that is gone leaves the other charts
      const read = (id: string, name: string | undefined) =>
        name === undefined ? undefined : s.data.table(name).catch((e: unknown) => void unread.set(id, String(e)));
      const qTable = await read("q", q);
      const transfers = await read("sankey", moves);
      if (now !== this.shown) return;
      this.made.set("ranking", (x) => {
        const option = ranking(x);
        this.rankedUnits = option.units;
        return option;
      });
      this.made.set("q", (x) => (qTable ? qBars(x, qTable) : undefined));
      this.made.set("sankey", (x) => (transfers ? sankey(x, transfers) : undefined));
      for (const id of ["ranking", "q", "sankey"] as const) {
        const host = this.querySelector<HTMLElement>("#chart-" + id);
        if (!host) continue;
        host.textContent = "";
        const option = this.made.get(id)?.(s);
        if (!option) {
          const why = unread.get(id);
          if (why) host.textContent = labelled(this.t("failed"), why, this.state.language);
          continue;
        }
        if (id === "q") host.style.height = `${Math.max(host.clientHeight, barsHeight(option))}px`;
        const made = chart(host, s.dark, this.t(id));
        this.charts.set(id, made);
        made.setOption(option, true);
      }
      this.charts.get("ranking")?.on("click", (e) => {
        const unit = this.rankedUnits[e.dataIndex];
        if (unit !== undefined) {
          s.card = unit;
          s.select([unit], "add");
        }
      });
      this.charts.get("q")?.on("click", (e) => void this.selectStratum(e.name, e.seriesName ?? ""));
      this.charts
        .get("sankey")
        ?.on("click", (e) => void this.lightTransfer(e.data as { source?: string; target?: string }));
    } else if (s.tab === "card") {
      await this.drawCard();
    } else {
      await this.compared.load();
      await this.updateComplete;
      this.drawWaterfall();
    }
  }

  private drawWaterfall(): void {
    const host = this.querySelector<HTMLElement>("#chart-waterfall");
    const steps = this.compared.waterfall();
    if (!host || steps.length === 0) return;
    void Promise.all([import("./charts/echart"), import("./charts/options")]).then(([{ chart }, { waterfall }]) => {
      const known = this.charts.get("waterfall");
      const made = known && known.getDom() === host ? known : chart(host, this.state.dark, this.t("waterfall"));
      this.charts.set("waterfall", made);
      this.made.set("waterfall", (s) => waterfall(s, steps));
      made.setOption(waterfall(this.state, steps), true);
    });
  }

  private rankedUnits: number[] = [];

  private plots(): void {
    const host = this.querySelector<HTMLElement>("#chart-histogram");
    const moran = this.querySelector<HTMLElement>("#chart-moran");
    if (host) {
      host.textContent = "";
      this.histogram = new Histogram(host, this.state);
    }
    if (moran) {
      moran.textContent = "";
      this.scatter = new MoranScatter(moran, this.state);
      void this.scatter.load();
    }
  }

  private redrawChart(id: string): void {
    const option = this.made.get(id)?.(this.state);
    if (option) this.charts.get(id)?.setOption(option, true);
  }

  /** A link of the Sankey diagram: its cells alone are shown on the map, and the units that have any are selected. */
  private async lightTransfer(link: { source?: string; target?: string }): Promise<void> {
    const from = /^(.*) (\d+)$/.exec(link.source ?? "");
    const to = /^(.*) (\d+)$/.exec(link.target ?? "");
    if (!from || !to) return;
    this.state.phase = Number(to[2]);
    this.state.showRaster("change");
    const raster = this.state.rasterOf();
    const wanted = from[1] === to[1] ? `${from[1]} (unchanged)` : `${from[1]} → ${to[1]}`;
    this.state.hiddenClasses = new Set(
      (raster?.legend ?? []).flatMap((c, i) => (label(c, "en").replace(" -> ", " → ") === wanted ? [] : [i])),
    );
    this.state.tell("layers");
    const moves = this.state.atlas.tables.find((t) => t.name === "transitions");
    const u = this.state.units;
    if (!moves || !u) return;
    const ids = new Set(
      records(await this.state.data.table(moves.file)).flatMap((r) =>
        r.unit_set === u.set.id &&
        r.from_year === from[2] &&
        r.to_year === to[2] &&
        r.from_class === from[1] &&
        r.to_class === to[1] &&
        Number(r.area_km2) > 0
          ? [r.unit]
          : [],
      ),
    );
    this.state.select(u.ids.flatMap((id, i) => (ids.has(id) ? [i] : [])));
  }

  /** A bar of q: the units of the driver's stratum with the highest mean are selected. */
  private async selectStratum(driver: string, year: string): Promise<void> {
    const s = this.state;
    const file = (name: string) => s.atlas.tables.find((t) => t.name === name)?.file;
    const [risk, values] = [file("geodetector-risk"), file("unit-drivers")];
    if (!risk || !values) return;
    const { highestStratum } = await import("./charts/options");
    const found = highestStratum(records(await s.data.table(risk)), records(await s.data.table(values)), driver, year);
    if (!found) return;
    if (s.unitSet !== found.set) await s.showUnits(found.set, s.unitColumn);
    const ids = new Set(found.units);
    s.select((s.units?.ids ?? []).flatMap((id, i) => (ids.has(id) ? [i] : [])));
    this.say(labelled(`${driver} ${year}`, String(found.stratum), this.state.language));
  }

  private async drawCard(): Promise<void> {
    if (this.state.tab !== "card" || this.state.card < 0) return;
    void this.card.load();
    await this.updateComplete;
    const [{ chart }, { overTime }] = await Promise.all([import("./charts/echart"), import("./charts/options")]);
    for (const what of ["land", "carbon"] as const) {
      const host = this.querySelector<HTMLElement>("#card-" + what);
      const make = await overTime(this.state, this.state.card, what);
      const option = make?.(this.state);
      if (host?.parentElement) host.parentElement.hidden = !option;
      if (!host || !make || !option) continue;
      this.made.set("card-" + what, make);
      let made = this.charts.get("card-" + what);
      if (!made || made.isDisposed()) {
        made = chart(host, this.state.dark, this.t(what === "land" ? "classesOverTime" : "flowsOverTime"));
        this.charts.set("card-" + what, made);
      }
      made.setOption(option, true);
    }
  }

  // ---- what users do

  private play(): void {
    const phases = this.state.atlas.phases;
    if (this.timer !== undefined) {
      clearInterval(this.timer);
      this.timer = undefined;
    } else {
      this.timer = window.setInterval(() => {
        const next = phases[(phases.indexOf(this.state.phase) + 1) % phases.length];
        void this.state.setPhase(next);
      }, 1400);
    }
    this.requestUpdate();
  }

  private set(change: Change, how: (s: State) => void): void {
    how(this.state);
    this.state.tell(change);
  }

  private nameSelection(event: Event): void {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>("#selection-name");
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

  private async exportMap(kind: "png" | "svg"): Promise<void> {
    if (this.panes.length === 0) return;
    this.panes.forEach((pane) => pane.ink(true));
    const svg = mapSvg(this.state, this.panes);
    this.panes.forEach((pane) => pane.ink(false));
    await savePicture("map", svg, kind);
  }

  private async exportCsv(): Promise<void> {
    const columns = this.table?.chosenColumns() ?? (this.state.unitColumn ? [this.state.unitColumn] : []);
    save(
      this.state.unitSet + ".csv",
      new Blob([await selectedCsv(this.state, columns)], { type: "text/csv;charset=utf-8" }),
    );
  }

  /** By the program's own writer where there is one to ask; a page of plain files writes GeoJSON. */
  private async exportShapes(): Promise<void> {
    const s = this.state;
    const u = s.units;
    if (!u) return;
    const columns = this.table?.chosenColumns() ?? (s.unitColumn ? [s.unitColumn] : []);
    if (s.served) {
      const units = s.selection.count > 0 ? s.selection.units() : u.ids.map((_, i) => i);
      const of = u.set.columns.filter((c) => columns.includes(c.name));
      save(u.set.id + ".gpkg", await s.data.geoPackage(u.set, units, of));
    } else {
      const json = await selectedGeoJson(s, columns, this.ground);
      save(u.set.id + ".geojson", new Blob([json], { type: "application/geo+json" }));
    }
  }

  private async exportChart(id: string, title: string, kind: "svg" | "png"): Promise<void> {
    const s = this.state;
    const drawn = id === "histogram" ? this.histogram?.picture() : id === "moran" ? this.scatter?.picture() : undefined;
    if (drawn) {
      await savePicture(id, chartSheet(s, title, drawn.svg, drawn.width, drawn.height), kind);
      return;
    }
    const option = this.made.get(id)?.(this.paperState());
    if (!option) return;
    const { chartSvg } = await import("./charts/echart");
    await savePicture(id, chartSheet(s, title, chartSvg(option, 900, 600), 900, 600), kind);
  }

  /** The buttons that hand out a chart. */
  private savers(id: string, title: string): TemplateResult {
    return html`${(["svg", "png"] as const).map(
      (kind) =>
        html`<button
          class="small"
          aria-label=${`${title} ${kind.toUpperCase()}`}
          @click=${() => void this.exportChart(id, title, kind)}
        >
          ${kind.toUpperCase()}
        </button>`,
    )}`;
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
      <main>${this.panel()} ${this.maps()} ${this.keys()} ${this.views()}</main>
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
      <button @click=${() => void this.exportMap("png")}>${this.t("exportPng")}</button>
      <button @click=${() => void this.exportMap("svg")}>${this.t("exportSvg")}</button>
      <button aria-pressed=${s.safe} @click=${() => this.set("look", (x) => (x.safe = !x.safe))}>
        ${this.t("safe")}
      </button>
      <button @click=${() => this.set("look", (x) => (x.dark = !x.dark))}>${this.t(s.dark ? "light" : "dark")}</button>
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

  private panel(): TemplateResult {
    const s = this.state;
    const sides = s.entries.length * s.atlas.phases.length; // what can be held against each other
    const raster = s.rasterOf();
    const stages = [...new Set(s.kinds().map((k) => words(k.stage, s.language)))];
    return html`<aside aria-label=${this.t("layers")}>
      <section>
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
                    html`<button
                      aria-pressed=${s.layout === l}
                      @click=${() => this.set("layers", (x) => (x.layout = l))}
                    >
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
      </section>
      <section>
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
            ? html`${this.slider(
                  s.rasterOpacity,
                  (v) => this.set("layers", (x) => (x.rasterOpacity = v)),
                  this.t("raster"),
                )}
                ${this.legend(s.shown(raster.legend), s.hiddenClasses, (hidden) =>
                  this.set("layers", (x) => (x.hiddenClasses = hidden)),
                )} <a class="small" href=${s.data.path + raster.file} download>${this.t("download")}</a>`
            : nothing
        }
      </section>
      ${s.atlas.unitSets.length > 0 ? this.unitPanel() : nothing}
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

  private overlay(o: Overlay): TemplateResult {
    const s = this.state;
    const on = s.overlays.has(o.id);
    const title = words(o.title, s.language);
    return html`<label class="check"
        ><input
          type="checkbox"
          .checked=${on}
          @change=${() => this.set("layers", (x) => (x.overlays = toggled(x.overlays, o.id)))}
        />${title + bracketed(number(o.count), s.language)}
        <a class="small" href=${s.data.path + o.file} aria-label=${labelled(this.t("file"), title, s.language)} download
          >${this.t("file")}</a
        ></label
      >
      ${
        on
          ? html`${this.slider(
                s.overlayOpacity.get(o.id) ?? OVERLAY,
                (v) => this.set("layers", (x) => x.overlayOpacity.set(o.id, v)),
                title,
              )}
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

  private slider(value: number, to: (value: number) => void, of: string): TemplateResult {
    return html`<label class="row small"
      >${this.t("opacity")}
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        aria-label=${`${this.t("opacity")}: ${of}`}
        .value=${String(value)}
        @input=${(e: Event) => to(Number((e.target as HTMLInputElement).value))}
    /></label>`;
  }

  private legend(
    classes: LegendClass[],
    hidden: ReadonlySet<number>,
    hide: (hidden: Set<number>) => void,
    lacking = false,
  ): TemplateResult {
    const shown = classes.length <= 40 ? classes : classes.filter((_, i) => !hidden.has(i)).slice(0, 40);
    return html`${
        hidden.size > 0
          ? html`<button class="small" @click=${() => hide(new Set())}>${this.t("allClasses")}</button>`
          : nothing
      }
      <ul class="legend" title=${this.t("filterHint")}>
        ${shown.map((c) => {
          const i = classes.indexOf(c);
          return html`<li>
            <button aria-pressed=${!hidden.has(i)} @click=${() => hide(toggled(hidden, i))}>
              <svg width="18" height="12" aria-hidden="true"><rect width="18" height="12" fill=${c.color} /></svg
              >${label(c, this.state.language)}
            </button>
          </li>`;
        })}
        ${
          lacking
            ? html`<li class="key"><svg width="18" height="12" aria-hidden="true"></svg>${this.t("missing")}</li>`
            : nothing
        }
      </ul>`;
  }

  private unitPanel(): TemplateResult {
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
                  ? html`${this.slider(
                      s.unitOpacity,
                      (v) => this.set("selection", (x) => (x.chosenOpacity = v)),
                      this.t("units"),
                    )}
                    ${this.legend(
                      s.unitOpacity > 0 ? s.shown(u.legend) : [],
                      s.hiddenUnits,
                      (hidden) => this.set("look", (x) => (x.hiddenUnits = hidden)),
                      s.unitOpacity > 0 && s.someLack(),
                    )}`
                  : nothing
              }
              <h3>${this.t("select")}</h3>
              <div class="row" role="group">
                ${(["pan", "click", "box", "lasso"] as Tool[]).map(
                  (tool) =>
                    html`<button
                      aria-pressed=${s.tool === tool}
                      @click=${() => this.set("tool", (x) => (x.tool = tool))}
                    >
                      ${this.t(tool)}
                    </button>`,
                )}
              </div>
              <div class="row" role="group">
                ${(["replace", "add", "remove", "and"] as Combine[]).map(
                  (how) =>
                    html`<button
                      aria-pressed=${s.combine === how}
                      @click=${() => this.set("tool", (x) => (x.combine = how))}
                    >
                      ${this.t(how)}
                    </button>`,
                )}
              </div>
              <p role="status">
                ${s.selection.count > 0 ? `${number(s.selection.count)} / ${number(u.set.count)} ${this.t("selected")}` : this.t("notSelected")}
              </p>
              <div class="row">
                <button @click=${() => this.set("selection", (x) => x.selection.clear())}>${this.t("clear")}</button>
                <button @click=${() => this.set("selection", (x) => x.selection.invert())}>${this.t("invert")}</button>
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
                      @click=${() => this.set("tool", (x) => x.named.delete(name))}
                    >
                      ×
                    </button>
                  </div>`,
              )}`
          : nothing
      }
    </section>`;
  }

  private maps(): TemplateResult {
    const s = this.state;
    const one = (host: string, name: string) =>
      html`<div class="pane">
        <div
          id=${"map-" + host}
          class="map"
          tabindex="0"
          role="application"
          aria-label=${this.t("map") + " " + name}
        ></div>
        <svg class="drag" aria-hidden="true"><polygon points=""></polygon></svg>
        <span class="year">${name}</span>
      </div>`;
    return html`<div class="maps ${s.layout}" data-tool=${s.tool}>
      ${s.layout === "beside" ? one("left", s.mapName(s.other)) : nothing} ${one("right", s.mapName(s.side(false)))}
      ${
        s.layout === "swipe"
          ? html`<input
                class="swiper"
                type="range"
                min="0"
                max="1"
                step="0.002"
                .value=${String(s.swipe)}
                aria-label=${this.t("swipe")}
                @input=${(e: Event) => {
                  s.swipe = Number((e.target as HTMLInputElement).value);
                  this.panes[0]?.map.render();
                  s.tell("tool");
                }}
              /><span class="year left">${s.mapName(s.other)}</span>`
          : nothing
      }
      <div class="zoom">
        <button aria-label=${this.t("zoomIn")} @click=${() => this.zoom(0.5)}>+</button>
        <button aria-label=${this.t("zoomOut")} @click=${() => this.zoom(2)}>−</button>
        <button aria-label=${this.t("whole")} @click=${() => this.fit()}>⤢</button>
      </div>
      <svg class="north" viewBox="0 0 24 40" aria-hidden="true">
        <g transform=${`rotate(${s.atlas.grid?.north ?? 0} 12 20)`}>
          <path d="M12 12l8 26l-8-7l-8 7z"></path>
          <text x="12" y="10">${this.t("north")}</text>
        </g>
      </svg>
      <output id="said" class="said" aria-live="polite"></output>
    </div>`;
  }

  /** What the colours mean, for windows so narrow that the panel lies below the map. */
  private keys(): TemplateResult {
    return html`<div class="keys" aria-hidden="true">
      ${legends(this.state).map(
        (legend) =>
          html`<p>
            <b>${legend.title}</b>
            ${legend.classes.slice(0, MOST_KEYS).map(
              (c) =>
                html`<span
                  ><svg width="18" height="12"><rect width="18" height="12" fill=${c.color} /></svg
                  >${label(c, this.state.language)}</span
                >`,
            )}
            ${legend.classes.length > MOST_KEYS ? "…" : nothing}
          </p>`,
      )}
    </div>`;
  }

  private zoom(by: number): void {
    const r = this.view?.getResolution();
    if (r) this.view?.animate({ resolution: r * by, duration: 150 });
  }

  private fit(): void {
    if (this.ground) this.view?.fit(this.ground.extent, { padding: [16, 16, 16, 16], duration: 200 });
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
                void this.updateComplete.then(() => this.buildViews());
              }}
            >
              ${this.t(tab)}
            </button>`,
        )}
      </div>
      <div id="view" role="tabpanel" tabindex="0" aria-labelledby=${"tab-" + s.tab}>${this.tabView()}</div>
    </div>`;
  }

  private tabView(): TemplateResult {
    const tab = this.state.tab;
    if (tab === "table") return this.tableView();
    if (tab === "charts") return this.chartView();
    return tab === "card" ? this.card.render() : this.compared.render();
  }

  private tableView(): TemplateResult {
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

  private chartView(): TemplateResult {
    const s = this.state;
    const figure = (id: string, title: Text, of = "") =>
      html`<figure class=${id}>
        <figcaption><span class="grow">${this.t(title)}</span> ${this.savers(id, this.t(title) + of)}</figcaption>
        <div class="chart" id=${"chart-" + id}></div>
      </figure>`;
    const of = s.units?.column ? this.t("colon") + s.columnTitle() : "";
    const has = (table: string) => s.atlas.tables.some((t) => t.name === table);
    const none = (why: Text) => html`<p>${this.t(why)}</p>`;
    const ofNumbers = (id: "histogram" | "ranking") => (s.units?.values ? figure(id, id, of) : nothing); // not of words
    const ofUnits = s.units?.column
      ? html`${ofNumbers("histogram")} ${moranColumn(s) ? figure("moran", "moran") : none("noMoran")}
        ${ofNumbers("ranking")}`
      : none(s.unitSet ? "pickColumn" : s.atlas.unitSets.length > 0 ? "pickUnits" : "noShapes");
    return html`${s.unitSet && !s.units ? nothing : ofUnits}
    ${
      has("geodetector-factors")
        ? html`${figure("q", "q")}
            <p class="small">${this.t("qHint")}</p>`
        : none("noQ")
    }
    ${
      has("transitions") && s.atlas.phases.length > 1
        ? html`${figure("sankey", "sankey")}
            <p class="small">${this.t("sankeyHint")}</p>`
        : nothing
    }`;
  }
}

function toggled<T>(of: ReadonlySet<T>, one: T): Set<T> {
  const all = new Set(of);
  if (!all.delete(one)) all.add(one);
  return all;
}
