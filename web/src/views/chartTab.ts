import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { Histogram } from "../charts/histogram";
import { MoranScatter, moranColumn } from "../charts/scatter";
import { records } from "../csv";
import type { State } from "../state";
import { label, labelled, text, type Text } from "../text";
import type { Charts, Make } from "./charts";

/** What the units' values, the driving factors and the changes of land look like; what is clicked there is selected. */
export class ChartTab {
  constructor(
    private readonly page: LitElement,
    private readonly state: State,
    private readonly charts: Charts,
    private readonly say: (said: string) => void,
  ) {}

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  /** @param isShown whether what it was called for is still asked for once tables are read */
  async draw(isShown: () => boolean): Promise<void> {
    const s = this.state;
    this.drawPlots();
    await this.charts.load();
    const { barsHeight, qBars, ranking, sankey } = await import("../charts/options");
    const unread = new Map<string, string>(); // a table that is gone leaves the other charts
    const read = (id: string, name: string | undefined) =>
      name === undefined ? undefined : s.data.table(name).catch((e: unknown) => void unread.set(id, String(e)));
    const factors = await read("q", this.file("geodetector-factors"));
    const transfers = await read("sankey", this.file("transitions"));
    if (!isShown()) return;
    let ranked: number[] = [];
    const rank: Make = (x) => {
      const option = ranking(x);
      ranked = option.units;
      return option;
    };
    const put = (id: "ranking" | "q" | "sankey", make: Make) => {
      const host = this.page.querySelector<HTMLElement>("#chart-" + id);
      if (!host) return undefined;
      host.textContent = "";
      const made = this.charts.put(id, host, this.t(id), make, id === "q" ? barsHeight : undefined);
      const why = unread.get(id);
      if (!made && why) host.textContent = labelled(this.t("failed"), why, s.language);
      return made;
    };
    put("ranking", rank)?.on("click", (e) => {
      const unit = ranked[e.dataIndex];
      if (unit !== undefined) {
        s.card = unit;
        s.select([unit], "add");
      }
    });
    put("q", (x) => (factors ? qBars(x, factors) : undefined))?.on(
      "click",
      (e) => void this.selectStratum(e.name, e.seriesName ?? ""),
    );
    put("sankey", (x) => (transfers ? sankey(x, transfers) : undefined))?.on(
      "click",
      (e) => void this.lightTransfer(e.data as { source?: string; target?: string }),
    );
  }

  private file(table: string): string | undefined {
    return this.state.atlas.tables.find((t) => t.name === table)?.file;
  }

  private drawPlots(): void {
    const host = this.page.querySelector<HTMLElement>("#chart-histogram");
    const moran = this.page.querySelector<HTMLElement>("#chart-moran");
    if (host) {
      host.textContent = "";
      this.charts.plots.set("histogram", new Histogram(host, this.state));
    }
    if (moran) {
      moran.textContent = "";
      const scatter = new MoranScatter(moran, this.state);
      this.charts.plots.set("moran", scatter);
      void scatter.load();
    }
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
    const { driverName, highestStratum } = await import("../charts/options");
    const found = highestStratum(records(await s.data.table(risk)), records(await s.data.table(values)), driver, year);
    if (!found) return;
    if (s.unitSet !== found.set) await s.showUnits(found.set, s.unitColumn);
    const ids = new Set(found.units);
    s.select((s.units?.ids ?? []).flatMap((id, i) => (ids.has(id) ? [i] : [])));
    this.say(labelled(`${driverName(s, driver)} ${year}`, String(found.stratum), this.state.language));
  }

  render(): TemplateResult {
    const s = this.state;
    const figure = (id: string, title: Text, of = "") =>
      html`<figure class=${id}>
        <figcaption>
          <span class="grow">${this.t(title)}</span> ${this.charts.savers(id, this.t(title) + of)}
        </figcaption>
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
