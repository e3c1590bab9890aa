import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { Ledger, type LedgerLine } from "../ledger";
import type { State } from "../state";
import { arithmetic, label, labelled, number, text, toldOf, unitText, words, type Text } from "../text";
import { classOfCode } from "../colours";
import type { Charts } from "./charts";

const PARTS: [Text, (l: LedgerLine) => boolean][] = [
  ["ledgerFlows", (l) => l.unit === "tCO2e"],
  ["ledgerStock", (l) => l.part === "stock"],
  ["ledgerChange", (l) => l.part === "stock-change"],
];

/** What is known of one unit: its land and carbon over time, its clusters, its ledger. */
export class Card {
  private shown = "";
  private lines?: { lines: LedgerLine[]; items: LedgerLine[] };
  private ledger?: Ledger;
  private clusters: { name: string; year: string; class: string; color: string }[] = [];
  private failed = "";

  constructor(
    private readonly page: LitElement,
    private readonly state: State,
    private readonly charts: Charts,
  ) {}

  async draw(): Promise<void> {
    const s = this.state;
    if (s.tab !== "card" || s.card < 0) return;
    void this.load();
    await this.page.updateComplete;
    await this.charts.load();
    const { overTime } = await import("../charts/options");
    for (const [what, title] of [
      ["land", "classesOverTime"],
      ["carbon", "flowsOverTime"],
    ] as const) {
      const make = await overTime(s, s.card, what);
      const host = this.page.querySelector<HTMLElement>("#card-" + what);
      if (!host) continue;
      const drawn = make && this.charts.put("card-" + what, host, text(title, s.language), make);
      if (host.parentElement) host.parentElement.hidden = !drawn;
    }
  }

  /** Reads what it shows, once a unit and phase. */
  private async load(): Promise<void> {
    const s = this.state;
    const u = s.units;
    const now = [s.run, s.unitSet, s.card, s.phase].join("|");
    if (!u || s.card < 0 || now === this.shown) return;
    this.shown = now;
    this.lines = undefined;
    this.failed = "";
    const unit = s.card;
    const kept = u.set.columns.filter((c) => c.legend);
    const read = await Promise.all(kept.map((c) => s.data.values(u.set, c)));
    if (now !== this.shown) return;
    this.clusters = kept.flatMap((c, k) => {
      const value = read[k][unit];
      const lacks = value === "" || Number.isNaN(value);
      const found = lacks
        ? { label: text("missing", s.language).replace(" ", "\u00a0"), color: "none" }
        : c.legend?.[classOfCode(c.legend, value)];
      const name =
        (words(c.heading, s.language) || c.of) +
        (c.of.endsWith("_source")
          ? " · " + text("source_", s.language)
          : c.of.endsWith("_sink")
            ? " · " + text("sink_", s.language)
            : "");
      return found ? [{ name, year: String(c.year ?? ""), class: label(found, s.language), color: found.color }] : [];
    });
    this.page.requestUpdate();
    try {
      this.ledger = await Ledger.of(s.data, s.atlas);
      const lines = await this.ledger?.lines(u.set.id, u.ids[unit], s.phase);
      if (now === this.shown) this.lines = lines;
    } catch (e) {
      if (now === this.shown) this.failed = String(e);
    }
    this.page.requestUpdate();
  }

  render(): TemplateResult {
    const s = this.state;
    const u = s.units;
    if (!u || s.card < 0) return html`<p>${text("pickUnit", s.language)}</p>`;
    return html`<h2>${u.names[s.card] || u.ids[s.card]} <small>${u.set.id} ${u.ids[s.card]}</small></h2>
      ${
        u.column
          ? html`<p>
              ${labelled(s.columnTitle(), "", s.language)}<b
                >${toldOf(s.isDifference() ? undefined : { legend: u.column.legend }, (u.values ?? u.texts)?.[s.card], s.language)}</b
              >
            </p>`
          : nothing
      }
      ${this.figure("card-land", "classesOverTime")} ${this.figure("card-carbon", "flowsOverTime")}
      ${this.clusterView()} ${this.ledgerView()}`;
  }

  private figure(id: string, title: Text): TemplateResult {
    const s = this.state;
    const unit = s.units?.names[s.card] || s.units?.ids[s.card] || "";
    return html`<figure>
      <figcaption>
        <span class="grow">${text(title, s.language)}</span>
        ${this.charts.savers(id, labelled(unit, text(title, s.language), s.language))}
      </figcaption>
      <div class="chart" id=${id}></div>
    </figure>`;
  }

  private clusterView(): TemplateResult | typeof nothing {
    const s = this.state;
    if (this.clusters.length === 0) return nothing;
    const years = [...new Set(this.clusters.map((c) => c.year))].sort();
    const names = [...new Set(this.clusters.map((c) => c.name))];
    return html`<h3>${text("clusters", s.language)}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${text("clusters", s.language)}>
        <table class="plain">
          <thead>
            <tr>
              <td></td>
              ${years.map((y) => html`<th scope="col">${y}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${names.map(
              (n) =>
                html`<tr>
                  <th scope="row">${n}</th>
                  ${years.map((y) => {
                    const c = this.clusters.find((k) => k.name === n && k.year === y);
                    return html`<td>
                      ${c ? html`<svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill=${c.color} /></svg> ${c.class}` : ""}
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  private ledgerView(): TemplateResult {
    const s = this.state;
    const t = (key: Text) => text(key, s.language);
    if (this.failed) return html`<p role="alert">${labelled(t("failed"), this.failed, s.language)}</p>`;
    if (!this.lines)
      return html`<p class="small">${this.ledger || this.shown === "" ? t("loading") : t("noLedger")}</p>`;
    const { lines, items } = this.lines;
    if (lines.length === 0) return html`<p class="small">${t("noLedger")}</p>`;
    const blocks = [
      ...[...new Set(items.map((l) => l.place))].map((place) => ({
        title: labelled(t("ledgerItems"), place, s.language),
        of: items.filter((l) => l.place === place),
      })),
      ...PARTS.map(([title, is]) => ({ title: t(title), of: lines.filter(is) })),
    ];
    const flows = lines.filter(PARTS[0][1]);
    const sum = (of: LedgerLine[]) => of.reduce((a, l) => a + l.result, 0);
    const sinks = flows.filter((l) => l.result < 0 && l.part !== "allocation");
    return html`<h3>${t("ledger")} ${s.phase}</h3>
      ${blocks.filter((b) => b.of.length > 0).map((b) => this.block(b.title, b.of))}
      ${
        flows.length > 0
          ? html`<p>
              ${t("source_")} ${number(sum(flows) - sum(sinks))} + ${t("sink_")} ${number(sum(sinks))} = ${t("net")}
              <b>${number(sum(flows))} tCO₂e</b>
            </p>`
          : nothing
      }`;
  }

  private named(of: string, list: { [k: string]: string }[] | undefined, key: string): string {
    const found = list?.find((x) => x[key] === of);
    return this.state.language === "zh" ? (found?.[key + "_zh"] ?? of) : of;
  }

  private block(title: string, lines: LedgerLine[]): TemplateResult {
    const common = this.ledger?.common;
    return html`<h4>${title}</h4>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table class="plain ledger">
          <tbody>
            ${lines.map((l) => {
              const of = this.named(l.class, common?.classes, "class");
              const item = l.item
                .split(" > ")
                .map((p) => this.named(this.named(p, common?.items, "item"), common?.classes, "class"))
                .join(" → ");
              return html`<tr>
                <th scope="row">${[of, item === of ? "" : item].filter(Boolean).join(" · ")}</th>
                <td class="sum" title=${[l.source, l.tag && `[${l.tag}]`].filter(Boolean).join(" ")}>
                  ${arithmetic(l.arithmetic)}
                </td>
                <td class="number">${number(l.result)} ${unitText(l.unit)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`;
  }
}
