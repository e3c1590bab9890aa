/** A grading as it is drawn: steps, classes, or a straight line from one value to another. */
export interface Curve {
  breaks?: number[];
  scores?: number[];
  classes?: [string, number][];
  line?: [number, number, number, number];
  /** Values are percentiles of the data, which are not known yet. */
  percentiles?: boolean;
}

const KINDS: Record<string, string[]> = {
  breaks: ["breakpoints", "breakpoint", "break", "thresholds", "intervals", "分级", "断点"],
  classes: ["class", "categories", "category", "categorical", "类别", "分类"],
  quantiles: ["quantile", "quintiles", "percentiles", "分位数"],
  minmax: ["min-max", "min_max", "min max", "normalise", "normalize", "极差"],
  linear: ["line", "continuous", "function", "线性", "连续"],
};
const DOWN = /^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i;

const parts = (text: string): string[] => {
  const all = text
    .split(/[|;；]/)
    .map((p) => p.trim())
    .filter((p) => p !== "");
  return all.length === 1 && /^[-+\d.eE,，\s]+$/.test(all[0]) ? all[0].split(/[,，\s]+/).filter((p) => p) : all;
};

/** The grading that a row of criteria writes down; undefined where it is not whole. */
export function curveOf(header: string[], row: string[]): Curve | undefined {
  const names = header.map((h) => h.trim().toLowerCase().replace(/ /g, "_"));
  const cell = (name: string): string => row[names.indexOf(name)]?.trim() ?? "";
  const written = cell("grading").toLowerCase();
  let at = parts(cell("at"));
  let scores = parts(cell("scores"));
  const pairs = scores.length === 0 ? at : at.length === 0 ? scores : [];
  if (pairs.length > 0 && pairs.every((p) => /.+[=:：].+/.test(p))) {
    at = pairs.map((p) => p.replace(/\s*[=:：][^=:：]*$/, ""));
    scores = pairs.map((p) => p.replace(/^.*[=:：]\s*/, ""));
  }
  const kind =
    Object.keys(KINDS).find((k) => k === written || KINDS[k].includes(written)) ?? guess(written, at, scores);
  const down = DOWN.test(cell("direction"));
  const n = kind === "quantiles" ? 5 : kind === "breaks" ? at.length + 1 : 2;
  const values = scores.length > 0 ? scores.map(Number) : steps(n, down);
  if (kind === "" || values.some(Number.isNaN)) return undefined;
  if (kind === "classes") {
    if (at.length === 0 || scores.length !== at.length) return undefined;
    return { classes: at.map((name, i) => [name, values[i]]) };
  }
  const points = at.map(Number);
  if (points.some(Number.isNaN)) return undefined;
  if (kind === "breaks") {
    const rises = points.every((p, i) => i === 0 || p > points[i - 1]);
    return rises && points.length > 0 && values.length === points.length + 1
      ? { breaks: points, scores: values }
      : undefined;
  }
  if (kind === "quantiles")
    return {
      breaks: values.slice(1).map((_, i) => (100 * (i + 1)) / values.length),
      scores: values,
      percentiles: true,
    };
  if (values.length !== 2) return undefined;
  const ofData = kind === "minmax" || points.length === 0;
  if (!ofData && points.length !== 2) return undefined;
  const [from, to] = ofData
    ? points.length === 2
      ? points.map((p) => 100 * p)
      : kind === "minmax"
        ? [1, 99]
        : [0, 100]
    : points;
  return { line: [from, to, values[0], values[1]], percentiles: ofData };
}

function guess(written: string, at: string[], scores: string[]): string {
  if (written !== "") return "";
  if (at.length === 0) return scores.length > 2 ? "quantiles" : "minmax";
  if (!at.every((p) => /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(p))) return "classes";
  return scores.length === at.length + 1 ? "breaks" : at.length === 2 ? "linear" : "classes";
}

const steps = (n: number, down: boolean): number[] =>
  Array.from({ length: n }, (_, i) => 1 + (8 * (down ? n - 1 - i : i)) / (n - 1));

/** Corners of the curve, value and score, from the least value shown to the greatest. */
export function corners(curve: Curve, range?: [number, number]): [number, number][] {
  if (curve.breaks && curve.scores) {
    const { breaks, scores } = curve;
    const span = breaks[breaks.length - 1] - breaks[0] || Math.abs(breaks[0]) || 1;
    const [low, high] = shown(curve, breaks[0], breaks[breaks.length - 1], span, range);
    const ends = [low, ...breaks, high];
    return scores.flatMap((s, i): [number, number][] => [
      [ends[i], s],
      [ends[i + 1], s],
    ]);
  }
  if (curve.line) {
    const [from, to, first, last] = curve.line;
    const least = Math.min(from, to);
    const most = Math.max(from, to);
    const [low, high] = shown(curve, least, most, most - least || 1, range);
    const [atLow, atHigh] = from <= to ? [first, last] : [last, first];
    return [
      [low, atLow],
      [least, atLow],
      [most, atHigh],
      [high, atHigh],
    ];
  }
  return [];
}

function shown(curve: Curve, least: number, most: number, span: number, range?: [number, number]): [number, number] {
  if (curve.percentiles) return [0, 100];
  const low = least - 0.35 * span;
  const high = most + 0.35 * span;
  return [
    range && range[0] < least ? Math.max(low, range[0]) : low,
    range && range[1] > most ? Math.min(high, range[1]) : high,
  ];
}
