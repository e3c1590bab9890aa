import { html, nothing, svg, type TemplateResult } from "lit";
import type { Words } from "../model";
import { grouped, words, type Language } from "../text";
import { corners, curveOf, type Curve } from "./curve";
import type { Desk } from "./desk";
import type { Problem } from "./model";
import { problemList } from "./problems";
import { explained, inBrackets, word } from "./words";

interface Consistency {
  kind: "ahp";
  names: string[];
  weights: number[];
  cr: number;
  limit: number;
  method: string;
  ri: string;
  worst?: { first: string; second: string; given: number; implied: number };
}

interface Share {
  id: string;
  name: Words;
  color: string;
  area_ha: number;
  percent: number;
}

interface Scored {
  name: string;
  weight: number;
  curve: Curve;
  range?: [number, number];
  shares: [number, number][];
}

interface Criteria {
  kind: "criteria";
  criteria: Scored[];
  levels: Share[];
  /** Names of the study's classes. */
  chinese: { [name: string]: string };
}

export interface Zones {
  kind: "zones";
  shares: Share[];
  columns: number;
  rows: number;
  /** A byte for each cell, in base 64. */
  cells: string;
  unknown: string[];
  /** Whether hot spots of an earlier result were looked at. */
  recorded: boolean;
}

interface Scenarios {
  kind: "scenarios";
  scenarios: {
    scenario: string;
    difference_tCO2: number;
    difference_percent?: number;
    net_tCO2: number;
    moved_ha: number;
  }[];
  lines: { scenario: string; line: number; difference_tCO2: number }[];
  problems: Problem[];
}

/** What a table does, as the server tells it. */
export type Effect = (Consistency | Criteria | Zones | Scenarios) & {
  /** Of an answer that is about right: the cells it was worked out on. */
  cell_m?: number;
  /** Whether a better answer can be had soon. */
  follows?: boolean;
  /** The result whose statistics were looked at. */
  earlier?: string;
};

/** Which effect a table has, by its key in the study file. */
export function effectKind(key: string): Effect["kind"] | undefined {
  if (/\.ahp(\[\d+\])?$/.test(key)) return "ahp";
  if (key === "suitability.criteria") return "criteria";
  if (key === "suitability.zones") return "zones";
  return key === "scenarios" ? "scenarios" : undefined;
}

/** So many decimals at most; none that are zero at the end. */
export function number(value: number, digits = 0): string {
  const [whole, part = ""] = value.toFixed(digits).split(".");
  const rest = part.replace(/0+$/, "");
  return grouped(whole) + (rest ? "." + rest : "");
}

/** @param row of the table, which is being edited */
export function effectView(
  desk: Desk,
  said: Effect | undefined,
  key: string,
  rows: string[][],
  row: number,
): TemplateResult | typeof nothing {
  const kind = effectKind(key);
  const here = said && said.kind === kind ? said : undefined;
  return html`${view(desk, said, kind, rows, row)} ${here ? about(here, desk.language) : nothing}`;
}

function view(
  desk: Desk,
  said: Effect | undefined,
  kind: Effect["kind"] | undefined,
  rows: string[][],
  row: number,
): TemplateResult | typeof nothing {
  if (kind === "criteria")
    return criteriaView(said?.kind === "criteria" ? said : undefined, rows, Math.max(1, row), desk.language);
  if (!said || said.kind !== kind) return nothing;
  if (said.kind === "ahp") return ahpView(said, desk.language);
  return said.kind === "zones" ? zonesView(said, desk.language) : scenariosView(desk, said as Scenarios);
}

/** How far an answer can be trusted. */
function about(said: Effect, lang: Language): TemplateResult | typeof nothing {
  if (said.cell_m === undefined) return nothing;
  const cell = number(Number(said.cell_m.toPrecision(2)));
  return html`<p class="small about">${word(said.follows ? "aboutSoon" : "aboutOnly", lang, cell)}</p>`;
}

function ahpView(said: Consistency, lang: Language): TemplateResult {
  const fine = said.cr < said.limit;
  return html`<b id="cr">${explained(word("consistency", lang), said.cr.toFixed(3), lang)}</b>
    ${word(fine ? "consistent" : "inconsistent", lang)}
    <span class="small">${word("byMethod", lang, said.method, said.ri)}</span>
    ${
      said.worst && !fine
        ? html`<p>
            ${word("worst", lang, said.worst.first, said.worst.second, said.worst.given, said.worst.implied.toPrecision(3))}
          </p>`
        : nothing
    }
    <dl>
      ${said.names.map(
        (n, i) =>
          html`<dt>${n}</dt>
            <dd><meter max="1" .value=${said.weights[i]} aria-label=${n}></meter> ${said.weights[i].toFixed(3)}</dd>`,
      )}
    </dl>`;
}

function criteriaView(
  said: Criteria | undefined,
  rows: string[][],
  row: number,
  lang: Language,
): TemplateResult | typeof nothing {
  const line = rows[row];
  if (!line) return nothing;
  const header = rows[0].map((h) => h.trim().toLowerCase());
  const name = line[header.indexOf("criterion")]?.trim() ?? "";
  const found = said?.criteria.find((c) => c.name === name);
  const written = curveOf(rows[0], line);
  const curve = !written || written.percentiles ? (found?.curve ?? written) : written;
  return html`<h3>${word("gradingOf", lang, name || row)}</h3>
    ${
      curve?.classes
        ? bars(curve.classes, (name) => (lang === "zh" && said?.chinese[name]) || name, lang)
        : curve
          ? drawn(curve, found?.range, lang)
          : html`<p class="small">${word("noCurve", lang)}</p>`
    }
    ${
      found
        ? html`<h4>${word("landByScore", lang)}</h4>
            <dl class="shares">
              ${found.shares.map(
                ([score, percent]) =>
                  html`<dt>${Number(score.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${percent} aria-label=${String(score)}></meter> ${percent.toFixed(1)} %
                    </dd>`,
              )}
            </dl>`
        : nothing
    }
    ${
      said
        ? html`<h4>${word("landByLevel", lang)}</h4>
            ${bar(said.levels, lang)}`
        : nothing
    }`;
}

const WIDE = 420;
const HIGH = 170;
const LEFT = 34;
const FOOT = 24;

const written = (value: number): string => String(Number(value.toPrecision(4)));

const described = (points: [string, number][], lang: Language): string =>
  explained(
    word("curve", lang),
    points.map(([n, s]) => explained(n, written(s), lang)).join(word("comma", lang)),
    lang,
  );

const ROW = 20;
/** Where bars begin: right of the names of their classes, which are cut at so many small letters. */
const NAMES = 170;
const MOST_LETTERS = 24;

/** Scores of classes, one below the other, as long names and many classes have no room side by side. */
function bars(classes: [string, number][], called: (name: string) => string, lang: Language): TemplateResult {
  const scores = classes.map((c) => c[1]);
  const [least, most] = [Math.min(0, ...scores), Math.max(0, ...scores)];
  const x = (score: number): number => NAMES + ((score - least) / (most - least || 1)) * (WIDE - NAMES - LEFT);
  const high = ROW * classes.length + 4;
  const label = described(
    classes.map(([n, s]) => [called(n), s]),
    lang,
  );
  return html`<svg class="curve" viewBox=${`0 0 ${WIDE} ${high}`} role="img" aria-label=${label}>
    <line class="axis" x1=${x(0)} y1="0" x2=${x(0)} y2=${high}></line>
    ${classes.map(([name, score], i) => {
      const y = ROW * i;
      return svg`<text x=${NAMES - 6} y=${y + 15} text-anchor="end">${cut(called(name), MOST_LETTERS)}</text><rect class="class" x=${Math.min(x(0), x(score))} y=${y + 4} width=${Math.abs(x(score) - x(0))} height=${ROW - 6}></rect><text x=${x(Math.max(0, score)) + 5} y=${y + 15}>${written(score)}</text>`;
    })}
  </svg>`;
}

/** At most so many small letters wide; Chinese ones are twice as wide. */
export function cut(name: string, most: number): string {
  const wide = (letter: string) => (letter > "\u2e80" ? 2 : 1);
  const letters = [...name];
  const all = letters.reduce((n, c) => n + wide(c), 0);
  let kept = "";
  for (let n = 0, i = 0; i < letters.length; i++) {
    n += wide(letters[i]);
    if (n > most - 1 && all > most) return kept + "…";
    kept += letters[i];
  }
  return kept;
}

/** Those values whose labels do not lie on the one before. @param room that a label takes, in pixels */
export function apart(values: number[], place: (v: number) => number, room: (v: number) => number): number[] {
  const kept: number[] = [];
  for (const v of values) {
    const last = kept[kept.length - 1];
    if (kept.length === 0 || Math.abs(place(v) - place(last)) >= (room(v) + room(last)) / 2) kept.push(v);
  }
  return kept;
}

function drawn(curve: Curve, range: [number, number] | undefined, lang: Language): TemplateResult {
  const points = corners(curve, range);
  const scores = points.map((p) => p[1]);
  const most = Math.max(...scores);
  const least = Math.min(0, ...scores);
  const y = (score: number): number => 8 + ((most - score) / (most - least || 1)) * (HIGH - FOOT - 12);
  const ends = [points[0][0], points[points.length - 1][0]];
  const x = (value: number): number => LEFT + ((value - ends[0]) / (ends[1] - ends[0] || 1)) * (WIDE - LEFT - 8);
  const sign = curve.percentiles ? " %" : "";
  const said = (value: number): number => 7 * (written(value) + sign).length + 6;
  const ticks = apart(curve.breaks ?? points.map((p) => p[0]), x, said);
  const marks = apart(
    [least, ...scores].sort((a, b) => a - b),
    y,
    () => 12,
  );
  const label = described(
    points.filter((_, i) => i % 2 === 1).map((p) => ["≤ " + written(p[0]), p[1]]),
    lang,
  );
  return html`<svg class="curve" viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${label}>
    <line class="axis" x1=${LEFT} y1=${y(least)} x2=${WIDE - 8} y2=${y(least)}></line>
    <line class="axis" x1=${LEFT} y1="8" x2=${LEFT} y2=${y(least)}></line>
    ${marks.map((s) => svg`<text x=${LEFT - 5} y=${y(s) + 4} text-anchor="end">${written(s)}</text>`)}
    <polyline points=${points.map((p) => `${x(p[0]).toFixed(1)},${y(p[1]).toFixed(1)}`).join(" ")}></polyline>
    ${ticks.map((t) => svg`<text x=${x(t)} y=${HIGH - 6} text-anchor="middle">${written(t)}${sign}</text>`)}
  </svg>`;
}

/** Shares as one bar, named below it. */
function bar(shares: Share[], lang: Language): TemplateResult {
  const there = shares.filter((s) => s.percent > 0);
  const starts = there.map((_, i) => there.slice(0, i).reduce((sum, s) => sum + s.percent, 0));
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${there.map((s, i) => svg`<rect x=${starts[i]} y="0" width=${s.percent} height="6" fill=${s.color}></rect>`)}
    </svg>
    <ul class="key">
      ${shares.map(
        (s) =>
          html`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${s.color}></rect></svg>
            ${words(s.name, lang)} <b>${s.percent.toFixed(1)} %</b>
            <span class="small">${number(s.area_ha)} ha</span>
          </li>`,
      )}
    </ul>`;
}

function zonesView(said: Zones & Effect, lang: Language): TemplateResult {
  return html`<h3>${word("landByZone", lang)}</h3>
    ${bar(said.shares, lang)}
    <canvas
      width=${said.columns}
      height=${said.rows}
      role="img"
      aria-label=${said.shares.map((s) => `${words(s.name, lang)} ${s.percent.toFixed(1)} %`).join(", ")}
    ></canvas>
    <p class="small">${word("coarse", lang, said.columns, said.rows)}</p>
    ${said.recorded ? html`<p class="small">${word("recorded", lang, said.earlier ?? "")}</p>` : nothing}
    ${
      said.unknown.length > 0
        ? html`<p class="small">${word("unknownLayers", lang, said.unknown.join(", "))}</p>`
        : nothing
    }`;
}

/** Draws the picture of zones. */
export function paint(canvas: HTMLCanvasElement | null, said: Zones): void {
  const context = canvas?.getContext("2d");
  if (!context) return;
  const cells = atob(said.cells);
  const image = context.createImageData(said.columns, said.rows);
  const colors = said.shares.map((s) => parseInt(s.color.slice(1), 16));
  for (let i = 0; i < cells.length; i++) {
    const zone = cells.charCodeAt(i);
    if (zone === 0) continue;
    const rgb = colors[zone - 1];
    image.data.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

function scenariosView(desk: Desk, said: Scenarios): TemplateResult {
  const lang = desk.language;
  const signed = (v: number, digits = 0): string => (v > 0 ? "+" : v < 0 ? "−" : "") + number(Math.abs(v), digits);
  return html`<div class="grid" tabindex="0" role="region" aria-label=${word("scenario", lang)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${word("scenario", lang)}</th>
            <th scope="col">${word("moved", lang)}</th>
            <th scope="col">${word("difference", lang)}</th>
          </tr>
        </thead>
        <tbody>
          ${said.scenarios.map(
            (s) =>
              html`<tr>
                  <th scope="row">${s.scenario}</th>
                  <td class="number">${number(s.moved_ha)}</td>
                  <td class="number">
                    <b>${signed(s.difference_tCO2)}</b>${
                      s.difference_percent === undefined
                        ? nothing
                        : inBrackets(`${signed(s.difference_percent, 2)} %`, lang)
                    }
                  </td>
                </tr>
                ${said.lines
                  .filter((l) => l.scenario === s.scenario)
                  .map(
                    (l) =>
                      html`<tr>
                        <td class="small">${word("line", lang, l.line)}</td>
                        <td></td>
                        <td class="number small">${signed(l.difference_tCO2)}</td>
                      </tr>`,
                  )}`,
          )}
        </tbody>
      </table>
    </div>
    ${problemList(desk, said.problems, undefined, undefined, true)}`;
}
