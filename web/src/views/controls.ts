import { html, nothing, type TemplateResult } from "lit";
import type { LegendClass } from "../model";
import type { State } from "../state";
import { label, text } from "../text";

/** The set with one more, or one less where it had that. */
export function toggled<T>(of: ReadonlySet<T>, one: T): Set<T> {
  const all = new Set(of);
  if (!all.delete(one)) all.add(one);
  return all;
}

/** How opaque a layer is. */
export function slider(s: State, value: number, to: (value: number) => void, of: string): TemplateResult {
  return html`<label class="row small"
    >${text("opacity", s.language)}
    <input
      type="range"
      min="0"
      max="1"
      step="0.05"
      aria-label=${`${text("opacity", s.language)}: ${of}`}
      .value=${String(value)}
      @input=${(e: Event) => to(Number((e.target as HTMLInputElement).value))}
  /></label>`;
}

/** Classes of a layer, which are hidden and shown; of very many the first ones that are shown. */
export function classButtons(
  s: State,
  classes: LegendClass[],
  hidden: ReadonlySet<number>,
  hide: (hidden: Set<number>) => void,
  lacking = false,
): TemplateResult {
  const shown = classes.length <= 40 ? classes : classes.filter((_, i) => !hidden.has(i)).slice(0, 40);
  return html`${
      hidden.size > 0
        ? html`<button class="small" @click=${() => hide(new Set())}>${text("allClasses", s.language)}</button>`
        : nothing
    }
    <ul class="legend" title=${text("filterHint", s.language)}>
      ${shown.map((c) => {
        const i = classes.indexOf(c);
        return html`<li>
          <button aria-pressed=${!hidden.has(i)} @click=${() => hide(toggled(hidden, i))}>
            <svg width="18" height="12" aria-hidden="true"><rect width="18" height="12" fill=${c.color} /></svg
            >${label(c, s.language)}
          </button>
        </li>`;
      })}
      ${
        lacking
          ? html`<li class="key">
              <svg width="18" height="12" aria-hidden="true"></svg>${text("missing", s.language)}
            </li>`
          : nothing
      }
    </ul>`;
}
