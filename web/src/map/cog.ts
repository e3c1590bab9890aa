import { fromArrayBuffer, fromUrl, type GeoTIFFImage } from "geotiff";
import { get } from "../data";

export type Cells =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** A level of a raster: the full resolution, or an overview of it. */
interface Level {
  image: GeoTIFFImage;
  columns: number;
  rows: number;
  tileColumns: number;
  tileRows: number;
}

/**
 * A raster of the run as its blocks, read by byte ranges when they are asked for. Values are kept as they are in the
 * file, so that colours change without reading again.
 */
export class Cog {
  private readonly blocks = new Map<string, Promise<Cells>>();
  private static readonly MOST_BLOCKS = 150;
  private static readonly MOST_FILES = 8;
  private static readonly known = new Map<string, Promise<Cog>>();

  private constructor(
    readonly levels: Level[],
    readonly extent: [number, number, number, number],
    readonly noData: number | null,
  ) {}

  /** The last few files are kept with their blocks, so that phases play without reading again. */
  static open(url: string): Promise<Cog> {
    const cog = Cog.known.get(url) ?? Cog.read(url);
    Cog.known.delete(url);
    Cog.known.set(url, cog);
    cog.catch(() => Cog.known.delete(url));
    const oldest = Cog.known.keys().next().value;
    if (Cog.known.size > Cog.MOST_FILES && oldest !== undefined) Cog.known.delete(oldest);
    return cog;
  }

  private static async read(url: string): Promise<Cog> {
    // a disk has no ranges of bytes
    const tiff =
      location.protocol === "file:" ? await fromArrayBuffer(await (await get(url)).arrayBuffer()) : await fromUrl(url);
    const count = await tiff.getImageCount();
    const levels: Level[] = [];
    for (let i = 0; i < count; i++) {
      const image = await tiff.getImage(i);
      levels.push({
        image,
        columns: image.getWidth(),
        rows: image.getHeight(),
        tileColumns: image.getTileWidth(),
        tileRows: image.getTileHeight(),
      });
    }
    levels.sort((a, b) => b.columns - a.columns);
    const box = levels[0].image.getBoundingBox();
    return new Cog(levels, [box[0], box[1], box[2], box[3]], levels[0].image.getGDALNoData());
  }

  /** Width and height of a cell at each level, from the finest. */
  cellSizes(): [number, number][] {
    const [w, s, e, n] = this.extent;
    return this.levels.map((l) => [(e - w) / l.columns, (n - s) / l.rows]);
  }

  /** The cells of a block, by rows; those beyond the edge are missing, so the block may be smaller than its tile. */
  block(level: number, x: number, y: number): Promise<Cells> {
    const key = level + "/" + x + "/" + y;
    let cells = this.blocks.get(key);
    if (!cells) {
      const l = this.levels[level];
      const window = [
        x * l.tileColumns,
        y * l.tileRows,
        Math.min(l.columns, (x + 1) * l.tileColumns),
        Math.min(l.rows, (y + 1) * l.tileRows),
      ];
      cells = l.image.readRasters({ window, samples: [0], interleave: false }).then((r) => r[0] as Cells);
      cells.catch(() => this.blocks.delete(key));
      this.blocks.set(key, cells);
      if (this.blocks.size > Cog.MOST_BLOCKS) {
        const oldest = this.blocks.keys().next().value;
        if (oldest !== undefined) this.blocks.delete(oldest);
      }
    }
    return cells;
  }

  /** The value of the finest cell at a place; NaN where there is none. */
  async valueAt(x: number, y: number): Promise<number> {
    const l = this.levels[0];
    const [w, s, e, n] = this.extent;
    const column = Math.floor(((x - w) / (e - w)) * l.columns);
    const row = Math.floor(((n - y) / (n - s)) * l.rows);
    if (column < 0 || row < 0 || column >= l.columns || row >= l.rows) return NaN;
    const bx = Math.floor(column / l.tileColumns);
    const by = Math.floor(row / l.tileRows);
    const cells = await this.block(0, bx, by);
    const width = Math.min(l.tileColumns, l.columns - bx * l.tileColumns);
    const value = cells[(row - by * l.tileRows) * width + (column - bx * l.tileColumns)];
    return value === this.noData ? NaN : value;
  }
}
