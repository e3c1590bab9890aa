/** Shapes of a layer as `UnitBytes` in `app/.../atlas` writes them, in the plane of the map: x is that of the study times `aspect`. */
export interface Shapes {
  count: number;
  form: "rectangles" | "rings" | "lines";
  origin: [number, number];
  /** Of rectangles: west, south, east, north of each, from the origin. */
  boxes: Float32Array;
  /** Of the others: for each feature its parts, each x, y, x, y … from the origin. */
  parts: Float32Array[][];
}

export function readShapes(buffer: ArrayBuffer, aspect = 1): Shapes {
  const head = new DataView(buffer);
  if (head.getInt32(0, true) !== 1) throw new Error("shapes of another version");
  const count = head.getInt32(4, true);
  const form = (["rectangles", "rings", "lines"] as const)[head.getInt32(8, true)];
  const origin: [number, number] = [aspect * head.getFloat64(16, true), head.getFloat64(24, true)];
  if (form === "rectangles") {
    return { count, form, origin, boxes: widened(new Float32Array(buffer, 32, 4 * count), aspect), parts: [] };
  }
  const boxes = new Float32Array(4 * count);
  const parts: Float32Array[][] = [];
  let at = 32;
  for (let i = 0; i < count; i++) {
    const of: Float32Array[] = [];
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    const k = head.getInt32(at, true);
    at += 4;
    for (let p = 0; p < k; p++) {
      const points = head.getInt32(at, true);
      const xy = widened(new Float32Array(buffer, at + 4, 2 * points), aspect);
      at += 4 + 8 * points;
      for (let j = 0; j < xy.length; j += 2) {
        w = Math.min(w, xy[j]);
        e = Math.max(e, xy[j]);
        s = Math.min(s, xy[j + 1]);
        n = Math.max(n, xy[j + 1]);
      }
      of.push(xy);
    }
    boxes.set([w, s, e, n], 4 * i);
    parts.push(of);
  }
  return { count, form, origin, boxes, parts };
}

/** Coordinates x, y, x, y … with each x times a factor. */
function widened(xy: Float32Array, factor: number): Float32Array {
  if (factor !== 1) for (let i = 0; i < xy.length; i += 2) xy[i] *= factor;
  return xy;
}

/** Whether rings hold a point, both from the origin: by the rule of even and odd, so that holes are outside. */
export function ringsHold(rings: Float32Array[], x: number, y: number): boolean {
  let inside = false;
  for (const xy of rings) {
    for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [xy[i], xy[i + 1], xy[j], xy[j + 1]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** The feature at a point of the map; -1 where there is none. */
export function featureAt(shapes: Shapes, x: number, y: number): number {
  const px = x - shapes.origin[0];
  const py = y - shapes.origin[1];
  const b = shapes.boxes;
  for (let i = 0; i < shapes.count; i++) {
    if (px >= b[4 * i] && px <= b[4 * i + 2] && py >= b[4 * i + 1] && py <= b[4 * i + 3]) {
      if (shapes.form === "rectangles" || (shapes.form === "rings" && ringsHold(shapes.parts[i], px, py))) return i;
    }
  }
  return -1;
}

/** Features whose centre of extent lies within a ring of map coordinates (a lasso, a box). */
export function featuresWithin(shapes: Shapes, ring: [number, number][]): number[] {
  const xy = new Float32Array(ring.flatMap(([x, y]) => [x - shapes.origin[0], y - shapes.origin[1]]));
  const found: number[] = [];
  const b = shapes.boxes;
  for (let i = 0; i < shapes.count; i++) {
    if (ringsHold([xy], (b[4 * i] + b[4 * i + 2]) / 2, (b[4 * i + 1] + b[4 * i + 3]) / 2)) found.push(i);
  }
  return found;
}

/** A feature as polygons of closed rings, the outer one first, in map coordinates; a ring within a ring is a hole. */
export function polygonsOf(shapes: Shapes, feature: number): [number, number][][][] {
  const [x0, y0] = shapes.origin;
  if (shapes.form === "rectangles") {
    const [w, s, e, n] = shapes.boxes.subarray(4 * feature, 4 * feature + 4);
    const corners: [number, number][] = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    return [[corners.map(([x, y]) => [x + x0, y + y0])]];
  }
  const parts = shapes.parts[feature];
  const around = parts.map((p) => parts.filter((q) => q !== p && ringsHold([q], p[0], p[1])));
  const points = (p: Float32Array, counter: boolean) => {
    const ring: [number, number][] = [];
    let area = 0;
    for (let j = 0; j < p.length; j += 2) {
      ring.push([p[j] + x0, p[j + 1] + y0]);
      const k = (j + 2) % p.length;
      area += p[j] * p[k + 1] - p[k] * p[j + 1];
    }
    return area > 0 === counter ? ring : ring.reverse();
  };
  return parts.flatMap((outer, i) =>
    around[i].length % 2 === 1
      ? []
      : [
          [
            points(outer, true),
            ...parts
              .filter((_, k) => around[k].length === around[i].length + 1 && around[k].includes(outer))
              .map((hole) => points(hole, false)),
          ],
        ],
  );
}
