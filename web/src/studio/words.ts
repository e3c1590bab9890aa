import type { Language } from "../text";

/** The studio's own words, in both languages. */
const TEXTS = {
  title: ["Carbonscape studio", "Carbonscape 工作台"],
  study: ["Study", "研究"],
  studyFile: ["Study file", "研究文件"],
  newStudy: ["New study", "新建研究"],
  newStudyHelp: [
    "There is no study file here yet. Name one; it is written into the workspace.",
    "此工作区还没有研究文件。请为研究命名，文件将写入工作区。",
  ],
  studyTitle: ["Title of the study", "研究名称"],
  create: ["Create", "创建"],
  fileName: ["File name", "文件名"],
  files: ["Files", "文件"],
  form: ["Settings", "设置"],
  tables: ["Tables", "表格"],
  run: ["Check and run", "检查与运行"],
  text: ["Text", "文本"],
  language: ["中文", "English"],
  dark: ["Dark", "深色"],
  light: ["Light", "浅色"],
  workspace: ["Workspace", "工作区"],
  drop: ["Drop files here, or choose them", "将文件拖到此处，或点击选择"],
  dropHelp: [
    "A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.",
    "压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。",
  ],
  sending: ["Sending", "正在上传"],
  refresh: ["Look again", "刷新"],
  whatIsIt: ["What is it?", "查看内容"],
  looking: ["Looking into the files …", "正在读取文件…"],
  raster: ["raster", "栅格"],
  vector: ["polygons", "面"],
  table: ["table", "表格"],
  unknown: ["other", "其他"],
  crs: ["Coordinate system", "坐标系"],
  grid: ["Grid", "格网"],
  cells: ["cells", "像元"],
  cell: ["cell", "像元边长"],
  noData: ["No data", "无数据"],
  classes: ["Classes", "类别"],
  values: ["Values", "数值范围"],
  years: ["Years", "年份"],
  overlaps: ["Covered by the others", "被其他文件覆盖"],
  units: ["Units", "单元"],
  idColumn: ["id", "编号"],
  nameColumn: ["name", "名称"],
  columns: ["Columns", "列"],
  rows: ["rows", "行"],
  criteria: ["Criteria", "指标"],
  sheet: ["Sheet", "工作表"],
  noTable: ["no table begins here", "未见表头"],
  namedBy: ["named by {0}, {1} % of the cells", "按图例 {0} 命名，覆盖 {1} % 的像元"],
  alike: ["; {0} fit alike", "；{0} 同样适配"],
  useLand: ["Use as land use of {0}", "用作 {0} 年土地利用"],
  useLegend: ["Use this legend", "采用此图例"],
  useUnits: ["Use as units", "用作单元"],
  useAs: ["Use as", "用作"],
  useDriver: ["Use as driver", "用作驱动因子"],
  used: ["in the study", "已用于研究"],
  add: ["Add", "添加"],
  addSection: ["Add with settings of its own", "添加并单独设置"],
  remove: ["Take out", "移除"],
  name: ["Name", "名称"],
  value: ["Value", "值"],
  use: ["use", "启用"],
  yes: ["", "是"],
  no: ["", "否"],
  standard: ["default", "默认"],
  example: ["such as", "如"],
  required: ["required", "必填"],
  check: ["Check", "检查"],
  checking: ["Checking …", "正在检查…"],
  checked: ["Checked", "已检查"],
  unchecked: ["Changed since the last check", "上次检查后有改动"],
  colon: [": ", "："],
  comma: [", ", "，"],
  listed: [", ", "、"],
  problems: ["{0} problems", "{0} 个问题"],
  oneProblem: ["1 problem", "1 个问题"],
  cautions: ["{0} cautions", "{0} 条提醒"],
  oneCaution: ["1 caution", "1 条提醒"],
  problem: ["Problem", "问题"],
  caution: ["Caution", "提醒"],
  nothingWrong: ["Nothing is wrong with it.", "没有发现问题。"],
  memory: ["Memory for a run: about {0} MB", "运行约需内存：{0} MB"],
  start: ["Run", "运行"],
  out: ["Folder of the result", "结果文件夹"],
  replace: ["Replace an earlier result that was changed since", "允许替换改动过的旧结果"],
  cancel: ["Cancel", "取消"],
  again: ["Run again", "再次运行"],
  runs: ["Runs", "任务"],
  noRuns: ["Nothing has run here yet.", "还没有运行过。"],
  waiting: ["waiting", "等待中"],
  running: ["running", "运行中"],
  done: ["done", "已完成"],
  failed: ["failed", "失败"],
  cancelled: ["cancelled", "已取消"],
  left: [
    "ended with the program; run it again: what its stages had finished is kept",
    "随程序中断；可再次运行，已完成的阶段会从缓存继续",
  ],
  secondsLeft: ["about {0} left", "约剩 {0}"],
  fromCache: ["from the cache", "取自缓存"],
  openAtlas: ["Open the atlas", "打开图集"],
  openReport: ["Report", "报告"],
  results: ["Results here", "已有结果"],
  save: ["Save", "保存"],
  reload: ["Reload", "重新载入"],
  notWritten: ["Typed here and not in the study file yet:", "已在此输入，尚未写入研究文件："],
  applyAgain: ["Apply again", "重新应用"],
  saveOver: ["Save over it", "仍然保存，覆盖该文件"],
  gone: [
    "The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.",
    "程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。",
  ],
  slow: ["Waiting for the program …", "正在等待程序响应…"],
  changedElsewhere: [
    "{0} was changed elsewhere, as in another tab; it is shown as it is now",
    "{0} 已在别处（如另一标签页）修改；现显示其最新内容",
  ],
  noSuchStudy: [
    "The address of this page names a study that is not in this workspace: {0}",
    "本页地址所指的研究文件不在此工作区：{0}",
  ],
  discard: ["Discard changes", "放弃修改"],
  unsaved: ["Not saved yet, so a run does not have it: {0}", "尚未保存，运行时不会采用：{0}"],
  goTo: ["Go to the field", "转到该项"],
  close: ["Close", "关闭"],
  chooseTable: ["Table", "表格"],
  chooseOne: ["Choose a table…", "请选择表格"],
  noTables: [
    "The study names no table in CSV yet. Workbooks are changed in Excel; tables in CSV can be edited here.",
    "研究中尚未引用 CSV 表格。工作簿请在 Excel 中修改，CSV 表格可在此编辑。",
  ],
  otherTables: ["Other tables of the workspace", "工作区中的其他表格"],
  addRow: ["Add a row", "添加一行"],
  addColumn: ["Add a column", "添加一列"],
  removeRow: ["Take out this row", "移除此行"],
  consistency: ["Consistency ratio CR", "一致性比率 CR"],
  consistent: ["consistent (under 0.10)", "一致（小于 0.10）"],
  inconsistent: ["inconsistent (0.10 or more)", "不一致（不小于 0.10）"],
  worst: [
    "Look first at {0} against {1}: {2} is given, the others imply {3}.",
    "先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。",
  ],
  newTable: ["New table {0}", "新建表 {0}"],
  working: ["Working it out …", "正在计算…"],
  byMethod: ["weights by {0}, random index {1}", "权重方法 {0}，随机一致性指标 {1}"],
  gradingOf: ["Grading of {0}", "{0} 的分级"],
  curve: ["Score over value", "得分随取值的变化"],
  noCurve: ["This row makes no curve yet.", "此行尚不能画出曲线。"],
  landByScore: ["Share of land by score", "各得分的土地占比"],
  landByLevel: ["Share of land by level", "各等级的土地占比"],
  landByZone: ["Share of land by zone", "各分区的土地占比"],
  coarse: [
    "Preview on {0} × {1} cells; in a run small patches join their surroundings.",
    "预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。",
  ],
  unknownLayers: [
    "Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.",
    "{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。",
  ],
  recorded: [
    "Hot spots are those of the result “{0}”; a run finds them anew.",
    "冷热点取自已有结果“{0}”；正式运行时将重新计算。",
  ],
  aboutSoon: [
    "About right: worked out on cells of {0} m. The exact shares follow.",
    "近似结果：按 {0} 米像元估算，精确占比随后给出。",
  ],
  aboutOnly: [
    "About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.",
    "近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。",
  ],
  scenario: ["Scenario", "情景"],
  moved: ["Land moved, ha", "转换土地（ha）"],
  difference: ["Change of net emissions, tCO₂ a year", "净碳排放变化（tCO₂/年）"],
  line: ["line {0}", "第 {0} 行"],
  seconds: ["s", "秒"],
  minutes: ["min", "分"],
  hours: ["h", "小时"],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof TEXTS;

export function word(key: Word, language: Language, ...values: (string | number)[]): string {
  return TEXTS[key][language === "en" ? 0 : 1].replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ""));
}

/** So many problems, or so many cautions. */
export function counted(n: number, what: "problems" | "cautions", language: Language): string {
  return word(n !== 1 ? what : what === "problems" ? "oneProblem" : "oneCaution", language, n);
}

/** Seconds as a person says them. */
export function duration(seconds: number, language: Language): string {
  const s = Math.max(0, Math.round(seconds));
  const w = (key: Word) => word(key, language);
  if (s < 60) return `${s} ${w("seconds")}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${w("minutes")} ${s % 60} ${w("seconds")}`;
  return `${Math.floor(s / 3600)} ${w("hours")} ${Math.floor(s / 60) % 60} ${w("minutes")}`;
}

/** With its full stop, once, and a capital letter in English; a Chinese one may begin with a word to be typed. */
export function sentence(text: string, language: Language): string {
  const unbroken = text.replaceAll("\u2009", "\u202f"); // no number is broken
  const whole = language === "zh" ? unbroken : unbroken.charAt(0).toUpperCase() + unbroken.slice(1);
  return /[.。?？!！]$/.test(whole) ? whole : whole + (language === "zh" ? "。" : ".");
}

/** A word and what it is done to: no blank stands between two Chinese words. */
export function joined(doing: string, what: string): string {
  return /\p{Script=Han}$/u.test(doing) && /^\p{Script=Han}/u.test(what) ? doing + what : `${doing} ${what}`;
}

/** What is said of something behind it. */
export function inBrackets(text: string, language: Language): string {
  return language === "zh" ? `（${text}）` : ` (${text})`;
}

/** A name and what it is. */
export function explained(name: string, text: string, language: Language): string {
  return text ? name + word("colon", language) + text : name;
}
