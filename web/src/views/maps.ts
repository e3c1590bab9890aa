import { html, nothing, type LitElement, type TemplateResult } from "lit";
import View from "ol/View";
import type { Coordinate } from "ol/coordinate";
import { legends, mapSvg, savePicture } from "../export";
import { Ground } from "../map/ground";
import { Pane } from "../map/pane";
import type { State } from "../state";
import { label, text, type Text } from "../text";

/** Classes that are told below a map in a narrow window; the panel has all. */
const MOST_KEYS = 16;

/** The map, or two that share a view, with what lies over them: the swipe, the zoom, the arrow to the north. */
export class Maps {
  ground?: Ground;
  private panes: Pane[] = [];
  private view?: View;

  constructor(
    private readonly page: LitElement,
    private readonly state: State,
  ) {}

  private t(key: Text): string {
    return text(key, this.state.language);
  }

  /** Makes the panes anew, as the layout says, in the places that the page drew. */
  async build(): Promise<void> {
    await this.page.updateComplete;
    this.panes.forEach((p) => p.dispose());
    this.panes = [];
    const grid = this.state.atlas.grid;
    if (!grid) return;
    this.ground = new Ground(grid);
    const { extent, aspect } = this.ground;
    const [w, s, e, n] = extent;
    const kept = this.state.view;
    this.view = new View({
      projection: this.ground.projection,
      center: kept ? [kept.x * aspect, kept.y] : [(w + e) / 2, (s + n) / 2],
      resolution: kept?.r,
      extent: [w - (e - w), s - (n - s), e + (e - w), n + (n - s)],
      showFullExtent: true,
      constrainResolution: false,
      minResolution: (e - w) / 1e6,
    });
    const hosts = this.state.layout === "beside" ? ["left", "right"] : ["right"];
    await this.page.updateComplete;
    for (const host of hosts) {
      const element = this.page.querySelector<HTMLElement>("#map-" + host);
      if (!element) continue;
      const pane = new Pane(
        element,
        this.state,
        this.ground,
        this.view,
        host === "left",
        (said) => this.say(said),
        (ring, of) => this.drawShape(ring, of),
      );
      this.panes.push(pane);
    }
    if (!kept) this.view.fit(extent, { size: this.panes[0]?.map.getSize(), padding: [16, 16, 16, 16] });
    this.view.on("change", () => {
      const c = this.view?.getCenter();
      const r = this.view?.getResolution();
      if (c && r) {
        this.state.view = { x: c[0] / aspect, y: c[1], r };
        this.state.tell("tool");
      }
    });
    this.drawUnits();
    await this.drawLayers();
  }

  async drawLayers(): Promise<void> {
    const wanted = this.state.layout === "beside" ? 2 : 1;
    if (this.panes.length !== wanted && this.ground) await this.build();
    await Promise.all(this.panes.map((p) => p.showRasters()));
    await Promise.all(this.panes.map((p) => p.showOverlays()));
  }

  drawUnits(): void {
    this.panes.forEach((p) => p.showUnits());
  }

  /** When the map is drawn, or half a second has passed. */
  drawn(): Promise<unknown> {
    const map = this.panes[0]?.map;
    const drawn = new Promise((done) => (map ? map.once("rendercomplete", done) : done(undefined)));
    return Promise.race([drawn, new Promise((done) => setTimeout(done, 500))]);
  }

  /** Says something for a moment, aloud too. */
  say(said: string): void {
    const at = this.page.querySelector("#said");
    if (at) at.textContent = said;
  }

  /** Outlines are dark on paper, whatever the screen has. */
  ink(onPaper: boolean): void {
    this.panes.forEach((pane) => pane.ink(onPaper));
  }

  /** The box or lasso that is being drawn. */
  private drawShape(ring: Coordinate[] | undefined, pane: Pane): void {
    const svg = pane.map.getTargetElement()?.parentElement?.querySelector("polygon");
    svg?.setAttribute("points", (ring ?? []).map((c) => pane.map.getPixelFromCoordinate(c)?.join(",") ?? "").join(" "));
  }

  private zoom(by: number): void {
    const r = this.view?.getResolution();
    if (r) this.view?.animate({ resolution: r * by, duration: 150 });
  }

  private fit(): void {
    if (this.ground) this.view?.fit(this.ground.extent, { padding: [16, 16, 16, 16], duration: 200 });
  }

  async save(kind: "png" | "svg"): Promise<void> {
    if (this.panes.length === 0) return;
    this.ink(true);
    const svg = mapSvg(this.state, this.panes);
    this.ink(false);
    await savePicture("map", svg, kind);
  }

  render(): TemplateResult {
    const s = this.state;
    const one = (host: string, name: string) =>
      html`<div class="pane">
        <div
          id=${"map-" + host}
          class="map"
          tabindex="0"
          role="application"
          aria-label=${this.t("map") + " " + name}
        ></div>
        <svg class="drag" aria-hidden="true"><polygon points=""></polygon></svg>
        <span class="year">${name}</span>
      </div>`;
    return html`<div class="maps ${s.layout}" data-tool=${s.tool}>
      ${s.layout === "beside" ? one("left", s.mapName(s.other)) : nothing} ${one("right", s.mapName(s.side(false)))}
      ${
        s.layout === "swipe"
          ? html`<input
                class="swiper"
                type="range"
                min="0"
                max="1"
                step="0.002"
                .value=${String(s.swipe)}
                aria-label=${this.t("swipe")}
                @input=${(e: Event) => {
                  s.swipe = Number((e.target as HTMLInputElement).value);
                  this.panes[0]?.map.render();
                  s.tell("tool");
                }}
              /><span class="year left">${s.mapName(s.other)}</span>`
          : nothing
      }
      <div class="zoom">
        <button aria-label=${this.t("zoomIn")} @click=${() => this.zoom(0.5)}>+</button>
        <button aria-label=${this.t("zoomOut")} @click=${() => this.zoom(2)}>−</button>
        <button aria-label=${this.t("whole")} @click=${() => this.fit()}>⤢</button>
      </div>
      <svg class="north" viewBox="0 0 24 40" aria-hidden="true">
        <g transform=${`rotate(${s.atlas.grid?.north ?? 0} 12 20)`}>
          <path d="M12 12l8 26l-8-7l-8 7z"></path>
          <text x="12" y="10">${this.t("north")}</text>
        </g>
      </svg>
      <output id="said" class="said" aria-live="polite"></output>
    </div>`;
  }

  /** What the colours mean, for windows so narrow that the panel lies below the map. */
  keys(): TemplateResult {
    return html`<div class="keys" aria-hidden="true">
      ${legends(this.state).map(
        (legend) =>
          html`<p>
            <b>${legend.title}</b>
            ${legend.classes.slice(0, MOST_KEYS).map(
              (c) =>
                html`<span
                  ><svg width="18" height="12"><rect width="18" height="12" fill=${c.color} /></svg
                  >${label(c, this.state.language)}</span
                >`,
            )}
            ${legend.classes.length > MOST_KEYS ? "…" : nothing}
          </p>`,
      )}
    </div>`;
  }
}
