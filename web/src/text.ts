import type { Column, LegendClass, Words } from "./model";

export type Language = "en" | "zh";

/** The page's own words, in both languages. */
const TEXTS = {
  layers: ["Layers", "图层"],
  phase: ["Phase", "期次"],
  play: ["Play phases", "播放各期"],
  pause: ["Pause", "暂停"],
  one: ["One map", "单图"],
  swipe: ["Swipe two phases", "卷帘对比两期"],
  beside: ["Side by side", "并排对比"],
  compareWith: ["Compare with", "对比期次"],
  compareRun: ["Compare with run", "对比结果"],
  showDifference: ["Show how units differ", "显示单元差异"],
  difference: ["Difference", "差异"],
  differences: ["Compared", "对比"],
  nothingCompared: [
    "Choose another phase or run under “Compare with” to see what differs.",
    "请在“对比期次”或“对比结果”中选择另一期或另一次结果，以查看差异。",
  ],
  whatChanged: ["What was changed", "改动之处"],
  nothingChanged: ["Inputs, options, factors and program are the same.", "输入、选项、系数和程序均相同。"],
  notShared: ["In one of them only", "仅其中之一有"],
  filesDiffer: ["Tables and rasters that differ", "有差异的表与栅格"],
  noFileDiffers: ["All tables and rasters are the same.", "各表与栅格均相同。"],
  whatItDid: ["What it did to the results", "结果因此的变化"],
  byClass: ["By class", "按地类"],
  waterfall: ["From one net to the other, tCO₂", "净碳排放的变化分解，tCO₂"],
  causeA: ["Net before", "原净碳排放"],
  causeB: ["Net after", "现净碳排放"],
  causeLand: ["Land use", "土地利用"],
  causeFactors: ["Factors", "系数"],
  causeEmissions: ["Emissions", "排放"],
  causeModel: ["Land model", "土地碳模型"],
  causeRest: ["Rest", "其余"],
  notInOther: ["The other side has no such units or column.", "另一方没有这些单元或该字段。"],
  pickColumn: ["Choose what the units are coloured by.", "请先选择单元的着色字段。"],
  noneDiffers: ["No unit differs.", "各单元均无差异。"],
  moreInFile: ["The greatest are listed; the file has all", "仅列出差异最大者；文件中有全部单元，共"],
  exportDifferences: ["CSV of the differences", "导出差异 CSV"],
  sum: ["sum", "合计"],
  unit: ["Unit", "单元"],
  oneUnit: ["unit", "个单元"],
  manyUnits: ["units", "个单元"],
  allLines: ["all lines", "全部"],
  scenarios: ["Scenarios against their base", "情景与基准对比"],
  scenario: ["Scenario", "情景"],
  base: ["Base", "基准"],
  pickUnit: ["Click a unit on the map, in the table or in the ranking.", "请在地图、表格或排序图中点选一个单元。"],
  clusters: ["Its clusters", "所属集聚类型"],
  ledger: ["Its ledger", "账目"],
  ledgerItems: ["Emissions charged to its land", "分摊到其用地的排放"],
  ledgerFlows: ["Sources and sinks", "碳源与碳汇"],
  ledgerStock: ["Stock by pool", "各碳库储量"],
  ledgerChange: ["Change of stock since the phase before", "较上一期的储量变化"],
  noLedger: ["This run has no ledger of this unit.", "该结果没有此单元的账目。"],
  source_: ["source", "碳源"],
  sink_: ["sink", "碳汇"],
  net: ["net", "净碳排放"],
  stock: ["stock", "碳储量"],
  opacity: ["Opacity", "不透明度"],
  order: ["Order of layers", "图层顺序"],
  up: ["Raise", "上移"],
  down: ["Lower", "下移"],
  allClasses: ["Show all classes", "显示全部类别"],
  none: ["none", "无"],
  raster: ["Raster", "栅格"],
  units: ["Units", "单元"],
  unitSet: ["Set of units", "单元集"],
  column: ["Coloured by", "着色字段"],
  overlays: ["Lines and patches", "线与斑块"],
  legend: ["Legend", "图例"],
  filterHint: ["Click a class to hide or show it", "点击类别可隐藏或显示"],
  select: ["Select", "选择"],
  pan: ["Move the map", "移动地图"],
  click: ["By click", "点选"],
  box: ["By box", "框选"],
  lasso: ["By lasso", "套索"],
  replace: ["new", "新建"],
  add: ["add", "添加"],
  remove: ["take out", "移除"],
  and: ["within", "取交集"],
  clear: ["Clear", "清除选择"],
  invert: ["Invert", "反选"],
  selected: ["selected", "已选"],
  save: ["Name this selection", "命名所选"],
  saved: ["Named selections", "已命名的选择"],
  table: ["Table", "表格"],
  charts: ["Charts", "图形"],
  card: ["Unit", "单元"],
  histogram: ["Histogram", "直方图"],
  logScale: [", logarithmic scale", "，对数刻度"],
  moran: ["Moran scatter plot", "莫兰散点图"],
  ranking: ["Ranking", "排序"],
  q: ["What drives it: q", "驱动力 q 值"],
  sankey: ["Land-use transfers", "土地利用转移"],
  qHint: [
    "Click a bar: the units of the driver's stratum with the highest mean are selected.",
    "点击条形：选中该因子均值最高的分层中的单元。",
  ],
  qStar: ["* y is computed from it: arithmetic, no cause", "* y 由其计算而来，并非成因"],
  sankeyHint: [
    "Of the selected units, or of the whole region. Click a link: its cells alone are shown on the map, and the units that have any are selected.",
    "所选单元的转移；未选择时为全区。点击连线：地图上只显示其像元，并选中含有这些像元的单元。",
  ],
  classesOverTime: ["Land over time", "各地类随时间变化"],
  flowsOverTime: ["Sources and sinks over time", "碳源与碳汇随时间变化"],
  search: ["Search", "搜索"],
  selectFound: ["Select what is listed", "选择列出的单元"],
  columns: ["Columns", "字段"],
  exportCsv: ["CSV of the selected", "导出所选 CSV"],
  exportGpkg: ["GeoPackage of the selected", "导出所选 GeoPackage"],
  exportGeoJson: ["GeoJSON of the selected", "导出所选 GeoJSON"],
  noGpkg: [
    "This page is plain files: it can write GeoJSON, a GeoPackage only while the program serves it (carbonscape serve).",
    "此页面为普通文件，只能导出 GeoJSON；由程序提供页面时（carbonscape serve）才可导出 GeoPackage。",
  ],
  exportPng: ["Map as PNG", "地图 PNG"],
  exportSvg: ["Map as SVG", "地图 SVG"],
  file: ["file", "文件"],
  download: ["This layer's file", "下载该图层"],
  report: ["Report", "报告"],
  tables: ["Tables", "表格文件"],
  language: ["中文", "English"],
  dark: ["Dark", "深色"],
  light: ["Light", "浅色"],
  safe: ["Colours for colour-blind readers", "色弱友好配色"],
  run: ["Run", "结果"],
  synthetic: ["Synthetic data", "合成数据"],
  missing: ["no data", "无数据"],
  notSelected: ["Nothing selected: all units are shown.", "未选择：显示全部单元。"],
  loading: ["Loading …", "正在加载…"],
  failed: ["The data could not be read", "数据无法读取"],
  gone: [
    "Nothing answers at the address of this page. Where carbonscape serve has ended, start it again; then choose once more.",
    "本页地址没有响应。若 carbonscape serve 已结束，请重新启动，然后再选择一次。",
  ],
  lost: ["The address of this page names what is not here: {0}", "本页地址所指的以下内容不存在：{0}"],
  comma: [", ", "、"],
  fromDisk: [
    "A page opened from a disk may not read files: browsers forbid it. Show this folder with: carbonscape serve FOLDER, or by a web server that answers requests for ranges of bytes, such as nginx",
    "浏览器不允许从磁盘打开的网页读取文件。请运行 carbonscape serve 本文件夹，或用支持按字节范围请求的网站服务器（如 nginx）提供此文件夹",
  ],
  noShapes: ["This run has no units.", "该结果没有单元。"],
  pickUnits: ["No set of units is shown: choose one under “Units”.", "未显示单元：请在“单元”中选择单元集。"],
  noMoran: ["No local Moran's I for this set of units.", "该单元集没有局部莫兰指数。"],
  noQ: ["This run has no geographical detector.", "该结果没有地理探测器。"],
  count: ["Number of units", "单元数"],
  standardised: ["Value, standardised (z)", "标准化值（z）"],
  colon: [": ", "："],
  lag: ["Mean of the neighbours (from I)", "邻域均值（由 I 推得）"],
  north: ["N", "北"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  whole: ["Whole region", "全区"],
  close: ["Close", "关闭"],
  map: ["Map", "地图"],
  views: ["Tables and charts", "表格与图形"],
  source: ["Source", "来源"],
  square: ["km²", "km²"],
} as const satisfies Record<string, readonly [string, string]>;

export type Text = keyof typeof TEXTS;

export function text(key: Text, language: Language): string {
  return TEXTS[key][language === "en" ? 0 : 1];
}

export function words(of: Words | string | undefined, language: Language): string {
  return of === undefined ? "" : typeof of === "string" ? of : of[language];
}

/** A name and what is told of it. */
export const labelled = (name: string, told: string, language: Language): string =>
  name + text("colon", language) + told;

/** What stands in brackets behind a name. */
export const bracketed = (told: string, language: Language): string =>
  language === "zh" ? `（${told}）` : ` (${told})`;

/** How an amount of the ledger came about. */
export const arithmetic = (line: string): string => unitText(line.replaceAll(" x ", " × ").replaceAll(" - ", " − "));

/** A unit as the report writes it. */
export function unitText(unit = ""): string {
  return unit
    .replaceAll("CO2", "CO₂")
    .replace(/(k?m)([23])/g, (_, m: string, of: string) => m + (of === "2" ? "²" : "³"));
}

/** A column to choose: what it holds, in Chinese, before the name that files and tables have. */
export function columnChoice(c: Column, language: Language): string {
  return (language === "zh" && c.heading ? c.heading.zh + " · " : "") + c.name;
}

export function label(c: LegendClass, language: Language): string {
  const said = words(c.label, language);
  // ranges of a run's own styles are in the language of the run
  return said.replace(/^([−\d.,\s]+?) ?(?:to|–|～|~) ?([−\d.,\s]+)$/, language === "zh" ? "$1 ～ $2" : "$1 to $2");
}

/** A number as a reader wants it: four digits that count, thin spaces between thousands from five digits on. */
export function number(value: number): string {
  return written(value, 4);
}

function written(value: number, significant: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size >= 1e15 || size < 1e-6) return sign + size.toExponential(significant - 1).replace(/\.?0*e/, "e");
  const digits = Math.min(significant + 5, Math.max(0, significant - 1 - Math.floor(Math.log10(size))));
  const [whole, part = ""] = size.toFixed(digits).split(".");
  const rest = part.replace(/0+$/, "");
  return sign + grouped(whole) + (rest ? "." + rest : "");
}

/** The digits of a whole number with thousands as the report has them: 1234, 12 345. */
export const grouped = (whole: string): string =>
  whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;

/** Numbers side by side, with as many digits as tell them apart. */
export function numbers(values: number[]): string[] {
  const texts = (significant: number) => values.map((v) => written(v, significant));
  const enough = [4, 6, 8, 10, 12, 14].find((digits) => new Set(texts(digits)).size === values.length);
  return texts(enough ?? 17);
}

/** A value of a unit with what it is measured in; that there is none, where there is none. */
export function told(value: number | string | undefined, language: Language, unit = ""): string {
  const said = typeof value === "number" ? number(value) : (value ?? "");
  return said === "" ? text("missing", language) : `${said} ${unitText(unit)}`.trim();
}

/** The same of a column that may hold classes, which are told by their names as in its legend. */
export function toldOf(
  column: { legend?: LegendClass[]; unit?: string } | undefined,
  value: number | string | undefined,
  language: Language,
): string {
  const found = column?.legend?.find((c) => c.value !== undefined && String(c.value) === String(value));
  return found ? label(found, language) : told(value, language, column?.unit);
}

/** Words in lines no wider than so many pixels, about; a Chinese letter is as wide as two others. */
export function lines(said: string, width: number): string[] {
  const all = [""];
  let at = 0;
  for (const word of said.split(/(?<=\s)|(?<=[\u2e80-\uffef])/)) {
    const wide = [...word].reduce((w, c) => w + (c > "\u2e80" ? 12 : 6.6), 0);
    if (at + wide > width && at > 0) {
      all.push("");
      at = 0;
    }
    all[all.length - 1] += word;
    at += wide;
  }
  return all;
}
