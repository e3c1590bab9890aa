import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { records, toCsv } from "../csv";
import { RunData } from "../data";
import { save } from "../export";
import type { Common } from "../ledger";
import type { Changed, ComparedResult, Comparison } from "../model";
import type { State } from "../state";
import { bracketed, label, labelled, number, text, unitText, words, type Text } from "../text";
import type { Charts } from "./charts";

type Items = NonNullable<Common["items"]>;

/** No more units than this are listed; all of them stand in the file. */
const LISTED = 200;

/** This side against the other: what the runs have different, how units differ, and scenarios against their base. */
export class ComparedView {
  private comparison?: Comparison;
  private scenarios: Record<string, string>[] = [];
  private items: Items = [];
  private shown = "";
  private failed = false;

  constructor(
    private readonly page: LitElement,
    private readonly state: State,
    private readonly charts: Charts,
  ) {}

  async draw(): Promise<void> {
    await this.load();
    await this.page.updateComplete;
    await this.charts.load();
    const steps = this.waterfall();
    const host = this.page.querySelector<HTMLElement>("#chart-waterfall");
    if (!host || steps.length === 0) return;
    const { waterfall } = await import("../charts/options");
    this.charts.put("waterfall", host, this.t("waterfall"), (s) => waterfall(s, steps));
  }

  private async load(): Promise<void> {
    const s = this.state;
    const now = [s.run, s.other.run].join("|");
    if (now === this.shown) return;
    this.shown = now;
    this.comparison = undefined;
    this.scenarios = [];
    this.failed = false;
    const isShown = () => now === this.shown; // else other runs were chosen meanwhile, and theirs may be here already
    const scenario = s.atlas.tables.find((t) => t.name === "scenario");
    const scenarios = scenario ? records(await s.data.table(scenario.file)) : [];
    const record = scenario ? ((await s.data.record()) as { ledger?: Common }) : {};
    if (!isShown()) return;
    this.scenarios = scenarios;
    this.items = record.ledger?.items ?? [];
    if (s.other.run !== s.run) {
      const found = await RunData.comparison(s.other.run, s.run).catch(() => undefined);
      if (!isShown()) return;
      this.comparison = found;
      this.failed = found === undefined;
    }
    this.page.requestUpdate();
  }

  /** Steps from the other run's net to this one's. */
  private waterfall(): { year: number; cause: string; tCO2: number }[] {
    return this.state.other.run === this.state.run ? [] : (this.comparison?.waterfall ?? []);
  }

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  render(): TemplateResult {
    const s = this.state;
    if (!s.differs() && this.scenarios.length === 0) return html`<p>${this.t("nothingCompared")}</p>`;
    return html`${s.differs() ? this.sides() : html`<p class="small">${this.t("nothingCompared")}</p>`}
    ${s.differs() ? this.units() : nothing} ${s.other.run !== s.run ? this.runs() : nothing} ${this.scenarioView()}`;
  }

  private sides(): TemplateResult {
    const s = this.state;
    return html`<p>${s.sideName(s.side(false))} − ${s.sideName(s.other)}</p>`;
  }

  private runs(): TemplateResult {
    const c = this.comparison;
    if (!c) return html`<p class="small" role="status">${this.t(this.failed ? "failed" : "loading")}</p>`;
    const all = [...c.changed.inputs, ...c.changed.options, ...c.changed.factors, ...c.changed.program];
    return html`<h3>${this.t("whatItDid")}</h3>
      ${this.results(c.results.total)}
      ${
        c.waterfall.length > 0
          ? html`<figure>
              <figcaption>
                <span class="grow">${this.t("waterfall")}</span> ${this.charts.savers("waterfall", this.t("waterfall"))}
              </figcaption>
              <div class="chart" id="chart-waterfall"></div>
            </figure>`
          : nothing
      }
      ${
        c.results.byClass.length > 0
          ? html`<h3>${this.t("byClass")}</h3>
              ${this.results(c.results.byClass)}`
          : nothing
      }
      <h3>${this.t("filesDiffer")}</h3>
      ${c.files.length === 0 ? html`<p>${this.t("noFileDiffers")}</p>` : this.changes(c.files)}
      <h3>${this.t("whatChanged")}</h3>
      ${all.length === 0 ? html`<p>${this.t("nothingChanged")}</p>` : this.changes(all)}
      ${
        c.notShared.length > 0
          ? html`<h3>${this.t("notShared")}</h3>
              ${this.changes(c.notShared)}`
          : nothing
      }`;
  }

  private changes(of: Changed[]): TemplateResult {
    const s = this.state;
    return this.table(
      this.t("whatChanged"),
      ["", s.entries[s.other.run].folder, s.entries[s.run].folder],
      of.map((c) => [c.what, c.a || "–", c.b || "–"]),
    );
  }

  private results(of: ComparedResult[]): TemplateResult {
    const s = this.state;
    const part = (p: string) =>
      p === "source" || p === "sink" ? this.t(`${p}_`) : p === "net" || p === "stock" ? this.t(p) : p;
    const classes = s.atlas.rasters.find((r) => r.kind === "landuse")?.legend ?? [];
    const named = (name: string) => {
      const known = classes.find((c) => label(c, "en") === name);
      return known ? label(known, s.language) : name;
    };
    return this.table(
      this.t("whatItDid"),
      [
        "",
        this.t("phase"),
        "",
        s.entries[s.other.run].folder,
        s.entries[s.run].folder,
        this.t("difference") + bracketed("tCO₂", this.state.language),
      ],
      of.map((r) => [
        r.name === "region" ? this.t("whole") : named(r.name),
        r.year,
        part(r.part),
        number(r.a),
        number(r.b),
        number(r.difference),
      ]),
      3,
    );
  }

  private table(name: string, head: string[], rows: (string | number)[][], numbersFrom = 99): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}>
      <table class="plain">
        <thead>
          <tr>
            ${head.map((h, k) =>
              h ? html`<th scope="col" class=${k >= numbersFrom ? "number" : ""}>${h}</th>` : html`<td></td>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (r) =>
              html`<tr>
                ${r.map((c, k) => html`<td class=${k >= numbersFrom ? "number" : ""}>${c}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** The units by how much they differ. */
  private ranked(): number[] {
    const d = this.state.units?.compared?.difference;
    if (!d) return [];
    const some = this.state.selection.count > 0;
    return Array.from(d.keys())
      .filter((i) => !Number.isNaN(d[i]) && (!some || this.state.selection.has(i)))
      .sort((a, b) => Math.abs(d[b]) - Math.abs(d[a]));
  }

  private units(): TemplateResult {
    const s = this.state;
    const u = s.units;
    const c = u?.compared;
    if (!u?.column || !c) return html`<p>${this.t(u?.column ? "notInOther" : "pickColumn")}</p>`;
    const ranked = this.ranked();
    const sum = (of: Float64Array) => ranked.reduce((a, i) => a + of[i], 0);
    const unit = u.column.unit ?? "";
    const isAmount = /^(t|k?m|ha)/.test(unit) && !unit.includes("/"); // shares and amounts per area have no sum
    const more =
      ranked.length > LISTED ? html`<p class="small">${this.t("moreInFile")} ${number(ranked.length)}</p>` : nothing;
    if (ranked.length > 0 && ranked.every((i) => c.difference[i] === 0)) {
      return html`<h3>${s.columnName()}</h3>
        <p>${this.t("noneDiffers")}</p>`;
    }
    return html`<h3>${s.columnName()}</h3>
      <p>
        ${number(ranked.length)}
        ${this.t(ranked.length === 1 ? "oneUnit" : "manyUnits")}${isAmount ? html`; ${this.t("sum")} ${number(sum(c.own))} − ${number(sum(c.other))} = <b>${number(sum(c.difference))}</b> ${unitText(unit)}` : nothing}
      </p>
      <div class="row"><button @click=${() => this.export()}>${this.t("exportDifferences")}</button></div>
      <div class="scroll tall" tabindex="0" role="region" aria-label=${this.t("differences")}>
        <table class="plain" id="differences">
          <thead>
            <tr>
              <th scope="col">${this.t("unit")}</th>
              <th scope="col" class="number">${s.sideName(s.side(false))}</th>
              <th scope="col" class="number">${s.sideName(s.other)}</th>
              <th scope="col" class="number">${this.t("difference")}</th>
              <th scope="col" class="number">%</th>
            </tr>
          </thead>
          <tbody>
            ${ranked.slice(0, LISTED).map(
              (i) =>
                html`<tr class=${s.selection.has(i) ? "lit" : ""}>
                  <th scope="row">
                    <button class="link" @click=${() => this.pick(i)}>${u.names[i] || u.ids[i]}</button>
                  </th>
                  <td class="number">${number(c.own[i])}</td>
                  <td class="number">${number(c.other[i])}</td>
                  <td class="number">${number(c.difference[i])}</td>
                  <td class="number">${percent(c.difference[i], c.other[i])}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more}`;
  }

  private pick(unit: number): void {
    this.state.card = unit;
    this.state.select([unit], this.state.selection.has(unit) ? "remove" : "add");
  }

  private export(): void {
    const s = this.state;
    const u = s.units;
    const c = u?.compared;
    if (!u?.column || !c) return;
    const rows = this.ranked().map((i) => [u.set.id, u.ids[i], u.names[i], c.own[i], c.other[i], c.difference[i]]);
    const own = `${u.column.name} ${s.sideName(s.side(false))}`;
    const other = `${c.column.name} ${s.sideName(s.other)}`;
    const csv = toCsv([["unit_set", "unit", "name", own, other, "difference"], ...rows]);
    save("differences.csv", new Blob([csv], { type: "text/csv;charset=utf-8" }));
  }

  private scenarioView(): TemplateResult | typeof nothing {
    if (this.scenarios.length === 0) return nothing;
    const base = number(Number(this.scenarios[0].base_net_tCO2)); // of all: the last phase's account
    return html`<h3>${this.t("scenarios")}</h3>
      <p class="small">${labelled(this.t("base"), base, this.state.language)} tCO₂</p>
      ${this.table(
        this.t("scenarios"),
        ["", "", this.t("scenario"), this.t("difference") + bracketed("tCO₂", this.state.language), "%"],
        this.scenarios.map((r) => [
          r.scenario,
          changeWords(this.state, r.change, this.items),
          number(Number(r.net_tCO2)),
          number(Number(r.difference_tCO2)),
          number(Number(r.difference_percent)),
        ]),
        2,
      )}`;
  }
}

/** A scenario's line as the table has it, in the reader's language. */
export function changeWords(state: State, change: string, items: Items = []): string {
  const named = (kind: string, fits: (en: string) => boolean) =>
    state.atlas.rasters
      .find((r) => r.kind === kind)
      ?.legend.map((c) => c.label)
      .find((label) => fits(words(label, "en").toLowerCase()));
  const land = (name: string) => words(named("landuse", (en) => en === name.toLowerCase()) ?? name, l);
  const zone = (id: string) => words(named("zones", (en) => en.includes(id.replaceAll("_", " "))) ?? id, l);
  const l = state.language;
  const converted = /^(\S+) ha (.+) > (.+?)(?: in (.+))?$/.exec(change);
  if (change === "all lines") return text("allLines", l);
  const scaled = /^(.+) ([+-]?\S+ %)$/.exec(change);
  if (scaled) {
    const item = l === "zh" ? items.find((i) => i.item === scaled[1])?.item_zh : undefined;
    return `${item ?? scaled[1]} ${scaled[2].replace("-", "−")}`;
  }
  if (!converted) return change;
  const [, ha, from, to, where] = converted;
  const hectares = number(Number(ha));
  return l === "zh"
    ? `${where ? zone(where) + "：" : ""}${hectares} 公顷${land(from)}转为${land(to)}`
    : `${hectares} ha ${land(from).toLowerCase()} become ${land(to).toLowerCase()}${where ? ", " + zone(where).toLowerCase() : ""}`;
}

function percent(difference: number, other: number): string {
  return other === 0 ? "" : number((100 * difference) / Math.abs(other));
}
