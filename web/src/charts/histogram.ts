import type { State } from "../state";
import { number, numbers, text } from "../text";
import { binOf, histogramAxis, type Axis } from "./axis";
import { BrushCanvas, look, ticks } from "./brush";

const BINS = 48;
const LEFT = 44;
const BOTTOM = 34;
const TOP = 26;

/** How many units have which value; dragging over it selects those of a range. */
export class Histogram {
  private readonly brush: BrushCanvas;
  private axis?: Axis;
  private bin?: Int16Array;
  private of?: Float64Array;

  constructor(
    host: HTMLElement,
    private readonly state: State,
  ) {
    this.brush = new BrushCanvas(
      host,
      (c, onPaper) => this.draw(c, onPaper),
      (x0, _y0, x1) => this.select(x0, x1),
      text("histogram", state.language),
    );
  }

  redraw(onPaper = false): void {
    this.brush.redraw(onPaper);
  }

  picture(): ReturnType<BrushCanvas["picture"]> {
    return this.brush.picture();
  }

  /** Classes of the values, once a column: a brush then only counts. */
  private bins(values: Float64Array): Int16Array {
    if (this.of === values && this.bin) return this.bin;
    const axis = histogramAxis(values, BINS);
    this.axis = axis;
    this.bin = Int16Array.from(values, (v) => (Number.isNaN(v) ? -1 : binOf(axis, v, BINS)));
    this.of = values;
    return this.bin;
  }

  private draw(c: CanvasRenderingContext2D, onPaper: boolean): void {
    const u = this.state.units;
    if (!u?.values) return;
    const bin = this.bins(u.values);
    const all = new Int32Array(BINS);
    const lit = new Int32Array(BINS);
    const marks = this.state.selection.marks;
    for (let i = 0; i < bin.length; i++) {
      if (bin[i] >= 0) {
        all[bin[i]]++;
        lit[bin[i]] += marks[i];
      }
    }
    const most = Math.max(1, ...all);
    const { width, height } = this.brush;
    const l = look(this.state.dark && !onPaper);
    const w = (width - LEFT - 8) / BINS;
    const h = height - TOP - BOTTOM;
    for (let k = 0; k < BINS; k++) {
      c.fillStyle = this.state.selection.count > 0 ? l.faint : l.plain;
      c.fillRect(LEFT + k * w, TOP + h * (1 - all[k] / most), Math.max(1, w - 1), (h * all[k]) / most);
      c.fillStyle = l.lit;
      c.fillRect(LEFT + k * w, TOP + h * (1 - lit[k] / most), Math.max(1, w - 1), (h * lit[k]) / most);
    }
    c.fillStyle = l.ink;
    c.font = "12px system-ui, sans-serif";
    c.textAlign = "center";
    const marked = this.axis?.ticks ?? [];
    numbers(marked).forEach((told, i) => {
      const room = this.axis?.log ? undefined : (BINS * w) / marked.length;
      const half = Math.min(c.measureText(told).width, room ?? Infinity) / 2; // the last one stays within the picture
      c.fillText(told, Math.min(LEFT + (this.axis?.at(marked[i]) ?? 0) * BINS * w, width - half), height - 18, room);
    });
    const scale = this.axis?.log ? text("logScale", this.state.language) : "";
    c.fillText(this.state.columnTitle() + scale, LEFT + (BINS * w) / 2, height - 4, width - LEFT);
    c.textAlign = "left";
    c.fillText(text("count", this.state.language), 0, 10);
    c.textAlign = "right";
    const counts = ticks(0, most, 4).filter(Number.isInteger); // of units there are no halves
    for (const t of counts) c.fillText(number(t), LEFT - 5, TOP + h * (1 - t / most) + 4);
  }

  private select(x0: number, x1: number): void {
    const u = this.state.units;
    if (!u?.values) return;
    const w = (this.brush.width - LEFT - 8) / BINS;
    const from = Math.floor((x0 - LEFT) / w);
    const to = Math.floor((x1 - LEFT) / w);
    const bin = this.bins(u.values);
    const found: number[] = [];
    for (let i = 0; i < bin.length; i++) if (bin[i] >= from && bin[i] <= to && bin[i] >= 0) found.push(i);
    this.state.select(found);
  }
}
