import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  LineChart,
  SankeyChart,
  LabelLayout,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** A chart that keeps the size of its host. */
export function chart(host: HTMLElement, dark: boolean, name: string): EChartsType {
  const made = init(host, dark ? "dark" : undefined);
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", name);
  new ResizeObserver(() => {
    if (!made.isDisposed()) made.resize();
  }).observe(host);
  return made;
}

/** The same chart as an SVG file. */
export function chartSvg(option: EChartsCoreOption, width: number, height: number): string {
  const made = init(null, undefined, { renderer: "svg", ssr: true, width, height });
  made.setOption({ ...option, animation: false, backgroundColor: "#ffffff" });
  const svg = made.renderToSVGString();
  made.dispose();
  return svg;
}
