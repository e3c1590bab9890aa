import TileLayer from "ol/layer/Tile";
import ImageTile from "ol/source/ImageTile";
import TileGrid from "ol/tilegrid/TileGrid";
import { classOf, rgb } from "../colours";
import type { LegendClass } from "../model";
import { Cog, type Cells } from "./cog";
import type { Ground } from "./ground";

/** Colours of a raster by its values: a table for codes, limits for numbers. Transparent where a class is hidden. */
export class Paint {
  private readonly codes = new Map<number, number>();
  private readonly colours: Uint32Array;

  constructor(
    private readonly legend: LegendClass[],
    hidden: ReadonlySet<number>,
    private readonly noData: number | null,
    private readonly byCode: boolean,
  ) {
    this.colours = new Uint32Array(legend.length);
    legend.forEach((c, i) => {
      const [r, g, b] = rgb(c.color);
      this.colours[i] = hidden.has(i) ? 0 : ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0; // as little-endian RGBA
      if (byCode) this.codes.set(Number(c.value), this.colours[i]);
    });
  }

  fill(cells: Cells, width: number, out: Uint32Array, stride: number): void {
    for (let i = 0, rows = cells.length / width; i < rows; i++) {
      for (let j = 0; j < width; j++) {
        const v = cells[i * width + j];
        let colour = 0;
        if (v !== this.noData && v === v) {
          colour = this.byCode ? (this.codes.get(v) ?? 0) : (this.colours[classOf(this.legend, v)] ?? 0);
        }
        out[i * stride + j] = colour;
      }
    }
  }
}

/** A raster of the run on the map, tile by tile from its blocks, in its own grid: never warped. */
export class RasterTiles {
  readonly layer = new TileLayer<ImageTile>({ preload: 1 });
  private cog?: Cog;
  private paint?: Paint;
  private url = "";
  private aspect = 1;

  /** Shows a file, or nothing. What is shown until its first blocks are read stays what it was. */
  async show(
    url: string,
    { projection, aspect }: Ground,
    paint: (cog: Cog) => Paint,
    /** A tile could not be read. */
    failed: () => void,
  ): Promise<void> {
    if (url === this.url && this.cog) {
      this.paint = paint(this.cog);
      this.layer.getSource()?.refresh();
      return;
    }
    this.url = url;
    if (url === "") {
      this.cog = undefined;
      this.layer.setSource(null);
      return;
    }
    const cog = await Cog.open(url).catch((e: unknown) => {
      if (url === this.url) this.layer.setSource(null); // what it shows is another
      throw e;
    });
    if (url !== this.url) return;
    this.cog = cog;
    this.paint = paint(cog);
    this.aspect = aspect;
    const coarsest = cog.levels.length - 1;
    const [w, s, e, n] = cog.extent;
    const extent = [w * aspect, s, e * aspect, n];
    const sizes = cog.cellSizes();
    this.layer.setSource(
      new ImageTile({
        projection,
        interpolate: false,
        transition: 0,
        tileGrid: new TileGrid({
          extent,
          origin: [extent[0], n],
          resolutions: sizes.map(([, height]) => height).reverse(),
          // cells need not be squares: a tile is as wide as its columns are
          tileSizes: cog.levels
            .map((l, i) => [(l.tileColumns * sizes[i][0] * aspect) / sizes[i][1], l.tileRows])
            .reverse(),
        }),
        loader: async (z, x, y) => {
          const level = cog.levels[coarsest - z];
          const canvas = document.createElement("canvas");
          canvas.width = level.tileColumns;
          canvas.height = level.tileRows;
          const width = Math.min(level.tileColumns, level.columns - x * level.tileColumns);
          const cells = await cog.block(coarsest - z, x, y);
          const context = canvas.getContext("2d");
          if (context && this.paint) {
            const image = context.createImageData(canvas.width, canvas.height);
            this.paint.fill(cells, width, new Uint32Array(image.data.buffer), canvas.width);
            context.putImageData(image, 0, 0);
          }
          return canvas;
        },
      }),
    );
    this.layer.getSource()?.on("tileloaderror", failed);
  }

  valueAt(x: number, y: number): Promise<number> {
    return this.cog ? this.cog.valueAt(x / this.aspect, y) : Promise.resolve(NaN);
  }
}
