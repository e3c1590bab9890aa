import { html, nothing, type TemplateResult } from "lit";
import { words } from "../text";
import type { Desk } from "./desk";
import type { Problem } from "./model";
import { sentence, word } from "./words";

export const fieldId = (path: string[]): string => "f-" + path.map((k) => encodeURIComponent(k)).join("-");

/** Brings a problem's field into view, with all sections around it open. @returns whether it has any */
export function goTo(path: string[]): boolean {
  for (let n = path.length; n > 0; n--) {
    const field = document.getElementById(fieldId(path.slice(0, n)));
    if (!field) continue;
    for (let e: Element | null = field; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true;
    field.scrollIntoView({ block: "center" });
    field.focus();
    return true;
  }
  return false;
}

/** Problems and cautions, one a line; `linked` where each leads to its field, `placed` where it says what it is about. */
export function problemList(
  desk: Desk,
  problems: Problem[],
  linked: ((path: string[]) => void) | undefined,
  id?: string,
  placed = linked !== undefined,
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const lang = desk.language;
  return html`<ul class="problems" id=${id ?? nothing}>
    ${problems.map(
      (p) =>
        html`<li class=${p.caution ? "caution" : "problem"}>
          <span class="mark">${word(p.caution ? "caution" : "problem", lang)}</span>
          ${placed ? html`<b>${words(p.place, lang)}</b>${word("colon", lang)}` : nothing}${sentence(words(p.found, lang), lang)}
          <span class="remedy">${words(p.remedy, lang)}</span>
          <code class="small">${p.code}</code>
          ${
            linked && p.path.length > 0
              ? html`<button class="plain" @click=${() => linked(p.path)}>${word("goTo", lang)}</button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}
