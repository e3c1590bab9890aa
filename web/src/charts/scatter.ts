import type { Column } from "../model";
import type { State } from "../state";
import { number, text } from "../text";
import { BrushCanvas, look } from "./brush";

const PAD = 40;

/** The column of local Moran's I that goes with what is shown: of its phase, else the last. */
export function moranColumn(state: State): Column | undefined {
  const all = state.units?.set.columns.filter((c) => c.of === "lisa_i") ?? [];
  return all.find((c) => c.year === state.phase) ?? all[all.length - 1];
}

/**
 * Moran scatter plot: the standardised value of each unit against that of its neighbours, which follows from its local I
 * (`lag = I / z` where z is the standardised value).
 */
export class MoranScatter {
  private readonly brush: BrushCanvas;
  private z?: Float64Array;
  private lag?: Float64Array;
  private slope = 0;
  private most = 1;
  private mostLag = 1;

  constructor(
    host: HTMLElement,
    private readonly state: State,
  ) {
    this.brush = new BrushCanvas(
      host,
      (c, onPaper) => this.draw(c, onPaper),
      (x0, y0, x1, y1) => this.select(x0, y0, x1, y1),
      text("moran", state.language),
    );
  }

  /** Reads the local I and the values it is of. */
  async load(): Promise<void> {
    const u = this.state.units;
    const column = moranColumn(this.state);
    const of = u?.set.columns.find((c) => c.of === "net_tCO2_per_ha" && c.year === column?.year);
    this.z = undefined;
    if (u && column && of) {
      const [i, x] = await Promise.all([this.state.data.numbers(u.set, column), this.state.data.numbers(u.set, of)]);
      if (this.state.units?.set !== u.set) return;
      this.standardise(i, x);
    }
    this.redraw();
  }

  private standardise(local: Float64Array, x: Float64Array): void {
    let n = 0;
    let sum = 0;
    for (let k = 0; k < x.length; k++) {
      if (!Number.isNaN(local[k])) {
        n++;
        sum += x[k];
      }
    }
    const mean = sum / n;
    let squares = 0;
    for (let k = 0; k < x.length; k++) if (!Number.isNaN(local[k])) squares += (x[k] - mean) ** 2;
    const sd = Math.sqrt(squares / n);
    this.z = Float64Array.from(x, (v, k) => (Number.isNaN(local[k]) ? NaN : (v - mean) / sd));
    this.lag = Float64Array.from(this.z, (z, k) => (z === 0 ? NaN : local[k] / z));
    let total = 0;
    let count = 0;
    const sizes: number[] = [];
    const lags: number[] = [];
    for (let k = 0; k < local.length; k++) {
      if (Number.isNaN(local[k])) continue;
      total += local[k];
      count++;
      sizes.push(Math.abs(this.z[k]));
      if (!Number.isNaN(this.lag[k])) lags.push(Math.abs(this.lag[k]));
    }
    this.slope = total / count;
    this.most = Math.max(1, sizes.sort((a, b) => a - b)[Math.floor(0.995 * (sizes.length - 1))] ?? 1);
    this.mostLag = Math.max(0.5, lags.sort((a, b) => a - b)[Math.floor(0.995 * (lags.length - 1))] ?? 1);
  }

  redraw(onPaper = false): void {
    this.brush.redraw(onPaper);
  }

  picture(): ReturnType<BrushCanvas["picture"]> {
    return this.brush.picture();
  }

  private place(): { x: (z: number) => number; y: (l: number) => number } {
    const { width, height } = this.brush;
    const w = (width - 1.5 * PAD) / 2;
    const h = (height - 1.5 * PAD) / 2;
    return { x: (z) => PAD + w + (z / this.most) * w, y: (l) => PAD / 2 + h - (l / this.mostLag) * h };
  }

  private draw(c: CanvasRenderingContext2D, onPaper: boolean): void {
    const l = look(this.state.dark && !onPaper);
    const { width, height } = this.brush;
    c.font = "12px system-ui, sans-serif";
    c.fillStyle = l.ink;
    if (!this.z || !this.lag) {
      c.textAlign = "center";
      c.fillText(text("noMoran", this.state.language), width / 2, height / 2);
      return;
    }
    const { x, y } = this.place();
    c.strokeStyle = l.faint;
    c.beginPath();
    c.moveTo(x(0), y(this.mostLag));
    c.lineTo(x(0), y(-this.mostLag));
    c.moveTo(x(-this.most), y(0));
    c.lineTo(x(this.most), y(0));
    c.stroke();
    const marks = this.state.selection.marks;
    const some = this.state.selection.count > 0;
    const r = this.z.length > 5000 ? 1.5 : 2.5;
    for (const lit of some ? [0, 1] : [0]) {
      c.fillStyle = lit ? l.lit : some ? l.faint : l.plain;
      for (let k = 0; k < this.z.length; k++) {
        if (some && marks[k] !== lit) continue;
        c.fillRect(x(this.z[k]) - r, y(this.lag[k]) - r, 2 * r, 2 * r);
      }
    }
    c.strokeStyle = l.ink;
    c.beginPath();
    const end = Math.min(this.most, this.mostLag / Math.max(1e-9, Math.abs(this.slope)));
    c.moveTo(x(-end), y(-end * this.slope));
    c.lineTo(x(end), y(end * this.slope));
    c.stroke();
    c.fillStyle = l.ink;
    c.textAlign = "left";
    c.fillText(`I = ${number(this.slope)}`, PAD + 6, PAD / 2 + 12);
    c.textAlign = "center";
    c.fillText(text("standardised", this.state.language), width / 2, height - 6);
    c.save();
    c.translate(13, height / 2);
    c.rotate(-Math.PI / 2);
    c.fillText(text("lag", this.state.language), 0, 0);
    c.restore();
  }

  private select(x0: number, y0: number, x1: number, y1: number): void {
    if (!this.z || !this.lag) return;
    const { x, y } = this.place();
    const found: number[] = [];
    for (let k = 0; k < this.z.length; k++) {
      const px = x(this.z[k]);
      const py = y(this.lag[k]);
      if (px >= x0 && px <= x1 && py >= y0 && py <= y1) found.push(k);
    }
    this.state.select(found);
  }
}
