import type { State } from "./state";
import type { Ground, Pane } from "./map/pane";
import { polygonsOf } from "./shapes";
import { toCsv } from "./csv";
import { label, number, text, words } from "./text";
import type { LegendClass } from "./model";

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

interface Sheet {
  width: number;
  height: number;
  map: HTMLCanvasElement;
  title: string;
  legends: { title: string; classes: LegendClass[] }[];
  foot: string;
}

/** What is on a map, its title, its legends and its source. */
function sheet(state: State, pane: Pane): Sheet {
  const size = pane.map.getSize() ?? [800, 600];
  const ratio = devicePixelRatio || 1;
  const map = document.createElement("canvas");
  map.width = Math.round(size[0] * ratio);
  map.height = Math.round(size[1] * ratio);
  const c = map.getContext("2d");
  for (const layer of pane.map.getViewport()?.querySelectorAll("canvas") ?? []) {
    if (c === null || layer.width === 0) continue;
    c.globalAlpha = Number(layer.style.opacity || layer.parentElement?.style.opacity || 1);
    const m = layer.style.transform.match(/^matrix\((.+)\)$/);
    const [a, b, k, d, e, f] = m
      ? m[1].split(",").map((v) => Number(v) * ratio)
      : [map.width / layer.width, 0, 0, map.height / layer.height, 0, 0];
    c.setTransform(a, b, k, d, e, f);
    c.drawImage(layer, 0, 0);
  }
  const raster = state.rasterOf(state.side(pane.isOther));
  const legends: Sheet["legends"] = [];
  if (raster && state.rasterOpacity > 0) {
    legends.push({
      title: `${words(raster.title, state.language)} ${raster.years.join("–")}`,
      classes: state.shown(raster.legend).filter((_, i) => !state.hiddenClasses.has(i)),
    });
  }
  const u = state.units;
  if (u?.column) {
    legends.push({
      title: state.columnTitle(),
      classes: state.shown(u.legend),
    });
  }
  return {
    width: size[0] + SIDE + 2 * MARGIN,
    height: size[1] + HEAD + 2 * MARGIN,
    map,
    title: state.atlas.title,
    legends,
    foot: [
      state.atlas.source && `${text("source", state.language)}: ${state.atlas.source}`,
      state.atlas.grid?.crs,
      "Carbonscape " + state.atlas.program,
    ]
      .filter(Boolean)
      .join(" · "),
  };
}

/** The map as a picture with title, legends and source; class names and numbers are text in it. */
export function mapSvg(state: State, pane: Pane): string {
  const s = sheet(state, pane);
  const parts: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${s.width}" height="${s.height}" viewBox="0 0 ${s.width} ${s.height}" font-family="'Noto Sans SC','Microsoft YaHei',sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="17" font-weight="600">${xml(s.title)}</text>`,
    `<image x="${MARGIN}" y="${HEAD}" width="${s.width - SIDE - 2 * MARGIN}" height="${s.height - HEAD - 2 * MARGIN}" href="${s.map.toDataURL("image/png")}"/>`,
  ];
  let y = HEAD + 8;
  const x = s.width - SIDE - MARGIN + 18;
  for (const legend of s.legends) {
    parts.push(`<text x="${x}" y="${y + 8}" font-weight="600">${xml(legend.title)}</text>`);
    y += 22;
    for (const k of legend.classes) {
      parts.push(
        `<rect x="${x}" y="${y - 3}" width="18" height="12" fill="${xml(k.color)}" stroke="#999" stroke-width="0.5"/>`,
        `<text x="${x + 26}" y="${y + 7}">${xml(label(k, state.language))}</text>`,
      );
      y += 18;
    }
    y += 14;
  }
  const scale = pane.map.getView().getResolution();
  if (scale && state.atlas.grid) {
    const metres = 120 * scale * state.atlas.grid.metresPerUnit;
    const nice =
      10 ** Math.floor(Math.log10(metres)) *
      ([5, 2, 1].find((m) => m * 10 ** Math.floor(Math.log10(metres)) <= metres) ?? 1);
    const w = nice / (scale * state.atlas.grid.metresPerUnit);
    parts.push(
      `<path d="M${x} ${y + 6}v6h${w}v-6" fill="none" stroke="#222"/>`,
      `<text x="${x + w + 8}" y="${y + 13}">${nice >= 1000 ? number(nice / 1000) + " km" : number(nice) + " m"}</text>`,
      `<path d="M${x + 8} ${y + 62}l7 -26l7 26l-7 -6z" fill="#222"/><text x="${x + 15}" y="${y + 32}" text-anchor="middle">${text("north", state.language)}</text>`,
    );
  }
  parts.push(`<text x="${MARGIN}" y="${s.height - 8}" font-size="10" fill="#555">${xml(s.foot)}</text></svg>`);
  return parts.join("\n");
}

export async function mapPng(state: State, pane: Pane): Promise<Blob> {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([mapSvg(state, pane)], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"),
  );
}

function xml(raw: string): string {
  return raw.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
}
