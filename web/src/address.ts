import type { State } from "./state";
import { text, type Text } from "./text";

/** What stands beside the map, one at a time. */
export const TABS = ["table", "charts", "card", "differences"] as const;

/** Opacity of lines and patches where nobody says: they have the colours of their legend. */
export const OVERLAY = 1;

/** The address of what is shown: opened again, it shows the same. */
export function addressOf(s: State): string {
  const q = new URLSearchParams();
  q.set("run", String(s.run + 1));
  q.set("phase", String(s.phase));
  if (s.layout !== "one") q.set("layout", s.layout);
  if (s.layout !== "one" || s.difference) q.set("other", String(s.other.phase));
  if (s.other.run !== s.run) q.set("against", String(s.other.run + 1));
  if (s.difference) q.set("difference", "1");
  q.set("raster", s.raster);
  q.set("units", s.unitSet);
  if (s.unitColumn) q.set("column", s.unitColumn);
  if (s.selection.count > 0) q.set("selected", s.selection.encode());
  if (s.named.size > 0) {
    q.set("named", [...s.named].map(([n, of]) => encodeURIComponent(n).replaceAll("~", "%7E") + "=" + of).join("~"));
  }
  if (s.overlays.size > 0) q.set("lines", [...s.overlays].join(" "));
  if (s.order.length > 0) q.set("order", s.order.join(" "));
  const opacities = [
    ...(s.rasterOpacity === 1 ? [] : ["raster:" + s.rasterOpacity]),
    ...(s.chosenOpacity === undefined ? [] : ["units:" + s.chosenOpacity]),
    ...[...s.overlayOpacity].map(([id, v]) => `${id}:${v}`),
  ];
  if (opacities.length > 0) q.set("opacity", opacities.join(" "));
  if (s.layout === "swipe" && s.swipe !== 0.5) q.set("swipe", String(s.swipe));
  if (s.hiddenClasses.size > 0) q.set("hidden", [...s.hiddenClasses].join("."));
  if (s.hiddenUnits.size > 0) q.set("without", [...s.hiddenUnits].join("."));
  if (s.card >= 0 && s.units) q.set("unit", s.units.ids[s.card]);
  if (s.view) q.set("view", [s.view.x, s.view.y, s.view.r].map((v) => Number(v.toPrecision(9))).join(","));
  q.set("lang", s.language);
  q.set("tab", s.tab);
  if (s.safe) q.set("safe", "1");
  q.set("dark", s.dark ? "1" : "0");
  return q.toString();
}

/** What an address says of the look of a run that is open: its layout, legends, opacities, names, and where one is. */
export function readLook(s: State, q: URLSearchParams): void {
  s.layout = oneOf(q.get("layout"), ["one", "swipe", "beside"], "one");
  s.language = oneOf(q.get("lang"), ["en", "zh"], s.language);
  s.tab = oneOf(q.get("tab"), TABS, s.tab);
  s.safe = q.get("safe") === "1" || s.safe;
  if (q.get("dark")) s.dark = q.get("dark") === "1";
  s.overlays = new Set((q.get("lines") ?? "").split(" ").filter((o) => s.atlas.overlays.some((a) => a.id === o)));
  s.order = (q.get("order") ?? "").split(" ").filter(Boolean);
  const share = (text: string | undefined, usual: number) =>
    Number(text) >= 0 && Number(text) <= 1 ? Number(text) : usual;
  const opacities = new Map((q.get("opacity") ?? "").split(" ").map((o) => o.split(":") as [string, string]));
  s.rasterOpacity = share(opacities.get("raster"), 1);
  s.chosenOpacity = opacities.has("units") ? share(opacities.get("units"), 1) : undefined;
  s.overlayOpacity = new Map(
    s.atlas.overlays.filter((o) => opacities.has(o.id)).map((o) => [o.id, share(opacities.get(o.id), OVERLAY)]),
  );
  s.swipe = share(q.get("swipe") ?? undefined, 0.5);
  s.hiddenClasses = numbers(q.get("hidden"));
  s.named = new Map(
    (q.get("named") ?? "").split("~").flatMap((n) => {
      const [name, of] = n.split("=");
      return name && of !== undefined ? [[decoded(name), of] as [string, string]] : [];
    }),
  );
  const view = (q.get("view") ?? "").split(",").map(Number);
  if (view.length === 3 && view.every(Number.isFinite)) s.view = { x: view[0], y: view[1], r: view[2] };
}

/** What an address names that is not here: a link may be older than its run, or of another one. */
export function unknownIn(q: URLSearchParams, s: State): string[] {
  const { phases, rasters, unitSets, overlays } = s.atlas;
  const set = unitSets.find((x) => x.id === s.unitSet);
  const known: [Text, string, (of: string) => boolean][] = [
    ["run", "run", (of) => !!s.entries[Number(of) - 1]],
    ["phase", "phase", (of) => phases.includes(Number(of)) || (phases.length === 0 && of === "0")],
    ["compareRun", "against", (of) => !!s.entries[Number(of) - 1]],
    ["compareWith", "other", (of) => s.other.phase === Number(of)],
    ["raster", "raster", (of) => rasters.some((r) => r.kind === of)],
    ["unitSet", "units", (of) => unitSets.some((x) => x.id === of)],
    ["column", "column", (of) => !set || set.columns.some((c) => c.name === of)],
    ["unit", "unit", (of) => s.units?.ids.includes(of) ?? true],
    ["overlays", "lines", (of) => of.split(" ").every((o) => overlays.some((a) => a.id === o))],
  ];
  return known.flatMap(([what, key, is]) => {
    const of = q.get(key);
    return of && !is(of) ? [`${text(what, s.language)} ${of}`] : [];
  });
}

/** Whole numbers between dots. */
export function numbers(text: string | null): Set<number> {
  return new Set((text ?? "").split(".").filter(Boolean).map(Number).filter(Number.isInteger));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // of an address that somebody wrote by hand
  }
}

function oneOf<T extends string>(given: string | null, of: readonly T[], otherwise: T): T {
  return of.find((o) => o === given) ?? otherwise;
}
