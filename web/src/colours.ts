import type { LegendClass } from "./model";

/** Colours that readers who see no red or no green can tell apart, for named classes (Okabe and Ito 2008). */
/** Told apart by readers with any kind of colour vision. */
export const SAFE = ["#0072b2", "#e69f00", "#009e73", "#56b4e9", "#d55e00", "#cc79a7", "#f0e442", "#999999"];
/** And for ascending classes (cividis). */
const RAMP = ["#00224e", "#1a386f", "#444f6c", "#61656f", "#7c7b78", "#9b9476", "#bbae6c", "#dcca57", "#fee838"];

export function rgb(hex: string): [number, number, number] {
  const v = parseInt(hex.slice(1), 16);
  return [(v >> 16) & 255, (v >> 8) & 255, v & 255];
}

/** Least step of luminance, of 255, between classes that follow each other. */
const STEP = 9;

/**
 * Whether everybody can tell the classes apart as they are: from light to dark or back; or from blue through light to
 * red, as hot spots and net emissions have it, which no palette without a middle could say.
 */
function isSafe(legend: LegendClass[]): boolean {
  const all = legend.map((c) => rgb(c.color));
  const light = all.map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b);
  const up = light.slice(1).map((l, i) => (Math.abs(l - light[i]) < STEP ? 0 : Math.sign(l - light[i])));
  if (up.length < 1 || up.includes(0)) return false;
  const turns = up.filter((u, i) => i > 0 && u !== up[i - 1]).length;
  const warm = (c: number[]) => Math.sign(c[0] - c[2]);
  return turns === 0 || (turns === 1 && up[0] > 0 && warm(all[0]) !== warm(all[all.length - 1]));
}

/** The legend in colours that are safe for colour-blind readers. */
export function safeLegend(legend: LegendClass[]): LegendClass[] {
  if (isSafe(legend)) return legend;
  const named = legend.some((c) => c.value !== undefined);
  return legend.map((c, i) => ({
    ...c,
    color: isNeutral(c.color)
      ? c.color
      : named
        ? SAFE[i % SAFE.length]
        : RAMP[legend.length < 2 ? 0 : Math.round((i * (RAMP.length - 1)) / (legend.length - 1))],
  }));
}

/** Grey stands for "not significant" and the like in every palette. */
function isNeutral(hex: string): boolean {
  const [r, g, b] = rgb(hex);
  return Math.max(r, g, b) - Math.min(r, g, b) < 6;
}

/** Class of a number: the first whose upper limit it does not pass; -1 for none. */
export function classOf(legend: LegendClass[], value: number): number {
  if (Number.isNaN(value)) return -1;
  for (let i = 0; i < legend.length; i++) {
    const limit = legend[i].upto;
    if (limit === undefined || value <= limit) return i;
  }
  return legend.length - 1;
}

/** Class of a code or a text. */
export function classOfCode(legend: LegendClass[], value: string | number): number {
  return legend.findIndex((c) => String(c.value) === String(value));
}

/** Class of each value: by its code where the legend has codes, else by limits. */
export function classesOf(legend: LegendClass[], values: ArrayLike<number | string>): Int16Array {
  const out = new Int16Array(values.length);
  if (legend.some((c) => c.value !== undefined)) {
    const codes = new Map(legend.map((c, i) => [String(c.value), i]));
    for (let i = 0; i < out.length; i++) out[i] = codes.get(String(values[i])) ?? -1;
  } else {
    for (let i = 0; i < out.length; i++) out[i] = classOf(legend, Number(values[i]));
  }
  return out;
}

/** Upper limits of so many classes with about as many values each (quantiles), of values that are numbers. */
export function quantileLimits(values: ArrayLike<number>, classes: number): number[] {
  const sorted = Float64Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort();
  if (sorted.length === 0) return [];
  const limits: number[] = [];
  for (let k = 1; k <= classes; k++) {
    const place = (k / classes) * (sorted.length - 1);
    const below = Math.floor(place);
    const v = sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
    if (limits.length === 0 || v > limits[limits.length - 1]) limits.push(v);
  }
  return limits;
}

/** A legend of differences: three classes on either side of zero, as wide on both. */
export function differenceLegend(values: ArrayLike<number>, format: (v: number) => string): LegendClass[] {
  const sizes = Float64Array.from(values, Math.abs).filter((v) => v > 0);
  if (sizes.length === 0) return [{ label: "0", color: "#f7f7f7" }];
  const limits = quantileLimits(sizes, 3);
  const down = ["#cfe3f0", "#7db1d6", "#2c74b3"];
  const up = ["#f7cdb4", "#dd715a", "#850a24"];
  const shade = (i: number) => 3 - limits.length + i;
  const below = limits
    .map((most, i) => ({
      label: `${format(-most)} – ${format(i === 0 ? 0 : -limits[i - 1])}`,
      color: down[shade(i)],
      upto: i === 0 ? -Number.MIN_VALUE : -limits[i - 1],
    }))
    .reverse();
  const above = limits.map((most, i) => ({
    label: `${format(i === 0 ? 0 : limits[i - 1])} – ${format(most)}`,
    color: up[shade(i)],
    upto: most,
  }));
  return [...below, { label: "0", color: "#f7f7f7", upto: 0 }, ...above];
}

/** A legend for a column that has none of its own: quantiles, one hue, or two around zero where both signs occur. */
export function ownLegend(values: ArrayLike<number>, format: (v: number) => string): LegendClass[] {
  const limits = quantileLimits(values, 7);
  if (limits.length === 0) return [];
  const low = Array.from(values).reduce((a, v) => (v < a ? v : a), Infinity);
  const signs = low < 0 && limits[limits.length - 1] > 0;
  const one = ["#f2f7ec", "#d5e6c3", "#aecf96", "#80b36b", "#549448", "#2d722d", "#0f4d1f"];
  const two = ["#2c74b3", "#7db1d6", "#cfe3f0", "#f7f7f7", "#f7cdb4", "#dd715a", "#850a24"];
  const range = (from: string, to: string) => (from === to ? to : from + " – " + to);
  return limits.map((upto, i) => ({
    label: range(format(i === 0 ? low : limits[i - 1]), format(upto)),
    color: (signs ? two : one)[limits.length < 2 ? 3 : Math.round((i * 6) / (limits.length - 1))],
    upto,
  }));
}
