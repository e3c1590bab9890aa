/** A canvas that draws itself at the screen's resolution and lets a box be dragged over it. */
export class BrushCanvas {
  readonly canvas = document.createElement("canvas");
  width = 0;
  height = 0;
  private from?: [number, number];

  constructor(
    host: HTMLElement,
    private readonly draw: (c: CanvasRenderingContext2D, onPaper: boolean) => void,
    private readonly brushed: (x0: number, y0: number, x1: number, y1: number, event: PointerEvent) => void,
    name: string,
  ) {
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", name);
    host.append(this.canvas);
    new ResizeObserver(() => this.redraw()).observe(host);
    this.canvas.addEventListener("pointerdown", (e) => {
      this.from = [e.offsetX, e.offsetY];
      this.canvas.setPointerCapture(e.pointerId);
    });
    this.canvas.addEventListener("pointermove", (e) => this.drag(e));
    this.canvas.addEventListener("pointerup", (e) => {
      this.drag(e);
      this.from = undefined;
    });
  }

  private drag(e: PointerEvent): void {
    if (!this.from) return;
    const [x, y] = this.from;
    this.brushed(Math.min(x, e.offsetX), Math.min(y, e.offsetY), Math.max(x, e.offsetX), Math.max(y, e.offsetY), e);
  }

  redraw(onPaper = false): void {
    const box = this.canvas.parentElement?.getBoundingClientRect();
    if (!box || box.width < 2) return;
    const ratio = devicePixelRatio || 1;
    this.width = box.width;
    this.height = Math.max(120, box.height);
    const w = Math.round(this.width * ratio);
    const h = Math.round(this.height * ratio);
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
      this.canvas.style.width = this.width + "px";
      this.canvas.style.height = this.height + "px";
    }
    const c = this.canvas.getContext("2d");
    if (!c) return;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, this.width, this.height);
    this.draw(c, onPaper);
  }

  /** As it is drawn on paper, three times as fine. */
  picture(): { svg: string; width: number; height: number } {
    const paper = document.createElement("canvas");
    [paper.width, paper.height] = [this.width * 3, this.height * 3];
    const c = paper.getContext("2d");
    if (c) {
      c.scale(3, 3);
      this.draw(c, true);
    }
    const [width, height] = [this.width, this.height];
    const svg = `<image width="${width}" height="${height}" href="${paper.toDataURL("image/png")}"/>`;
    return { svg, width, height };
  }
}

/** Round numbers between two, about so many. */
export function ticks(low: number, high: number, about = 5): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const from = Math.ceil(low / step);
  const count = Math.floor(high / step + 1e-9) - from + 1;
  const all = Array.from({ length: Math.max(0, count) }, (_, i) => (from + i) * step);
  return [...new Set(all)]; // between neighbouring numbers there are no others
}

export interface Look {
  ink: string;
  faint: string;
  lit: string;
  plain: string;
}

export function look(dark: boolean): Look {
  return dark
    ? { ink: "#e6ebe7", faint: "#4a544d", lit: "#ffd24d", plain: "#7fa58c" }
    : { ink: "#1f2a23", faint: "#d5dcd7", lit: "#c2410c", plain: "#6b8f79" };
}
