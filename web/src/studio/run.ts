import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { words } from "../text";
import type { Desk } from "./desk";
import type { Run } from "./model";
import { problemList } from "./problems";
import { counted, duration, inBrackets, word } from "./words";

/** What a check found, what runs, and what came of it. */
export function runView(desk: Desk, toField: (path: string[]) => void): TemplateResult {
  const lang = desk.language;
  const problems = desk.problems;
  const wrong = problems.filter((p) => !p.caution).length;
  const current = desk.checked !== undefined && desk.checked.version === desk.study?.version;
  const start = () => {
    const out = desk.out.trim();
    if (out && desk.study) void desk.run(desk.study.file, out, desk.replace);
  };
  return html`<section>
      <h2>${word("check", lang)}</h2>
      <div class="row">
        <button ?disabled=${desk.checking || !desk.study} @click=${() => void desk.check()}>
          ${word("check", lang)}
        </button>
        <span role="status" id="check-state">
          ${
            desk.checking
              ? word("checking", lang)
              : `${word(current ? "checked" : "unchecked", lang)}${word("colon", lang)}${counted(wrong, "problems", lang)}${word("comma", lang)}${counted(problems.length - wrong, "cautions", lang)}`
          }
        </span>
        ${
          current && desk.checked?.memory_mb !== undefined
            ? html`<span class="small">${word("memory", lang, desk.checked.memory_mb)}</span>`
            : nothing
        }
      </div>
      ${
        problems.length > 0
          ? problemList(desk, problems, toField)
          : current && !desk.checking
            ? html`<p>${word("nothingWrong", lang)}</p>`
            : nothing
      }
    </section>
    <section>
      <h2>${word("start", lang)}</h2>
      ${
        desk.drafts.size > 0
          ? html`<p id="unsaved">${word("unsaved", lang, [...desk.drafts.keys()].join(word("listed", lang)))}</p>`
          : nothing
      }
      <div class="row">
        <label for="out">${word("out", lang)}</label>
        <input
          id="out"
          .value=${live(desk.out)}
          autocomplete="off"
          @input=${(e: Event) => (desk.out = (e.target as HTMLInputElement).value)}
          @keydown=${(e: KeyboardEvent) => e.key === "Enter" && !e.isComposing && start()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${live(desk.replace)}
            @change=${(e: Event) => (desk.replace = (e.target as HTMLInputElement).checked)}
          />${word("replace", lang)}</label
        >
        <button id="start" class="main" ?disabled=${!desk.study} @click=${start}>${word("start", lang)}</button>
      </div>
    </section>
    <section>
      <h2>${word("runs", lang)}</h2>
      ${desk.runs.length === 0 ? html`<p class="small">${word("noRuns", lang)}</p>` : nothing}
      <ol class="runs">
        ${repeat(
          desk.runs, // a button stays that of its run when another comes before it
          (r) => r.id,
          (r) => one(desk, r, toField),
        )}
      </ol>
      ${results(desk)}
    </section>`;
}

/** By the reader's own clock. */
function when(instant: string | undefined, lang: Desk["language"]): string {
  return instant ? new Date(instant).toLocaleString(lang === "zh" ? "zh-CN" : "en-GB") : "";
}

const atlas = (desk: Desk, folder: string): string => `results/${encodeURIComponent(folder)}/#lang=${desk.language}`;

function one(desk: Desk, run: Run, toField: (path: string[]) => void): TemplateResult {
  const lang = desk.language;
  const open = run.state === "running" || run.state === "waiting";
  const share = run.now?.share;
  return html`<li class=${run.state}>
    <div class="row">
      <b>${run.out}</b> <span class="small">${run.study}</span>
      <span class="badge state" role="status">${word(run.state, lang)}</span>
      <span class="small">${when(run.ended ?? run.started, lang)}</span>
      ${
        open
          ? html`<button @click=${() => void desk.cancel(run.id)}>${word("cancel", lang)} ${run.out}</button>`
          : nothing
      }
      ${
        run.result
          ? html`<a class="atlas" href=${atlas(desk, run.out)}>${word("openAtlas", lang)}</a>
              <a href=${`results/${encodeURIComponent(run.out)}/runs/1/report.html`}>${word("openReport", lang)}</a>`
          : nothing
      }
      ${
        ["failed", "cancelled", "left"].includes(run.state)
          ? html`<button @click=${() => void desk.run(run.study, run.out, false)}>${word("again", lang)}</button>`
          : nothing
      }
    </div>
    ${
      run.state === "running"
        ? html`<div class="row">
            <progress aria-label=${word("running", lang)} max="1" .value=${share ?? 0}></progress>
            <span class="small"
              >${run.now?.left === undefined ? nothing : word("secondsLeft", lang, duration(run.now.left, lang))}</span
            >
          </div>`
        : nothing
    }
    <ol class="stages small">
      ${run.stages.map((s, i) => {
        const last = open && i === run.stages.length - 1;
        const seconds = last ? run.now?.seconds : s.seconds;
        return html`<li aria-current=${last ? "step" : nothing}>
          ${words(s.name, lang)} ${seconds === undefined ? nothing : duration(seconds, lang)}
          ${s.cached ? html`<span>${inBrackets(`${word("fromCache", lang)} ${Math.round(s.cached * 100)} %`, lang)}</span>` : nothing}
        </li>`;
      })}
    </ol>
    ${problemList(desk, run.problems ?? [], toField)}
  </li>`;
}

/** Run folders of the workspace that no run here has made. */
function results(desk: Desk): TemplateResult | typeof nothing {
  const made = new Set(desk.runs.filter((r) => r.result).map((r) => r.out));
  const others = desk.listed.results.filter((r) => !made.has(r));
  if (others.length === 0) return nothing;
  return html`<h3>${word("results", desk.language)}</h3>
    <ul>
      ${others.map((r) => html`<li><a href=${atlas(desk, r)}>${r}</a></li>`)}
    </ul>`;
}
