import { ticks } from "./brush";

/** How values stand along an axis, from `low` to `high`. */
export interface Axis {
  low: number;
  high: number;
  /** Where a value stands: 0 at `low`, 1 at `high`. */
  at: (value: number) => number;
  ticks: number[];
  /** Each step a multiple of the last, away from 0 to both sides. */
  log: boolean;
}

/**
 * The axis of a histogram. The outer percents are not allowed to flatten the rest; where evenly spaced classes would
 * still hold more than a third of the values in one, classes grow with their distance from 0.
 */
export function histogramAxis(values: Float64Array, bins: number): Axis {
  const sorted = Float64Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort();
  const quantile = (of: Float64Array, p: number): number => of[Math.round(p * (of.length - 1))] ?? 0;
  const low = sorted[Math.floor(0.002 * (sorted.length - 1))] ?? 0;
  const top = sorted[Math.ceil(0.998 * (sorted.length - 1))] ?? 1;
  const high = top > low ? top : low + 1;
  const even: Axis = { low, high, at: (v) => (v - low) / (high - low), ticks: ticks(low, high), log: false };
  const counts = new Int32Array(bins);
  for (const v of sorted) counts[binOf(even, v, bins)]++;
  const varied = quantile(sorted, 0.75) > quantile(sorted, 0.25);
  if (!varied || 3 * Math.max(...counts) <= sorted.length) return even;
  const sizes = sorted
    .map(Math.abs)
    .filter((v) => v > 0)
    .sort();
  const unit = Math.max(quantile(sizes, 0.1), quantile(sizes, 1) / 1e6);
  const [from, to] = [Math.asinh(low / unit), Math.asinh(high / unit)];
  const at = (v: number): number => (Math.asinh(v / unit) - from) / (to - from);
  const found = powers(low, high, unit, at);
  return found.length > 1 ? { low, high, at, ticks: found, log: true } : even; // so narrow there is nothing to grow
}

/** The class of a value; those beyond the ends stand in the outer ones. */
export function binOf(axis: Axis, value: number, bins: number): number {
  return Math.max(0, Math.min(bins - 1, Math.floor(axis.at(value) * bins)));
}

/** 0 and powers of ten to both sides of it, as many as have room. */
function powers(low: number, high: number, unit: number, at: (v: number) => number): number[] {
  const found: number[] = [];
  const take = (v: number): void => {
    if (v >= low && v <= high && found.every((f) => Math.abs(at(f) - at(v)) > 0.1)) found.push(v);
  };
  take(0);
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  for (let e = largest; 10 ** e >= unit / 10; e--) for (const sign of [1, -1]) take(sign * 10 ** e);
  return found.sort((a, b) => a - b);
}
