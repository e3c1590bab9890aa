import Layer from "ol/layer/Layer";
import type { FrameState } from "ol/Map";
import { rgb } from "../colours";
import type { LegendClass } from "../model";
import type { Selection } from "../selection";
import type { Shapes } from "../shapes";

/** What a layer of units draws. */
export interface UnitPicture extends Ink {
  shapes: Shapes;
  legend: LegendClass[];
  /** Class of each unit in the legend; -1 = drawn without colour. */
  classes: Int16Array;
  hidden: ReadonlySet<number>;
  selection: Selection;
  hover: number;
  opacity: number;
}

/** Colours of outlines, and of those that are lit. */
export interface Ink {
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
  /** Around the canvas, into which a raster that lies above would else be drawn. */
  private readonly box = document.createElement("div");
  private picture?: UnitPicture;
  private lattice?: Lattice;
  private paths: Path2D[] = [];
  private pathsOf?: Shapes;
  private all = new Path2D(); // all outlines at once, and the fills of each class: one call each
  private ofClass: Path2D[] = [];
  private classesOf?: Int16Array;
  private hiddenOf?: ReadonlySet<number>;
  private size = 0; // mean side of a unit
  private readonly kept = document.createElement("canvas");
  private keptOf: unknown[] = [];
  private keptAt?: Place;
  private frame: FrameState | null = null; // as drawn last

  constructor() {
    super({});
    this.canvas.className = "units";
    this.box.className = "units-box";
    this.box.append(this.canvas);
  }

  display(picture: UnitPicture | undefined): void {
    this.picture = picture;
    if (picture && this.pathsOf !== picture.shapes) {
      this.pathsOf = picture.shapes;
      this.lattice = Lattice.of(picture.shapes);
      this.paths = this.lattice ? [] : pathsOf(picture.shapes);
      this.all = new Path2D();
      this.paths.forEach((path) => this.all.addPath(path));
      this.classesOf = undefined;
      this.size = meanSide(picture.shapes);
    }
    if (picture) this.lattice?.paint(picture);
    this.changed();
  }

  /** Draws the same in other ink, at once, on a fresh canvas: on paper to clear one clears what lies below. */
  ink(ink: Ink): void {
    this.picture = this.picture && { ...this.picture, ...ink };
    this.canvas.width = 0;
    this.render(this.frame);
  }

  render(frame: FrameState | null): HTMLElement {
    const p = this.picture;
    if (!frame) return this.box;
    this.frame = frame;
    const [width, height] = frame.size;
    const ratio = frame.pixelRatio;
    const fresh = this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio);
    if (fresh) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = width + "px";
      this.canvas.style.height = height + "px";
    }
    const c = this.canvas.getContext("2d");
    if (!c) return this.box;
    c.setTransform(1, 0, 0, 1, 0, 0);
    if (!fresh) c.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!p || !frame.extent) return this.box;
    const [cx, cy] = frame.viewState.center;
    const now: Place = { x: cx, y: cy, resolution: frame.viewState.resolution / ratio };
    if (this.paths.length < MANY) {
      this.draw(c, p, now);
      return this.box;
    }
    // many outlines: while the map moves, the picture of them moves
    const moving = frame.viewHints.some((hint) => hint > 0);
    const of = [p.shapes, p.legend, p.classes, p.hidden, p.opacity, p.line, p.selection.version];
    const same = of.every((v, i) => v === this.keptOf[i]);
    const still = this.keptAt && (Object.keys(now) as (keyof Place)[]).every((k) => this.keptAt?.[k] === now[k]);
    if (!same || (!moving && !still)) {
      this.keep(p, now);
      this.keptOf = of;
    }
    const at = this.keptAt ?? now;
    const k = at.resolution / now.resolution;
    const [w, h] = [this.kept.width * k, this.kept.height * k];
    const x = this.canvas.width / 2 + (at.x - now.x) / now.resolution - w / 2;
    const y = this.canvas.height / 2 - (at.y - now.y) / now.resolution - h / 2;
    c.drawImage(this.kept, x, y, w, h);
    if (p.hover >= 0 && this.paths[p.hover]) {
      this.place(c, p, now);
      this.drawHover(c, p, now.resolution);
    }
    return this.box;
  }

  /** Draws more than the view, to move it. */
  private keep(p: UnitPicture, at: Place): void {
    const w = Math.round(this.canvas.width * (1 + 2 * MARGIN));
    const h = Math.round(this.canvas.height * (1 + 2 * MARGIN));
    if (this.kept.width !== w || this.kept.height !== h) {
      this.kept.width = w;
      this.kept.height = h;
    }
    const c = this.kept.getContext("2d");
    if (!c) return;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, w, h);
    this.draw(c, { ...p, hover: -1 }, at);
    this.keptAt = at;
  }

  /** Draws into any canvas, its middle at a place. */
  private draw(c: CanvasRenderingContext2D, p: UnitPicture, at: Place): void {
    this.place(c, p, at);
    if (this.lattice) drawLattice(c, p, this.lattice, at.resolution);
    else if (p.shapes.form === "lines") drawLines(c, p, this.paths, at.resolution);
    else this.drawRings(c, p, at.resolution);
  }

  private place(c: CanvasRenderingContext2D, p: UnitPicture, at: Place): void {
    const [x0, y0] = p.shapes.origin;
    const scale = 1 / at.resolution;
    // from coordinates off the origin to pixels: y points down
    const x = c.canvas.width / 2 + (x0 - at.x) * scale;
    const y = c.canvas.height / 2 - (y0 - at.y) * scale;
    c.setTransform(scale, 0, 0, -scale, x, y);
  }

  private drawHover(c: CanvasRenderingContext2D, p: UnitPicture, pixel: number): void {
    c.lineWidth = 2 * pixel;
    c.strokeStyle = p.lit;
    c.stroke(this.paths[p.hover]);
  }

  private drawRings(c: CanvasRenderingContext2D, p: UnitPicture, pixel: number): void {
    if (this.classesOf !== p.classes || this.hiddenOf !== p.hidden) {
      this.classesOf = p.classes;
      this.hiddenOf = p.hidden;
      this.ofClass = p.legend.map(() => new Path2D());
      this.paths.forEach((path, i) => {
        const k = colourOf(p, i);
        if (k >= 0 && k < p.legend.length) this.ofClass[k].addPath(path);
      });
    }
    const some = p.selection.count > 0;
    c.globalAlpha = some ? p.opacity * DIM : p.opacity;
    this.ofClass.forEach((path, k) => {
      c.fillStyle = p.legend[k].color;
      c.fill(path, "evenodd");
    });
    const selected = new Path2D();
    if (some) {
      c.globalAlpha = p.opacity;
      this.paths.forEach((path, i) => {
        if (!p.selection.has(i)) return;
        const k = colourOf(p, i);
        if (k >= 0 && k < p.legend.length) {
          c.fillStyle = p.legend[k].color;
          c.fill(path, "evenodd");
        }
        selected.addPath(path);
      });
    }
    c.globalAlpha = 1;
    // outlines closer than some pixels would only darken the map
    if (this.size > LEAST_OUTLINED * pixel) {
      c.lineWidth = pixel;
      c.strokeStyle = p.line;
      c.stroke(this.all);
      c.lineWidth = 3 * pixel;
      c.strokeStyle = p.lit;
      c.stroke(selected);
    }
    if (p.hover >= 0 && this.paths[p.hover]) this.drawHover(c, p, pixel);
  }
}

/** Where the middle of a canvas is, and how much of the ground a pixel of it is. */
interface Place {
  x: number;
  y: number;
  resolution: number;
}

/** From so many outlines on, a picture of them is moved with the map. */
const MANY = 1500;
/** How much more than the view that picture shows, on each side. */
const MARGIN = 0.25;
/** Pixels: side of the mean unit below which no outlines are drawn. */
const LEAST_OUTLINED = 5;

function drawLattice(c: CanvasRenderingContext2D, p: UnitPicture, lattice: Lattice, pixel: number): void {
  c.globalAlpha = p.opacity;
  c.imageSmoothingEnabled = false;
  c.save();
  c.beginPath();
  const [w, s, e, n] = lattice.extent;
  c.rect(w, s, e - w, n - s); // squares cut by the edge of the region are cut there
  c.clip();
  c.translate(lattice.west, lattice.north);
  c.scale(1, -1);
  c.drawImage(lattice.canvas, 0, 0, lattice.columns * lattice.side, lattice.rows * lattice.side);
  c.restore();
  c.globalAlpha = 1;
  if (p.opacity === 0) for (const i of p.selection.units()) outline(c, p, i, pixel); // no colour tells of it
  if (p.hover >= 0) outline(c, p, p.hover, 2 * pixel);
}

function drawLines(c: CanvasRenderingContext2D, p: UnitPicture, paths: Path2D[], pixel: number): void {
  c.globalAlpha = p.opacity;
  c.lineWidth = 2.5 * pixel;
  for (let i = 0; i < paths.length; i++) {
    const colour = colourOf(p, i);
    if (colour < 0) continue;
    c.strokeStyle = colour < p.legend.length ? p.legend[colour].color : "#444";
    c.stroke(paths[i]);
  }
  c.globalAlpha = 1;
}

function outline(c: CanvasRenderingContext2D, p: UnitPicture, unit: number, width: number): void {
  const b = p.shapes.boxes;
  c.lineWidth = width;
  c.strokeStyle = p.lit;
  c.strokeRect(b[4 * unit], b[4 * unit + 1], b[4 * unit + 2] - b[4 * unit], b[4 * unit + 3] - b[4 * unit + 1]);
}

function meanSide(shapes: Shapes): number {
  let sum = 0;
  for (let i = 0; i < shapes.count; i++) sum += shapes.boxes[4 * i + 2] - shapes.boxes[4 * i];
  return sum / Math.max(1, shapes.count);
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
export class Lattice {
  readonly canvas = document.createElement("canvas");
  private readonly image: ImageData;

  private constructor(
    readonly west: number,
    readonly north: number,
    readonly side: number,
    readonly columns: number,
    readonly rows: number,
    readonly extent: [number, number, number, number],
    private readonly pixel: Int32Array,
  ) {
    this.canvas.width = columns;
    this.canvas.height = rows;
    this.image = new ImageData(columns, rows);
  }

  /** Nothing where the shapes are not squares of one lattice; those that the region's edge cuts may be smaller. */
  static of(shapes: Shapes): Lattice | undefined {
    if (shapes.form !== "rectangles" || shapes.count < 2) return undefined;
    const b = shapes.boxes;
    let side = 0;
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < shapes.count; i++) {
      side = Math.max(side, b[4 * i + 2] - b[4 * i], b[4 * i + 3] - b[4 * i + 1]);
      w = Math.min(w, b[4 * i]);
      s = Math.min(s, b[4 * i + 1]);
      e = Math.max(e, b[4 * i + 2]);
      n = Math.max(n, b[4 * i + 3]);
    }
    const near = side / 1000;
    let whole = 0;
    while (
      whole < shapes.count &&
      (side - (b[4 * whole + 2] - b[4 * whole]) > near || side - (b[4 * whole + 3] - b[4 * whole + 1]) > near)
    )
      whole++;
    if (whole === shapes.count) return undefined;
    // the lattice's corner from a whole square, far enough out for all
    const west = b[4 * whole] - Math.ceil((b[4 * whole] - w - near) / side) * side;
    const north = b[4 * whole + 3] + Math.ceil((n - b[4 * whole + 3] - near) / side) * side;
    const columns = Math.ceil((e - west - near) / side);
    const rows = Math.ceil((north - s - near) / side);
    if (columns * rows > 3e7) return undefined;
    const pixel = new Int32Array(shapes.count);
    for (let i = 0; i < shapes.count; i++) {
      const column = Math.floor((b[4 * i] - west + near) / side);
      const row = Math.floor((north - b[4 * i + 3] + near) / side);
      const inside =
        b[4 * i + 2] <= west + (column + 1) * side + near && b[4 * i + 1] >= north - (row + 1) * side - near;
      const cut = (v: number, edge: number, lattice: number) =>
        Math.abs(v - edge) < near || Math.abs(v - lattice) < near;
      const fits =
        cut(b[4 * i], w, west + column * side) &&
        cut(b[4 * i + 2], e, west + (column + 1) * side) &&
        cut(b[4 * i + 1], s, north - (row + 1) * side) &&
        cut(b[4 * i + 3], n, north - row * side);
      if (!inside || !fits) return undefined;
      pixel[i] = row * columns + column;
    }
    return new Lattice(west, north, side, columns, rows, [w, s, e, n], pixel);
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
