import { html, type TemplateResult } from "lit";
import type { Desk } from "./desk";
import { word } from "./words";

export function tablesView(desk: Desk): TemplateResult {
  return html`<p>${word("noTables", desk.language)}</p>`;
}
