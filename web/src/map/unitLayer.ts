import Layer from "ol/layer/Layer";
import type { FrameState } from "ol/Map";
import { rgb } from "../colours";
import type { LegendClass } from "../model";
import type { Selection } from "../selection";
import type { Shapes } from "../shapes";

/** What a layer of units draws. */
export interface UnitPicture {
  shapes: Shapes;
  legend: LegendClass[];
  /** Class of each unit in the legend; -1 = drawn without colour. */
  classes: Int16Array;
  hidden: ReadonlySet<number>;
  selection: Selection;
  hover: number;
  opacity: number;
  line: string;
  lit: string;
}

/**
 * Units drawn by hand, for speed. Squares of a fishnet are one pixel each of a small picture that is stretched over the
 * map, so that moving it costs one call and a brush changes only the picture. Other shapes are paths kept in their own
 * coordinates.
 */
export class UnitLayer extends Layer {
  private readonly canvas = document.createElement("canvas");
  private picture?: UnitPicture;
  private lattice?: Lattice;
  private paths: Path2D[] = [];
  private pathsOf?: Shapes;

  constructor() {
    super({});
    this.canvas.className = "units";
    this.canvas.style.position = "absolute";
  }

  display(picture: UnitPicture | undefined): void {
    this.picture = picture;
    if (picture && this.pathsOf !== picture.shapes) {
      this.pathsOf = picture.shapes;
      this.lattice = Lattice.of(picture.shapes);
      this.paths = this.lattice ? [] : pathsOf(picture.shapes);
    }
    if (picture) this.lattice?.paint(picture);
    this.changed();
  }

  render(frame: FrameState | null): HTMLElement {
    const p = this.picture;
    if (!frame) return this.canvas;
    const [width, height] = frame.size;
    const ratio = frame.pixelRatio;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = width + "px";
      this.canvas.style.height = height + "px";
    }
    const c = this.canvas.getContext("2d");
    if (!c) return this.canvas;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!p || !frame.extent) return this.canvas;
    const scale = ratio / frame.viewState.resolution;
    const [x0, y0] = p.shapes.origin;
    const [cx, cy] = frame.viewState.center;
    // from coordinates off the origin to pixels: y points down
    c.setTransform(
      scale,
      0,
      0,
      -scale,
      (width * ratio) / 2 + (x0 - cx) * scale,
      (height * ratio) / 2 - (y0 - cy) * scale,
    );
    draw(c, p, this.lattice, this.paths, 1 / scale);
    return this.canvas;
  }
}

/** Draws units into any canvas whose transform is from coordinates off their origin to its pixels. */
function draw(
  c: CanvasRenderingContext2D,
  p: UnitPicture,
  lattice: Lattice | undefined,
  paths: Path2D[],
  pixel: number,
): void {
  c.globalAlpha = p.opacity;
  if (lattice) {
    c.imageSmoothingEnabled = false;
    c.save();
    c.translate(lattice.west, lattice.north);
    c.scale(1, -1);
    c.drawImage(lattice.canvas, 0, 0, lattice.columns * lattice.side, lattice.rows * lattice.side);
    c.restore();
    c.globalAlpha = 1;
    if (p.hover >= 0) outline(c, p, p.hover, 2 * pixel);
    return;
  }
  const lines = p.shapes.form === "lines";
  for (let i = 0; i < paths.length; i++) {
    const colour = colourOf(p, i);
    if (colour < 0) continue;
    if (lines) {
      c.lineWidth = 2.5 * pixel;
      c.strokeStyle = colour < p.legend.length ? p.legend[colour].color : "#444";
      c.stroke(paths[i]);
    } else if (colour < p.legend.length) {
      c.globalAlpha = isDim(p, i) ? p.opacity * DIM : p.opacity;
      c.fillStyle = p.legend[colour].color;
      c.fill(paths[i], "evenodd");
    }
  }
  c.globalAlpha = 1;
  if (!lines) {
    c.lineWidth = pixel;
    c.strokeStyle = p.line;
    for (const path of paths) c.stroke(path);
    c.lineWidth = 3 * pixel;
    c.strokeStyle = p.lit;
    for (let i = 0; i < paths.length; i++) if (p.selection.has(i)) c.stroke(paths[i]);
  }
  if (p.hover >= 0 && paths[p.hover]) {
    c.lineWidth = 2 * pixel;
    c.strokeStyle = p.lit;
    c.stroke(paths[p.hover]);
  }
}

function outline(c: CanvasRenderingContext2D, p: UnitPicture, unit: number, width: number): void {
  const b = p.shapes.boxes;
  c.lineWidth = width;
  c.strokeStyle = p.lit;
  c.strokeRect(b[4 * unit], b[4 * unit + 1], b[4 * unit + 2] - b[4 * unit], b[4 * unit + 3] - b[4 * unit + 1]);
}

/** Where some units are selected, the others step back. */
const DIM = 0.25;

function isDim(p: UnitPicture, unit: number): boolean {
  return p.selection.count > 0 && !p.selection.has(unit);
}

/** Class of a unit's colour; beyond the legend = drawn without one; -1 = not drawn. */
function colourOf(p: UnitPicture, unit: number): number {
  const k = p.classes[unit];
  return k >= 0 && p.hidden.has(k) ? -1 : k < 0 ? p.legend.length : k;
}

function pathsOf(shapes: Shapes): Path2D[] {
  if (shapes.form === "rectangles") {
    const b = shapes.boxes;
    return Array.from({ length: shapes.count }, (_, i) => {
      const path = new Path2D();
      path.rect(b[4 * i], b[4 * i + 1], b[4 * i + 2] - b[4 * i], b[4 * i + 3] - b[4 * i + 1]);
      return path;
    });
  }
  return shapes.parts.map((parts) => {
    const path = new Path2D();
    for (const xy of parts) {
      for (let j = 0; j < xy.length; j += 2) {
        if (j === 0) path.moveTo(xy[0], xy[1]);
        else path.lineTo(xy[j], xy[j + 1]);
      }
    }
    return path;
  });
}

/** A fishnet as a picture of one pixel a square. */
class Lattice {
  readonly canvas = document.createElement("canvas");
  private readonly image: ImageData;

  private constructor(
    readonly west: number,
    readonly north: number,
    readonly side: number,
    readonly columns: number,
    readonly rows: number,
    private readonly pixel: Int32Array,
  ) {
    this.canvas.width = columns;
    this.canvas.height = rows;
    this.image = new ImageData(columns, rows);
  }

  /** Nothing where the shapes are not squares of one lattice. */
  static of(shapes: Shapes): Lattice | undefined {
    if (shapes.form !== "rectangles" || shapes.count < 2) return undefined;
    const b = shapes.boxes;
    const side = b[2] - b[0];
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < shapes.count; i++) {
      if (Math.abs(b[4 * i + 2] - b[4 * i] - side) > side / 1000) return undefined;
      w = Math.min(w, b[4 * i]);
      s = Math.min(s, b[4 * i + 1]);
      e = Math.max(e, b[4 * i + 2]);
      n = Math.max(n, b[4 * i + 3]);
    }
    const columns = Math.round((e - w) / side);
    const rows = Math.round((n - s) / side);
    if (columns * rows > 3e7) return undefined;
    const pixel = new Int32Array(shapes.count);
    for (let i = 0; i < shapes.count; i++) {
      pixel[i] = Math.round((n - b[4 * i + 3]) / side) * columns + Math.round((b[4 * i] - w) / side);
    }
    return new Lattice(w, n, side, columns, rows, pixel);
  }

  paint(p: UnitPicture): void {
    const out = new Uint32Array(this.image.data.buffer).fill(0);
    const colours = p.legend.map((c) => little(c.color, 255));
    const dim = p.legend.map((c) => little(c.color, Math.round(255 * DIM)));
    for (let i = 0; i < this.pixel.length; i++) {
      const k = colourOf(p, i);
      if (k >= 0 && k < colours.length) out[this.pixel[i]] = isDim(p, i) ? dim[k] : colours[k];
    }
    this.canvas.getContext("2d")?.putImageData(this.image, 0, 0);
  }
}

function little(hex: string, alpha: number): number {
  const [r, g, b] = rgb(hex);
  return ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;
}
