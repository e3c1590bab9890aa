import OlMap from "ol/Map";
import View from "ol/View";
import { defaults as controls } from "ol/control/defaults";
import { defaults as interactions } from "ol/interaction/defaults";
import DragPan from "ol/interaction/DragPan";
import ScaleLine from "ol/control/ScaleLine";
import MousePosition from "ol/control/MousePosition";
import { getRenderPixel } from "ol/render";
import type RenderEvent from "ol/render/Event";
import type { Coordinate } from "ol/coordinate";
import { classesOf, classOf, classOfCode } from "../colours";
import type { LegendClass, RasterLayer } from "../model";
import { Selection } from "../selection";
import { featureAt, featuresWithin, type Shapes } from "../shapes";
import { OVERLAY } from "../address";
import type { Side, State } from "../state";
import { label, labelled, number, text, toldOf, words } from "../text";
import { Ground } from "./ground";
import { Paint, RasterTiles } from "./raster";
import { UnitLayer, type Ink, type UnitPicture } from "./unitLayer";

/** One map. Two of them that share a view show two phases side by side. */
export class Pane {
  readonly map: OlMap;
  readonly units = new UnitLayer();
  private readonly left = new RasterTiles(); // the other phase, in a swipe
  private readonly right = new RasterTiles();
  private readonly overlays = new Map<string, UnitLayer>();
  private dragged?: Coordinate[];
  private asked = 0;
  private pointed = "";
  private unread = "";

  constructor(
    private readonly target: HTMLElement,
    private readonly state: State,
    ground: Ground,
    view: View,
    readonly isOther: boolean,
    private readonly tell: (text: string) => void,
    private readonly dragShape: (ring: Coordinate[] | undefined, pane: Pane) => void,
  ) {
    this.map = new OlMap({
      target,
      view,
      keyboardEventTarget: target,
      layers: [this.right.layer, this.left.layer, this.units],
      controls: controls({ zoom: false, rotate: false, attribution: false }).extend([
        new ScaleLine({ minWidth: 80 }),
        new MousePosition({ coordinateFormat: (c) => (c ? ground.where(c) : ""), placeholder: "" }),
      ]),
      interactions: interactions({
        altShiftDragRotate: false,
        pinchRotate: false,
        dragPan: false,
        shiftDragZoom: false,
      }),
    });
    this.map.addInteraction(
      new DragPan({
        condition: (e) => this.state.tool === "pan" || this.state.tool === "click" || isMiddle(e.originalEvent),
      }),
    );
    this.ground = ground;
    this.right.layer.on("prerender", (e) => this.clip(e as RenderEvent, this.isSwiped() ? "right" : "whole"));
    this.left.layer.on("prerender", (e) => this.clip(e as RenderEvent, "left"));
    for (const tiles of [this.right, this.left]) {
      tiles.layer.on("postrender", (e) => ((e as RenderEvent).context as CanvasRenderingContext2D).restore());
    }
    this.map.on("pointermove", (e) => void this.hover(e.coordinate, e.dragging));
    this.map.on("singleclick", (e) => this.click(e.coordinate, e.originalEvent));
    this.listenForDrags();
    target.addEventListener("keydown", (e) => {
      const middle = view.getCenter();
      if (e.key === "Enter" && middle) {
        this.click(middle, e);
        void this.hover(middle, false);
      }
    });
  }

  private readonly ground: Ground;

  private side(): Side {
    return this.state.side(this.isOther);
  }

  private isSwiped(): boolean {
    return this.state.layout === "swipe";
  }

  private clip(event: RenderEvent, part: "left" | "right" | "whole"): void {
    const c = event.context as CanvasRenderingContext2D;
    c.save();
    const size = this.map.getSize();
    if (part === "whole" || !size) return;
    const x = this.swiped();
    const [x0, x1] = part === "left" ? [0, x] : [x, size[0]];
    const corners = [
      [x0, 0],
      [x1, 0],
      [x1, size[1]],
      [x0, size[1]],
    ].map((p) => getRenderPixel(event, p));
    c.beginPath();
    corners.forEach(([px, py], i) => (i === 0 ? c.moveTo(px, py) : c.lineTo(px, py)));
    c.closePath();
    c.clip();
  }

  /** Where the swipe stands, in pixels from the left. */
  private swiped(): number {
    return (this.map.getSize()?.[0] ?? 0) * this.state.swipe;
  }

  /** The rasters as the state has them. */
  async showRasters(): Promise<void> {
    const show = (tiles: RasterTiles, side: Side | undefined) => {
      const raster = side && this.state.rasterOf(side);
      tiles.layer.setOpacity(this.state.rasterOpacity);
      tiles.layer.setVisible(raster !== undefined);
      return tiles
        .show(
          raster ? side.data.path + raster.file : "",
          this.ground,
          (cog) => new Paint(this.legend(raster), this.hiddenOf(raster), cog.noData, raster?.classes === "codes"),
          () => this.say(this.pointed, raster?.file),
        )
        .catch(() => this.say(this.pointed, raster?.file)); // the rest is shown
    };
    this.say(this.pointed);
    await Promise.all([
      show(this.right, this.side()),
      show(this.left, this.isSwiped() ? this.state.side(true) : undefined),
    ]);
  }

  /** Numbers of both sides are drawn by the limits of this side, codes by their own names and colours. */
  private legend(raster: RasterLayer | undefined): LegendClass[] {
    const of = raster?.classes === "values" ? (this.state.rasterOf() ?? raster) : raster;
    return this.state.shown(of?.legend ?? []);
  }

  /** The hidden classes of this side's legend, in another one by their names. */
  private hiddenOf(raster: RasterLayer | undefined): ReadonlySet<number> {
    const own = this.state.rasterOf();
    if (!raster || !own || raster === own || raster.classes === "values") return this.state.hiddenClasses;
    const names = new Set([...this.state.hiddenClasses].map((i) => label(own.legend[i], "en")));
    return new Set(raster.legend.flatMap((c, i) => (names.has(label(c, "en")) ? [i] : [])));
  }

  showUnits(): void {
    const hidden = this.state.hiddenUnits;
    const u = this.state.units;
    this.units.display(
      u && {
        shapes: u.shapes,
        legend: this.state.shown(u.legend),
        classes: this.isOther ? u.otherClasses : u.classes,
        hidden,
        selection: this.state.selection,
        hover: this.state.hover,
        opacity: this.state.unitOpacity,
        ...inkOn(this.state.dark),
      },
    );
  }

  async showOverlays(): Promise<void> {
    this.stack();
    for (const o of this.state.atlas.overlays) {
      const on = this.state.overlays.has(o.id);
      let layer = this.overlays.get(o.id);
      if (on && !layer) {
        layer = new UnitLayer();
        this.overlays.set(o.id, layer);
        this.map.addLayer(layer);
        this.stack();
      }
      layer?.setVisible(on);
      if (!on || !layer) continue;
      const shapes = await this.state.data.shapes(o);
      const column = o.columns.find((c) => c.name === o.column);
      const values = column && (await this.state.data.values(o, column));
      const classes = values ? classesOf(o.legend, values) : new Int16Array(shapes.count);
      const opacity = this.state.opacityOf(o);
      layer.display({ ...overlay(shapes, this.state.shown(o.legend), classes, this.state), opacity });
    }
  }

  /** Paper is light, whatever the screen is. */
  ink(onPaper: boolean): void {
    const ink = inkOn(this.state.dark && !onPaper);
    [this.units, ...this.overlays.values()].forEach((layer) => layer.ink(ink));
  }

  /** Which layer lies on which. */
  private stack(): void {
    this.state.stack().forEach((id, z) => {
      const layers =
        id === "raster" ? [this.right.layer, this.left.layer] : [id === "units" ? this.units : this.overlays.get(id)];
      layers.forEach((l) => l?.setZIndex(z));
    });
  }

  private unitAt(c: Coordinate): number {
    const u = this.state.units;
    return u ? featureAt(u.shapes, c[0], c[1]) : -1;
  }

  private async hover(c: Coordinate, dragging: boolean): Promise<void> {
    if (dragging) return;
    const unit = this.unitAt(c);
    if (unit !== this.state.hover) {
      this.state.hover = unit;
      this.state.tell("hover");
    }
    const ask = ++this.asked;
    const said: string[] = [];
    const isLeft = this.isSwiped() && (this.map.getPixelFromCoordinate(c)?.[0] ?? 0) < this.swiped();
    const raster = this.state.rasterOf(this.state.side(this.isOther || isLeft));
    if (raster) {
      const value = await (isLeft ? this.left : this.right).valueAt(c[0], c[1]).catch(() => NaN);
      if (ask !== this.asked) return; // the pointer is elsewhere by now
      if (!Number.isNaN(value)) {
        const k = raster.classes === "codes" ? classOfCode(raster.legend, value) : classOf(raster.legend, value);
        const name = k >= 0 ? label(raster.legend[k], this.state.language) : "";
        said.push(
          labelled(
            `${words(raster.title, this.state.language)} ${raster.years.join("–")}`,
            raster.classes === "codes" ? name : number(value),
            this.state.language,
          ),
        );
      }
    }
    const u = this.state.units;
    if (u && unit >= 0) {
      const values = this.isOther && !this.state.isDifference() ? u.compared?.other : u.values;
      const of = this.state.isDifference() ? { unit: u.column?.unit } : u.column;
      const value = toldOf(of, (values ?? u.texts)?.[unit], this.state.language);
      said.push(`${u.names[unit] || u.ids[unit]}${u.column ? `: ${value}` : ""}`);
    }
    this.say(said.join(" · "), this.unread);
  }

  /** What lies under the pointer, and the raster that could not be read as long as it should be shown. */
  private say(pointed: string, unread = ""): void {
    this.pointed = pointed;
    this.unread = unread;
    const failed = unread && labelled(text("failed", this.state.language), unread, this.state.language);
    this.tell([failed, pointed].filter(Boolean).join(" · "));
  }

  /** A click, or the key Enter, which means the middle of the map. */
  private click(c: Coordinate, event: UIEvent): void {
    if (this.state.tool === "pan" && !(event instanceof KeyboardEvent)) return;
    const unit = this.unitAt(c);
    this.state.card = unit;
    const e = event as PointerEvent | KeyboardEvent;
    const how = e.shiftKey || e.ctrlKey || e.metaKey ? "add" : this.state.combine;
    if (unit >= 0) this.state.select([unit], how === "add" && this.state.selection.has(unit) ? "remove" : how);
    else if (how === "replace") this.state.select([], how);
  }

  /** A box or a lasso drawn on the map selects as it grows. */
  private listenForDrags(): void {
    const drawing = () => this.state.tool === "box" || this.state.tool === "lasso";
    const at = (e: PointerEvent) => this.map.getEventCoordinate(e);
    this.target.addEventListener("pointerdown", (e) => {
      if (e.button !== 0 || !drawing() || !(e.target as HTMLElement).closest(".ol-viewport")) return;
      this.dragged = [at(e)];
      this.target.setPointerCapture(e.pointerId);
    });
    this.target.addEventListener("pointermove", (e) => {
      if (!this.dragged) return;
      if (this.state.tool === "lasso") this.dragged.push(at(e));
      else this.dragged = [this.dragged[0], at(e)];
      const ring = this.ring(this.dragged);
      this.dragShape(ring, this);
      const u = this.state.units;
      if (u && this.state.combine === "replace") {
        this.state.select(featuresWithin(u.shapes, ring as [number, number][]), "replace");
      }
    });
    const end = () => {
      const u = this.state.units;
      if (this.dragged && u) {
        const ring = this.ring(this.dragged);
        this.state.select(featuresWithin(u.shapes, ring as [number, number][]));
      }
      this.dragged = undefined;
      this.dragShape(undefined, this);
    };
    this.target.addEventListener("pointerup", end);
    this.target.addEventListener("pointercancel", end);
  }

  private ring(drag: Coordinate[]): Coordinate[] {
    if (this.state.tool === "lasso") return drag;
    const [a, b] = [drag[0], drag[drag.length - 1]];
    return [a, [b[0], a[1]], b, [a[0], b[1]]];
  }

  dispose(): void {
    this.map.setTarget(undefined);
    this.map.dispose();
  }
}

function inkOn(isDark: boolean): Ink {
  return isDark ? { line: "#cfd6d1", lit: "#ffe066" } : { line: "#3a3f45", lit: "#111111" };
}

/** Lines and patches: nothing of them is selected. */
function overlay(shapes: Shapes, legend: RasterLayer["legend"], classes: Int16Array, state: State): UnitPicture {
  return {
    shapes,
    legend,
    classes,
    hidden: new Set<number>(),
    selection: new Selection(0),
    hover: -1,
    opacity: OVERLAY,
    ...inkOn(state.dark),
  };
}

function isMiddle(event: Event): boolean {
  return event instanceof PointerEvent && event.buttons === 4;
}
