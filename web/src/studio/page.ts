import { LitElement, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Desk } from "./desk";
import { filesView } from "./files";
import { formView } from "./form";
import { keep, kept } from "../kept";
import { goTo, problemList } from "./problems";
import { runView } from "./run";
import { discard, tablesView } from "./tables";
import { word, type Word } from "./words";

const TABS = ["files", "form", "tables", "run", "text"] as const;
type Tab = (typeof TABS)[number];

/** The whole studio. */
export class StudioPage extends LitElement {
  private readonly desk = new Desk();
  private tab: Tab = "files";
  /** How far down each tab was left. */
  private readonly places = new Map<Tab, number>();

  protected createRenderRoot(): HTMLElement {
    return this; // one style sheet for the page, which a strict policy allows
  }

  connectedCallback(): void {
    super.connectedCallback();
    const given = new URLSearchParams(location.hash.slice(1));
    const language = given.get("lang") ?? kept("lang") ?? navigator.language;
    this.desk.language = language.startsWith("zh") ? "zh" : "en";
    const dark = given.get("dark") ?? kept("dark");
    this.desk.dark = dark === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : dark === "1";
    const tab = given.get("tab");
    this.tab = TABS.find((t) => t === tab) ?? "files";
    this.desk.on(() => this.requestUpdate());
    this.look();
    void this.desk.open(given.get("study")).then(() => this.look());
    addEventListener("hashchange", () => location.reload());
    addEventListener("beforeunload", (e) => {
      if (this.desk.unsaved) e.preventDefault();
    });
  }

  private look(): void {
    const { language, dark, study } = this.desk;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    document.title = word("title", language);
    keep("lang", language);
    keep("dark", dark ? "1" : "0");
    const place = new URLSearchParams({ tab: this.tab, lang: language, dark: dark ? "1" : "0" });
    if (study) place.set("study", study.file);
    history.replaceState(null, "", "#" + place.toString());
    this.requestUpdate();
  }

  private show(tab: Tab): void {
    if (tab !== this.tab) {
      this.places.set(this.tab, scrollY);
      void this.updateComplete.then(() => scrollTo(0, this.places.get(tab) ?? 0));
    }
    this.tab = tab;
    this.look();
  }

  private readonly toField = (path: string[]): void => {
    this.show("form");
    void this.updateComplete.then(() => {
      if (!goTo(path)) this.show("text"); // a key that is none has no field
    });
  };

  private t(key: Word): string {
    return word(key, this.desk.language);
  }

  render(): TemplateResult {
    const desk = this.desk;
    const studies = desk.studies();
    return html`<header>
        <h1>${this.t("title")}</h1>
        ${
          studies.length > 0
            ? html`<label for="study">${this.t("studyFile")}</label>
                <select
                  id="study"
                  .value=${desk.study?.file ?? ""}
                  @change=${(e: Event) => {
                    void desk.load((e.target as HTMLSelectElement).value).then(() => this.look());
                  }}
                >
                  ${studies.map((s) => html`<option value=${s} ?selected=${s === desk.study?.file}>${s}</option>`)}
                </select>`
            : nothing
        }
        <span class="grow small" role="status">${desk.slow && !desk.gone ? this.t("slow") : nothing}</span>
        <button
          @click=${() => {
            desk.language = desk.language === "en" ? "zh" : "en";
            this.look();
          }}
        >
          ${this.t("language")}
        </button>
        <button
          @click=${() => {
            desk.dark = !desk.dark;
            this.look();
          }}
        >
          ${this.t(desk.dark ? "light" : "dark")}
        </button>
      </header>
      ${this.trouble()}
      <div role="tablist" class="tabs" aria-label=${this.t("study")} @keydown=${(e: KeyboardEvent) => this.turn(e)}>
        ${TABS.map(
          (t) =>
            html`<button
              role="tab"
              id=${"tab-" + t}
              aria-selected=${String(t === this.tab)}
              aria-controls="panel"
              tabindex=${t === this.tab ? 0 : -1}
              @click=${() => this.show(t)}
            >
              ${this.t(t)}${t === "run" ? this.count() : nothing}
            </button>`,
        )}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${"tab-" + this.tab} tabindex="-1">${this.panel()}</main>`;
  }

  private count(): TemplateResult | typeof nothing {
    const wrong = this.desk.problems.filter((p) => !p.caution).length;
    return wrong > 0 ? html` <span class="count problem">${wrong}</span>` : nothing;
  }

  private turn(e: KeyboardEvent): void {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length];
    this.show(next);
    void this.updateComplete.then(() => document.getElementById("tab-" + next)?.focus());
  }

  private trouble(): TemplateResult | typeof nothing {
    const desk = this.desk;
    const left = desk.left;
    const told = desk.refused.length > 0 || desk.failed !== "" || desk.gone;
    if (!told && left.length === 0) return nothing;
    const changed = desk.refused.find((p) => p.code === "STUDIO-02")?.place.en ?? "";
    const study = desk.study?.file ?? "";
    return html`<div class="trouble" role="alert">
      ${desk.gone ? html`<p>${this.t("gone")}</p>` : nothing} ${desk.failed ? html`<p>${desk.failed}</p>` : nothing}
      ${problemList(desk, desk.refused, this.toField)}
      ${
        left.length > 0
          ? html`<p id="left">${this.t("notWritten")}</p>
              <ul>
                ${left.map((l) => html`<li><code>${l.key}</code> ${l.text}</li>`)}
              </ul>
              <button @click=${() => void desk.again()}>${this.t("applyAgain")}</button>`
          : nothing
      }
      ${
        desk.drafts.has(changed) && (left.length === 0 || changed !== study)
          ? html`<button @click=${() => void desk.saveOver(changed)}>${this.t("saveOver")}</button>`
          : nothing
      }
      ${
        changed || left.length > 0
          ? html`<button @click=${() => desk.reload(changed || study)}>${this.t("reload")}</button>`
          : nothing
      }
      ${
        told
          ? html`<button
              @click=${() => {
                desk.refused = [];
                desk.failed = "";
                desk.gone = false;
                this.requestUpdate();
              }}
            >
              ${this.t("close")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private panel(): TemplateResult {
    const desk = this.desk;
    if (!desk.form) return html`<p role="status">${desk.refused.length > 0 ? nothing : this.t("looking")}</p>`;
    if (!desk.study) return html`${this.creation()} ${filesView(desk)}`;
    switch (this.tab) {
      case "files":
        return filesView(desk);
      case "form":
        return formView(desk);
      case "tables":
        return tablesView(desk);
      case "run":
        return runView(desk, this.toField);
      case "text":
        return this.source();
    }
  }

  private creation(): TemplateResult {
    const create = (e: Event) => {
      e.preventDefault();
      const title = this.querySelector<HTMLInputElement>("#new-title")?.value.trim();
      const file = this.querySelector<HTMLInputElement>("#new-file")?.value.trim();
      if (title && file)
        void this.desk.create(/\.ya?ml$/i.test(file) ? file : file + ".yaml", title).then(() => this.look());
    };
    return html`<section>
      <h2>${this.t("newStudy")}</h2>
      <p>${this.t("newStudyHelp")}</p>
      <form class="row" @submit=${create}>
        <label for="new-title">${this.t("studyTitle")}</label
        ><input id="new-title" required pattern=".*\\S.*" autocomplete="off" />
        <label for="new-file">${this.t("fileName")}</label
        ><input id="new-file" value="study.yaml" required pattern=".*\\S.*" autocomplete="off" />
        <button class="main" id="create">${this.t("create")}</button>
      </form>
    </section>`;
  }

  private source(): TemplateResult {
    const { study, drafts } = this.desk;
    if (!study) return html``;
    const draft = drafts.get(study.file);
    const edit = (e: Event) => {
      const text = (e.target as HTMLTextAreaElement).value;
      drafts.set(study.file, { version: draft?.version ?? study.version, text });
      this.requestUpdate();
    };
    const save = () => void this.desk.write(draft?.text ?? study.text);
    return html`<label for="source">${study.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${live(draft?.text ?? study.text)}
        @input=${edit}
      ></textarea>
      <div class="row">
        <button class="main" @click=${save}>${this.t("save")}</button> ${discard(this.desk, study.file)}
      </div>
      ${problemList(this.desk, this.desk.problems, this.toField)}`;
  }
}
