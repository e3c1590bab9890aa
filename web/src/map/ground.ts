import Projection from "ol/proj/Projection";
import type { Coordinate } from "ol/coordinate";
import proj4 from "proj4";
import type { Atlas } from "../model";

type Plane = NonNullable<Atlas["grid"]>;

/**
 * The study's own coordinate system: a plane for the map, and degrees for the reader. In the plane x is that of the
 * study times the grid's `aspect`, so that in the middle a kilometre is as long across as along where coordinates are
 * degrees.
 */
export class Ground {
  readonly projection: Projection;
  readonly degrees: (c: Coordinate) => Coordinate;

  constructor(grid: Plane) {
    this.aspect = grid.aspect;
    const [w, s, e, n] = grid.extent;
    this.extent = [w * grid.aspect, s, e * grid.aspect, n];
    this.projection = new Projection({
      code: grid.crs,
      // the scale bar is of the middle, whatever the plane's unit; no other projection is known to the map
      units: "m",
      getPointResolution: (resolution) => resolution * grid.metresPerUnit,
    });
    let inverse: ((c: Coordinate) => Coordinate) | undefined;
    if (!grid.geographic) {
      try {
        const converter = proj4(grid.wkt, "EPSG:4326");
        inverse = (c) => converter.forward([c[0], c[1]]);
      } catch {
        inverse = undefined; // a system that proj4 does not know: the plane's coordinates are shown
      }
    }
    this.degrees = inverse ?? ((c) => [c[0] / this.aspect, c[1]]);
    this.named = inverse !== undefined || grid.geographic;
  }

  readonly aspect: number;
  readonly extent: [number, number, number, number];

  /** Whether coordinates can be told in degrees. */
  readonly named: boolean;

  where(c: Coordinate): string {
    if (!this.named) return `x ${c[0].toFixed(0)}, y ${c[1].toFixed(0)}`;
    const [x, y] = this.degrees(c);
    return `${Math.abs(y).toFixed(4)}° ${y < 0 ? "S" : "N"}, ${Math.abs(x).toFixed(4)}° ${x < 0 ? "W" : "E"}`;
  }
}
