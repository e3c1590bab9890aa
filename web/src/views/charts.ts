import { html, type TemplateResult } from "lit";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import type { Histogram } from "../charts/histogram";
import type { MoranScatter } from "../charts/scatter";
import { chartSheet, savePicture } from "../export";
import type { State } from "../state";

/** What a chart shows of the state, where that has any. */
export type Make = (state: State) => EChartsCoreOption | undefined;

/** The charts that are drawn, by their names: redrawn, put on paper and handed out. */
export class Charts {
  private readonly drawn = new Map<string, EChartsType>();
  /** What each chart is made of, on the screen or on paper. */
  private readonly made = new Map<string, Make>();
  private engine?: typeof import("../charts/echart");
  /** Plots of all units, which are brushed. */
  readonly plots = new Map<string, Histogram | MoranScatter>();

  constructor(private readonly state: State) {}

  /** Loads what draws charts; they are put after it. */
  async load(): Promise<void> {
    this.engine ??= await import("../charts/echart");
  }

  /**
   * Draws a chart in a place; the one that is drawn there stays, and changes.
   *
   * @param height of the place, where the chart asks for more than it has
   * @returns none where there is nothing to show
   */
  put(
    id: string,
    host: HTMLElement,
    name: string,
    make: Make,
    height?: (option: EChartsCoreOption) => number,
  ): EChartsType | undefined {
    this.made.set(id, make);
    const option = make(this.state);
    if (!option || !this.engine) return undefined;
    if (height) host.style.height = `${Math.max(host.clientHeight, height(option))}px`;
    const known = this.drawn.get(id);
    const made =
      known && !known.isDisposed() && known.getDom() === host ? known : this.engine.chart(host, this.state.dark, name);
    this.drawn.set(id, made);
    made.setOption(option, true);
    return made;
  }

  clear(): void {
    this.drawn.forEach((c) => c.dispose());
    this.drawn.clear();
  }

  redrawPlots(onPaper = false): void {
    this.plots.forEach((plot) => plot.redraw(onPaper));
  }

  /** Draws a chart again where what it shows has changed. */
  redraw(id: string): void {
    const option = this.made.get(id)?.(this.state);
    if (option) this.drawn.get(id)?.setOption(option, true);
  }

  /** Charts go to paper with dark letters, whatever the screen has. */
  ink(onPaper: boolean): void {
    const of = onPaper ? this.paperState() : this.state;
    this.drawn.forEach((chart, id) => {
      if (chart.isDisposed()) return;
      chart.setTheme(onPaper ? {} : "dark");
      const option = this.made.get(id)?.(of);
      if (option) chart.setOption(option, true);
    });
    this.redrawPlots(onPaper);
  }

  /** The same as is shown, but light. */
  private paperState(): State {
    const light = Object.create(this.state) as State;
    light.dark = false;
    return light;
  }

  private async save(id: string, title: string, kind: "svg" | "png"): Promise<void> {
    const s = this.state;
    const drawn = this.plots.get(id)?.picture();
    if (drawn) {
      await savePicture(id, chartSheet(s, title, drawn.svg, drawn.width, drawn.height), kind);
      return;
    }
    const option = this.made.get(id)?.(this.paperState());
    if (!option || !this.engine) return;
    await savePicture(id, chartSheet(s, title, this.engine.chartSvg(option, 900, 600), 900, 600), kind);
  }

  /** The buttons that hand out a chart. */
  savers(id: string, title: string): TemplateResult {
    return html`${(["svg", "png"] as const).map(
      (kind) =>
        html`<button
          class="small"
          aria-label=${`${title} ${kind.toUpperCase()}`}
          @click=${() => void this.save(id, title, kind)}
        >
          ${kind.toUpperCase()}
        </button>`,
    )}`;
  }
}
