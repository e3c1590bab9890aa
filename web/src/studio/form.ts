import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { words, type Language } from "../text";
import type { Desk } from "./desk";
import {
  ANY,
  at,
  isFile,
  isSection,
  isUnitSet,
  named,
  problemsBelow,
  problemsOf,
  relative,
  shown,
  typed,
  writtenKey,
} from "./fields";
import type { Edit, Item, Value } from "./model";
import { fieldId, problemList } from "./problems";
import { counted, explained, inBrackets, joined, sentence, word } from "./words";

/** The forms of a study, made from the declarations of its keys. */
export function formView(desk: Desk): TemplateResult {
  if (!desk.form || !desk.study) return html``;
  const sets = at(desk.study.values, ["units"]);
  return html`<form @submit=${(e: Event) => e.preventDefault()}>
    ${problemList(desk, problemsOf(desk.problems, []), () => undefined)}
    ${items(desk, desk.form, [], desk.study.values)}
    <datalist id="files">
      ${desk.listed.files.map((f) => html`<option value=${relative(f.name, desk.study?.file ?? "")}></option>`)}
    </datalist>
    <datalist id="unit-sets">
      ${Object.keys(isSection(sets) ? sets : {}).map((u) => html`<option value=${u}></option>`)}
    </datalist>
  </form>`;
}

function items(desk: Desk, section: Item, path: string[], value: Value | undefined): TemplateResult {
  const declared = (section.items ?? []).filter((i) => i.key !== ANY);
  const fields = declared.filter((i) => !i.items);
  const sections = declared.filter((i) => i.items);
  return html`${fields.map((i) => field(desk, i, [...path, writtenKey(i, value)], false))}
  ${named(section, value).map(({ key, item }) =>
    item.items ? sectionOf(desk, item, [...path, key], true) : field(desk, item, [...path, key], true),
  )}
  ${adders(desk, section, path)} ${sections.map((i) => sectionOf(desk, i, [...path, writtenKey(i, value)], false))}`;
}

/** What a form calls a key; one of the user's own is its name. */
function name(item: Item, key: string, lang: Language): string {
  return item.key === ANY ? key : lang === "zh" ? words(item.title, lang) : key;
}

/** The same with the key, as the study file has it, where that is another word. */
function titled(item: Item, key: string, lang: Language): TemplateResult {
  const title = name(item, key, lang);
  return title === key ? html`${key}` : html`${title} <code class="small">${key}</code>`;
}

function edit(path: string[], value: Value | undefined): Edit[] {
  return [value === undefined ? { path } : { path, value }];
}

function set(desk: Desk, path: string[], value: Value | undefined): void {
  void desk.change(edit(path, value));
}

/** What is typed stays when the page is drawn anew, as it is while a study runs. */
function keep(desk: Desk, path: string[], value: Value | undefined): (e: Event) => void {
  return (e) => {
    const text = (e.target as HTMLInputElement).value;
    if (text === shown(value)) desk.typed.delete(fieldId(path));
    else desk.typed.set(fieldId(path), { text });
  };
}

function field(desk: Desk, item: Item, path: string[], own: boolean): TemplateResult {
  const lang = desk.language;
  const id = fieldId(path);
  const value = at(desk.study?.values ?? {}, path);
  const problems = problemsBelow(desk.problems, path);
  const text = desk.typed.get(id)?.text ?? shown(value);
  const key = path[path.length - 1];
  const help = [id + "-help", problems.length > 0 ? id + "-problems" : ""].join(" ").trim();
  const invalid = problems.some((p) => !p.caution) ? "true" : "false";
  const change = (e: Event) => {
    const now = (e.target as HTMLInputElement).value;
    void desk.enter(id, now, edit(path, typed(item, now)));
  };
  return html`<div class="field">
    <label for=${id}
      >${titled(item, key, lang)}${item.required ? html`<span class="small">${inBrackets(word("required", lang), lang)}</span>` : nothing}</label
    >
    <div class="entry">
      ${control(desk, item, path, text, help, invalid, change)}
      ${
        own
          ? html`<button
              type="button"
              aria-label=${joined(word("remove", lang), name(item, key, lang))}
              @click=${() => set(desk, path, undefined)}
            >
              ×
            </button>`
          : nothing
      }
    </div>
    <p class="small" id=${id + "-help"}>
      ${words(item.doc, lang)}${
        item.wanted && !item.choices?.length && item.schema?.type !== "boolean"
          ? html`${lang === "zh" ? "" : " "}<span class="wanted">${sentence(words(item.wanted, lang), lang)}</span>`
          : nothing
      }
    </p>
    ${problemList(desk, problems, undefined, id + "-problems")}
  </div>`;
}

function control(
  desk: Desk,
  item: Item,
  path: string[],
  text: string,
  help: string,
  invalid: string,
  change: (e: Event) => void,
): TemplateResult {
  const lang = desk.language;
  const id = fieldId(path);
  const standard = words(item.default, lang);
  const choices = item.choices?.length
    ? item.choices.map((c) => ({ id: c.id, doc: words(c.doc, lang) }))
    : item.schema?.type === "boolean"
      ? [
          { id: "true", doc: word("yes", lang) },
          { id: "false", doc: word("no", lang) },
        ]
      : [];
  if (choices.length > 0 && item.list) {
    const given = text.split(/[,，\n]/).map((t) => t.trim());
    const on = given.filter(Boolean);
    const toggle = (choice: string) => {
      const now = on.includes(choice) ? on.filter((o) => o !== choice) : [...on, choice];
      set(desk, path, now.length === 0 ? undefined : now);
    };
    const ids = new Set(choices.map((c) => c.id));
    return html`<div
      id=${id}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${name(item, path[path.length - 1], lang)}
      aria-describedby=${help}
    >
      ${on.length === 0 && standard ? html`<span class="small">${word("standard", lang)}${word("colon", lang)}${standard}</span>` : nothing}
      ${on.filter((o) => !ids.has(o)).map((o) => html`<label class="check"><input type="checkbox" checked @change=${() => toggle(o)} />${o}</label>`)}
      ${choices.map(
        (c) =>
          html`<label class="check"
            ><input
              type="checkbox"
              .checked=${live(on.includes(c.id))}
              @change=${() => toggle(c.id)}
            />${explained(c.id, c.doc, lang)}</label
          >`,
      )}
    </div>`;
  }
  if (choices.length > 0) {
    const known = text === "" || choices.some((c) => c.id === text);
    return html`<select
      id=${id}
      aria-describedby=${help}
      aria-invalid=${invalid}
      .value=${live(text)}
      @change=${change}
    >
      <option value="" ?selected=${text === ""}>
        ${standard ? inBrackets(explained(word("standard", lang), standard, lang), lang).trim() : ""}
      </option>
      ${known ? nothing : html`<option value=${text} selected>${text}</option>`}
      ${choices.map(
        (c) => html`<option value=${c.id} ?selected=${c.id === text}>${explained(c.id, c.doc, lang)}</option>`,
      )}
    </select>`;
  }
  const placeholder = standard
    ? `${word("standard", lang)}${word("colon", lang)}${standard}`
    : item.example
      ? `${word("example", lang)} ${item.example}`
      : "";
  const value = at(desk.study?.values ?? {}, path);
  const typing = keep(desk, path, value);
  if (shown(value).includes("\n")) {
    return html`<textarea
      id=${id}
      rows=${Math.min(8, text.split("\n").length + 1)}
      @input=${typing}
      aria-describedby=${help}
      aria-invalid=${invalid}
      .value=${live(text)}
      @change=${change}
    ></textarea>`;
  }
  const presets = item.schema?.examples ?? [];
  const list = presets.length > 0 ? id + "-list" : isFile(item) ? "files" : isUnitSet(item) ? "unit-sets" : undefined;
  return html`<input
      id=${id}
      list=${list ?? nothing}
      aria-describedby=${help}
      aria-invalid=${invalid}
      placeholder=${placeholder}
      autocomplete="off"
      .value=${live(text)}
      @input=${typing}
      @change=${change}
    />
    ${
      presets.length > 0
        ? html`<datalist id=${id + "-list"}>
            ${presets.map((p) => html`<option value=${p}></option>`)}
            ${
              isFile(item)
                ? desk.listed.files
                    .filter((f) => /\.(csv|xlsx|tsv)$/i.test(f.name))
                    .map((f) => html`<option value=${relative(f.name, desk.study?.file ?? "")}></option>`)
                : nothing
            }
          </datalist>`
        : nothing
    }`;
}

function sectionOf(desk: Desk, item: Item, path: string[], own: boolean): TemplateResult {
  const lang = desk.language;
  const id = fieldId(path);
  const value = at(desk.study?.values ?? {}, path);
  const written = value !== undefined;
  const below = problemsBelow(desk.problems, path);
  const wrong = below.filter((p) => !p.caution).length;
  const doubtful = below.length - wrong;
  const key = path[path.length - 1];
  const open = (written && path.length === 1) || wrong > 0 || (item.required && path.length < 3);
  return html`<details
    class="section"
    ?open=${open || desk.unfolded.has(id)}
    @toggle=${(e: Event) => ((e.target as HTMLDetailsElement).open ? desk.unfolded.add(id) : desk.unfolded.delete(id))}
  >
    <summary id=${id}>
      <b>${titled(item, key, lang)}</b> <span class="small">${words(item.doc, lang)}</span>
      ${wrong > 0 ? html`<span class="count problem">${counted(wrong, "problems", lang)}</span>` : nothing}
      ${doubtful > 0 ? html`<span class="count caution">${counted(doubtful, "cautions", lang)}</span>` : nothing}
    </summary>
    ${
      own
        ? html`<button type="button" @click=${() => set(desk, path, undefined)}>
            ${joined(word("remove", lang), key)}
          </button>`
        : item.required
          ? nothing
          : html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(written)}
                @change=${(e: Event) => set(desk, path, (e.target as HTMLInputElement).checked ? {} : undefined)}
              />${joined(word("use", lang), name(item, key, lang))}</label
            >`
    }
    ${problemList(desk, problemsOf(desk.problems, path), undefined)}
    ${
      typeof value === "string" || Array.isArray(value)
        ? html`<p class="problem">${shown(value)}</p>`
        : items(desk, item, path, value)
    }
  </details>`;
}

/** Fields for a name of the user's, and its value where it is one. */
function adders(desk: Desk, section: Item, path: string[]): TemplateResult | typeof nothing {
  const any = (section.items ?? []).filter((i) => i.key === ANY);
  if (any.length === 0) return nothing;
  const lang = desk.language;
  const option = any.find((i) => !i.items);
  const both = option !== undefined && any.some((i) => i.items);
  const id = fieldId([...path, "+"]);
  /** The fields are emptied once it is in the study, where nothing else was typed into them meanwhile. */
  const addAs = (to: string[], written: Value, fields: HTMLInputElement[]) => {
    const texts = fields.map((f) => f.value);
    void desk.change(edit(to, written)).then((done) => {
      if (done && fields.every((f, i) => f.value === texts[i])) fields.forEach((f) => (f.value = ""));
    });
  };
  const add = (e: Event) => {
    const box = (e.target as HTMLElement).closest(".adder");
    const [name, value] = [...(box?.querySelectorAll("input") ?? [])];
    if (!name?.value.trim()) return name?.focus();
    const to = [...path, name.value.trim()];
    const written = option && value ? typed(option, value.value) : {};
    if (written === undefined) return value?.focus();
    addAs(to, written, value ? [name, value] : [name]);
    name.focus();
  };
  const addSection = (e: Event) => {
    const name = (e.target as HTMLElement).closest(".adder")?.querySelector("input");
    if (!name?.value.trim()) return name?.focus();
    addAs([...path, name.value.trim()], {}, [name]);
  };
  return html`<div class="adder row">
    <label for=${id}>${word("name", lang)}</label>
    <input id=${id} autocomplete="off" placeholder=${path[path.length - 1] === "phases" ? "2020" : ""} />
    ${
      option
        ? html`<label for=${id + "v"}>${word("value", lang)}</label>
            <input
              id=${id + "v"}
              autocomplete="off"
              list=${isFile(option) ? "files" : nothing}
              placeholder=${option.example ?? ""}
              @keydown=${(e: KeyboardEvent) => e.key === "Enter" && !e.isComposing && add(e)}
            />`
        : nothing
    }
    <button type="button" @click=${add}>${word("add", lang)}</button>
    ${both ? html`<button type="button" @click=${addSection}>${word("addSection", lang)}</button>` : nothing}
    <span class="small">${words(any[0].doc, lang)}</span>
  </div>`;
}
