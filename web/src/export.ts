import type { State } from "./state";
import type { Ground } from "./map/ground";
import type { Pane } from "./map/pane";
import { polygonsOf } from "./shapes";
import { toCsv } from "./csv";
import { lines, label, labelled, number, text, words } from "./text";
import type { LegendClass, Overlay } from "./model";

export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The selected units (all, if none is) with the columns given. */
export async function selectedCsv(state: State, columns: string[]): Promise<string> {
  const u = state.units;
  if (!u) return "";
  const of = columns.flatMap((n) => u.set.columns.filter((c) => c.name === n));
  const read = await Promise.all(of.map((c) => state.data.values(u.set, c)));
  const units = state.selection.count > 0 ? state.selection.units() : u.ids.map((_, i) => i);
  return toCsv([
    ["unit_set", "unit", "name", ...of.map((c) => c.name)],
    ...units.map((i) => [u.set.id, u.ids[i], u.names[i], ...read.map((r) => r[i])]),
  ]);
}

/** The selected units (all, if none is) with the columns given, as GeoJSON in degrees or in the plane of the study. */
export async function selectedGeoJson(state: State, columns: string[], ground: Ground | undefined): Promise<string> {
  const u = state.units;
  if (!u) return "";
  const of = columns.flatMap((n) => u.set.columns.filter((c) => c.name === n));
  const read = await Promise.all(of.map((c) => state.data.values(u.set, c)));
  const units = state.selection.count > 0 ? state.selection.units() : u.ids.map((_, i) => i);
  const where = (c: number[]) => (ground?.named ? ground.degrees(c) : c);
  return JSON.stringify({
    type: "FeatureCollection",
    // in degrees as RFC 7946 has it; else named, as GeoJSON of 2008 had it
    ...(ground?.named ? {} : { crs: { type: "name", properties: { name: state.atlas.grid?.crs } } }),
    features: units.map((i) => ({
      type: "Feature",
      properties: {
        id: u.ids[i],
        name: u.names[i],
        ...Object.fromEntries(of.map((c, k) => [c.name, read[k][i] === read[k][i] ? read[k][i] : null])),
      },
      geometry: {
        type: "MultiPolygon",
        coordinates: polygonsOf(u.shapes, i).map((rings) => rings.map((ring) => ring.map(where))),
      },
    })),
  });
}

const MARGIN = 16;
const HEAD = 48;
const SIDE = 230;
const GAP = 8;
const FONT = "'Noto Sans SC','Microsoft YaHei',sans-serif";

interface Legend {
  title: string;
  classes: LegendClass[];
}

/** What a map has drawn, as a picture. */
function picture(pane: Pane): HTMLCanvasElement {
  const size = pane.map.getSize() ?? [800, 600];
  const ratio = devicePixelRatio || 1;
  const map = document.createElement("canvas");
  map.width = Math.round(size[0] * ratio);
  map.height = Math.round(size[1] * ratio);
  const c = map.getContext("2d");
  for (const layer of pane.map.getViewport()?.querySelectorAll("canvas") ?? []) {
    if (c === null || layer.width === 0 || layer.style.display === "none") continue;
    c.globalAlpha = Number(layer.style.opacity || layer.parentElement?.style.opacity || 1);
    const m = layer.style.transform.match(/^matrix\((.+)\)$/);
    const [a, b, k, d, e, f] = m
      ? m[1].split(",").map((v) => Number(v) * ratio)
      : [map.width / layer.width, 0, 0, map.height / layer.height, 0, 0];
    c.setTransform(a, b, k, d, e, f);
    c.drawImage(layer, 0, 0);
  }
  return map;
}

/** Lines and patches of one kind are named by their title. */
export function overlayLegend(state: State, overlay: Overlay): LegendClass[] {
  return state.shown(overlay.legend).map((c) => (c.label === "" ? { ...c, label: overlay.title } : c));
}

/** Of all that lies on the maps, the highest layer first; classes that are hidden have no part in it. */
export function legends(state: State): Legend[] {
  const seen = (classes: LegendClass[], hidden: ReadonlySet<number>) =>
    state.shown(classes).filter((_, i) => !hidden.has(i));
  return state
    .stack()
    .reverse()
    .flatMap((id): Legend[] => {
      if (id === "raster") {
        const raster = state.rasterOf();
        const years = raster?.years.join("–");
        return raster && state.rasterOpacity > 0
          ? [
              {
                title: `${words(raster.title, state.language)} ${years}`,
                classes: seen(raster.legend, state.hiddenClasses),
              },
            ]
          : [];
      }
      if (id === "units") {
        const u = state.units;
        return u?.column && state.unitOpacity > 0
          ? [
              {
                title: state.columnTitle(),
                classes: [
                  ...seen(u.legend, state.hiddenUnits),
                  ...(state.someLack() ? [{ label: text("missing", state.language), color: "none" }] : []),
                ],
              },
            ]
          : [];
      }
      const overlay = state.atlas.overlays.find((o) => o.id === id);
      return overlay && state.opacityOf(overlay) > 0
        ? [{ title: words(overlay.title, state.language), classes: overlayLegend(state, overlay) }]
        : [];
    });
}

/** Where the data are from, in which coordinates they lie, and what drew them. */
function foot(state: State): string {
  return [
    state.atlas.source && labelled(text("source", state.language), state.atlas.source, state.language),
    state.atlas.grid?.crs,
    "Carbonscape " + state.atlas.program,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A sheet of paper with a title over its parts and the source below. */
function sheet(state: State, width: number, below: number, title: string, parts: string[]): string {
  const source = lines(foot(state), width - 2 * MARGIN);
  const height = below + 16 + 14 * source.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="17" font-weight="600">${xml(title)}</text>`,
    ...parts,
    ...source.map(
      (line, i) => `<text x="${MARGIN}" y="${below + 20 + 14 * i}" font-size="10" fill="#555">${xml(line)}</text>`,
    ),
    "</svg>",
  ].join("\n");
}

/** The maps as a picture with title, legends and source; names and numbers are text in it. */
export function mapSvg(state: State, panes: Pane[]): string {
  const parts: string[] = [];
  let x = MARGIN;
  let high = 0;
  for (const pane of panes) {
    const [w, h] = pane.map.getSize() ?? [800, 600];
    const name = (at: number, anchor: string, of: string) =>
      `<text x="${at}" y="${HEAD + 18}" text-anchor="${anchor}" font-size="15" font-weight="600" stroke="#fff" stroke-width="3" paint-order="stroke">${xml(of)}</text>`;
    parts.push(
      `<image x="${x}" y="${HEAD}" width="${w}" height="${h}" href="${picture(pane).toDataURL("image/png")}"/>`,
      name(x + w - 6, "end", state.mapName(state.side(pane.isOther))),
    );
    if (state.layout === "swipe") {
      const line = x + w * state.swipe;
      parts.push(
        `<path d="M${line} ${HEAD}v${h}" stroke="#222"/>`,
        name(x + 6, "start", state.mapName(state.side(true))),
      );
    }
    x += w + GAP;
    high = Math.max(high, h);
  }
  x += 10;
  let y = HEAD + 8;
  for (const legend of legends(state)) {
    const named = legend.classes.length === 1 && label(legend.classes[0], state.language) === legend.title;
    for (const line of named ? [] : lines(legend.title, SIDE)) {
      parts.push(`<text x="${x}" y="${y + 8}" font-weight="600">${xml(line)}</text>`);
      y += 16;
    }
    y += 6;
    for (const k of legend.classes) {
      parts.push(
        `<rect x="${x}" y="${y - 3}" width="18" height="12" fill="${xml(k.color)}" stroke="#999" stroke-width="0.5"/>`,
        `<text x="${x + 26}" y="${y + 7}">${xml(label(k, state.language))}</text>`,
      );
      y += 18;
    }
    y += 14;
  }
  const scale = panes[0]?.map.getView().getResolution();
  if (scale && state.atlas.grid) {
    const metres = 120 * scale * state.atlas.grid.metresPerUnit;
    const nice =
      10 ** Math.floor(Math.log10(metres)) *
      ([5, 2, 1].find((m) => m * 10 ** Math.floor(Math.log10(metres)) <= metres) ?? 1);
    const w = nice / (scale * state.atlas.grid.metresPerUnit);
    parts.push(
      `<path d="M${x} ${y + 6}v6h${w}v-6" fill="none" stroke="#222"/>`,
      `<text x="${x + w + 8}" y="${y + 13}">${nice >= 1000 ? number(nice / 1000) + " km" : number(nice) + " m"}</text>`,
      `<g transform="rotate(${state.atlas.grid.north} ${x + 15} ${y + 44})"><path d="M${x + 8} ${y + 62}l7 -26l7 26l-7 -6z" fill="#222"/><text x="${x + 15}" y="${y + 32}" text-anchor="middle">${text("north", state.language)}</text></g>`,
    );
    y += 70;
  }
  return sheet(state, x + SIDE + MARGIN, Math.max(high + HEAD, y), state.atlas.title, parts);
}

/** A chart as a picture with the run's title, its own and its source. */
export function chartSheet(state: State, title: string, body: string, width: number, height: number): string {
  const parts = [
    `<text x="${MARGIN}" y="${HEAD + 8}" font-size="13">${xml(title)}</text>`,
    `<g transform="translate(${MARGIN} ${HEAD + 18})">${body}</g>`,
  ];
  return sheet(state, Math.max(480, width + 2 * MARGIN), height + HEAD + 18, state.atlas.title, parts);
}

/** A picture of lines as one of points, at twice its size. */
export async function png(svg: string): Promise<Blob> {
  const drawing = new Image();
  drawing.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await drawing.decode();
  const canvas = document.createElement("canvas");
  canvas.width = drawing.width * 2;
  canvas.height = drawing.height * 2;
  canvas.getContext("2d")?.drawImage(drawing, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(drawing.src);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"),
  );
}

/** Hands out a picture. */
export async function savePicture(name: string, svg: string, kind: "svg" | "png"): Promise<void> {
  save(`${name}.${kind}`, kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg));
}

function xml(raw: string): string {
  return raw.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
}
