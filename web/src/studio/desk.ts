import type { Language } from "../text";
import { api, Gone, Refused } from "./api";
import type { Edit, Inspected, Item, Listed, Problem, Run, Study } from "./model";
import { word } from "./words";

const LARGEST_LOOKED_INTO = 256 << 20;
/** Milliseconds after which it is told that an answer takes its time. */
const SLOW = 1000;

/** What was typed into a field and is not in the study yet; with what was asked for, once it was, and whether in vain. */
interface Typed {
  text: string;
  edits?: Edit[];
  left?: boolean;
}

/** What a file was edited to and is not saved yet, and the version of it that was edited. */
export interface Draft {
  version: string;
  text?: string;
  rows?: string[][];
}

/** All that the studio shows and what changes it; pages follow by {@link on}. */
export class Desk {
  language: Language = "en";
  dark = false;
  listed: Listed = { folder: "", files: [], results: [], uploadBytes: 0 };
  form?: Item;
  study?: Study;
  /** Of the last check; those of the reading alone stand in the study. */
  checked?: { version: string; problems: Problem[]; memory_mb?: number };
  checking = false;
  inspected = new Map<string, Inspected>();
  looking = false;
  private lookAgain = false;
  runs: Run[] = [];
  /** What went wrong with what was asked last. */
  refused: Problem[] = [];
  failed = "";
  sending = "";
  /** Whether the program was gone when it was asked last. */
  gone = false;
  /** Whether an answer takes its time. */
  slow = false;
  /** By the study file, then by the id of the field. */
  private readonly typedIn = new Map<string, Map<string, Typed>>();
  /** Sections that are open, by their ids. */
  readonly unfolded = new Set<string>();
  /** By the name of the file. */
  readonly drafts = new Map<string, Draft>();
  /** The table that is edited; another object where it is to be read again. */
  table?: { key: string; file: string };
  /** Where the next run goes, and whether it may replace what was changed. */
  out = "run";
  replace = false;
  private readonly followers: (() => void)[] = [];
  private pending: Promise<unknown> = Promise.resolve();
  private checkLater?: number;

  on(follower: () => void): void {
    this.followers.push(follower);
  }

  tell(): void {
    this.followers.forEach((f) => f());
  }

  /** What was typed into the fields of the study that is shown, by their ids. */
  get typed(): Map<string, Typed> {
    const file = this.study?.file ?? "";
    const typed = this.typedIn.get(file) ?? new Map<string, Typed>();
    this.typedIn.set(file, typed);
    return typed;
  }

  /** What was asked to be written into the study that is shown, and was not. */
  get left(): { key: string; text: string }[] {
    return [...this.typed.values()]
      .filter((t) => t.left)
      .map(({ text, edits }) => ({ key: (edits ?? []).map((e) => e.path.join(".")).join(", "), text }));
  }

  /** Whether anything that was typed would be lost with the page. */
  get unsaved(): boolean {
    return this.drafts.size > 0 || [...this.typedIn.values()].some((t) => t.size > 0);
  }

  /** What was found in the study as it is now: all of a check, or as long as that is under way its reading. */
  get problems(): Problem[] {
    if (!this.study) return [];
    if (this.checked?.version !== this.study.version) return this.study.problems;
    return this.checked.problems;
  }

  /** @param wanted study file; empty where the address names none */
  async open(wanted: string | null): Promise<void> {
    const begun = await this.try(() => Promise.all([api.form(), api.workspace()]));
    if (!begun) return;
    [this.form, this.listed] = begun;
    const studies = this.studies();
    if (wanted && !studies.includes(wanted)) this.failed = word("noSuchStudy", this.language, wanted);
    const first = studies.find((s) => s === wanted) ?? studies.find((s) => /(^|\/)study\.ya?ml$/.test(s)) ?? studies[0];
    if (first) await this.load(first, this.failed);
    this.tell();
    this.follow();
    void this.look();
  }

  studies(): string[] {
    return this.listed.files.map((f) => f.name).filter((n) => /\.ya?ml$/i.test(n));
  }

  private follow(): void {
    const events = new EventSource("studio/events");
    events.addEventListener("error", () => {
      this.gone ||= events.readyState === EventSource.CONNECTING; // not where too many pages follow
      this.tell();
    });
    events.addEventListener("open", () => void (this.gone && this.back()));
    events.addEventListener("runs", (e) => {
      const before = this.runs.filter((r) => r.result).length;
      this.runs = (JSON.parse((e as MessageEvent<string>).data) as { runs: Run[] }).runs;
      this.tell();
      if (this.runs.filter((r) => r.result).length !== before) void this.refresh();
    });
  }

  /** The program was started again: what it was not told yet is told now. */
  private async back(): Promise<void> {
    const now = await this.try(() => api.workspace());
    if (!now) return;
    if (now.folder !== this.listed.folder) return location.reload();
    this.listed = now;
    await this.enterLeft();
    this.soonChecked();
    void this.look();
  }

  /** Does one thing after another, and tells what went wrong. */
  async try<T>(what: () => Promise<T>): Promise<T | undefined> {
    const turn = this.pending.then(what);
    this.pending = turn.catch(() => undefined);
    const late = window.setTimeout(() => {
      this.slow = true;
      this.tell();
    }, SLOW);
    try {
      const done = await turn;
      this.refused = [];
      this.failed = "";
      this.gone = false;
      return done;
    } catch (e) {
      this.wrong(e);
      return undefined;
    } finally {
      clearTimeout(late);
      this.slow = false;
      this.tell();
    }
  }

  private wrong(e: unknown): void {
    this.gone = e instanceof Gone;
    this.refused = e instanceof Refused ? e.problems : [];
    this.failed = this.gone || this.refused.length > 0 ? "" : String(e instanceof Error ? e.message : e);
  }

  /** Reads a file again, without what was edited here. */
  reload(file: string): void {
    this.drafts.delete(file);
    this.typedIn.delete(file);
    if (this.table) this.table = { ...this.table };
    if (this.study) void this.load(this.study.file);
  }

  /**
   * What was typed into its fields stays.
   *
   * @param failed what stays told
   * @returns whether it was read
   */
  async load(file: string, failed = ""): Promise<boolean> {
    const done = await this.try(async () => {
      if (file !== this.study?.file) this.table = undefined;
      this.study = await api.study(file);
      this.checked = undefined;
      this.soonChecked();
      return true;
    });
    this.failed ||= failed;
    return done ?? false;
  }

  /** Writes what was typed into a field; that stays there until it is in the study. */
  async enter(id: string, text: string, edits: Edit[]): Promise<void> {
    const typed = this.typed;
    typed.set(id, { text, edits });
    const done = await this.change(edits);
    if (typed.get(id)?.text === text) {
      if (done) typed.delete(id);
      else typed.set(id, { text, edits, left: true });
    }
    this.tell();
  }

  private async enterLeft(): Promise<void> {
    for (const [id, { text, edits, left }] of this.typed) if (edits && left) await this.enter(id, text, edits);
  }

  /** Writes once more what could not be written, into the file as it is by now. */
  async again(): Promise<void> {
    if (this.study && (await this.load(this.study.file))) await this.enterLeft();
  }

  /** Saves what a file was edited to here, whatever it holds by now. */
  async saveOver(file: string): Promise<void> {
    const draft = this.drafts.get(file);
    if (!draft) return;
    const { rows, text } = draft;
    const now = await this.try<{ version: string }>(async () => {
      this.listed = await api.workspace();
      if (!this.listed.files.some((f) => f.name === file)) return { version: "" }; // it was removed
      return rows ? api.table(file) : api.study(file);
    });
    if (!now) return;
    draft.version = now.version;
    if (text !== undefined) return void (await this.write(text));
    const saved = rows && (await this.try(() => api.writeTable(file, now.version, rows)));
    if (!saved) return;
    this.drafts.delete(file);
    if (this.table) this.table = { ...this.table };
    this.tell();
  }

  /** @returns whether it is in the study now */
  async change(edits: Edit[]): Promise<boolean> {
    const file = this.study?.file;
    const done = await this.try(async () => {
      if (!this.study || this.study.file !== file) return false; // another was opened meanwhile
      this.study = await api.change(this.study.file, this.study.version, edits);
      this.soonChecked();
      return true;
    });
    return done ?? false;
  }

  write(text: string): Promise<unknown> {
    return this.try(async () => {
      if (!this.study) return;
      const { file, version } = this.study;
      this.study = await api.write(file, this.drafts.get(file)?.version ?? version, text);
      const draft = this.drafts.get(file);
      if (draft && draft.text !== text)
        draft.version = this.study.version; // typed while it was saved
      else this.drafts.delete(file);
      this.soonChecked();
    });
  }

  create(file: string, title: string): Promise<unknown> {
    return this.try(async () => {
      this.study = await api.change(file, "", [{ path: ["study"], value: title }]);
      this.listed = await api.workspace();
    });
  }

  /** A check follows the last change after a moment of rest. */
  soonChecked(): void {
    clearTimeout(this.checkLater);
    this.checkLater = window.setTimeout(() => void this.check(), 700);
  }

  async check(): Promise<void> {
    clearTimeout(this.checkLater);
    if (!this.study || this.checking) return;
    this.checking = true;
    this.tell();
    const { file, version } = this.study;
    const found = await api.check(file).catch((e: unknown) => this.wrong(e));
    this.checking = false;
    if (found && this.study.file === file) this.checked = found;
    this.tell();
    if (this.study.file !== file) return this.soonChecked(); // another was opened meanwhile
    if (found?.version === this.study.version) return;
    if (this.study.version !== version) return this.soonChecked(); // changed here meanwhile
    if (!found) return;
    await this.load(file, word("changedElsewhere", this.language, file)); // as in another tab
    this.tell();
  }

  async refresh(): Promise<void> {
    await this.try(async () => {
      this.listed = await api.workspace();
    });
    await this.look();
  }

  /** Every file says what it is, the large ones when they are asked. */
  async look(more: string[] = []): Promise<void> {
    const wanted = this.listed.files.filter(
      (f) =>
        more.includes(f.name) ||
        (f.bytes < LARGEST_LOOKED_INTO &&
          /\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(f.name)),
    );
    const names = wanted.map((f) => f.name).slice(0, 60);
    this.lookAgain = this.looking; // there may be more by now
    if (names.length === 0 || this.looking) return;
    this.looking = true;
    this.tell();
    try {
      for (const name of names) {
        if (this.inspected.has(name)) continue; // each is shown as soon as it is known
        for (const one of await api.inspect([name])) this.inspected.set(one.file, one);
        this.tell();
      }
      const all = await api.inspect(names); // which is known by now, and how they overlap
      this.inspected = new Map(all.map((i) => [i.file, i]));
    } catch (e) {
      this.wrong(e);
    }
    this.looking = false;
    this.tell();
    if (this.lookAgain) await this.look(more);
  }

  async upload(files: File[]): Promise<void> {
    for (const file of files) {
      this.sending = file.name;
      this.tell();
      const sent = await this.try(() => api.upload(file.name, file));
      if (!sent) break;
    }
    this.sending = "";
    const kept = this.refused;
    await this.refresh();
    this.refused = kept;
    this.tell();
  }

  run(study: string, out: string, replace: boolean): Promise<unknown> {
    return this.try(async () => {
      await api.run(study, out, this.language, replace);
      this.runs = await api.runs();
    });
  }

  cancel(id: string): Promise<unknown> {
    return this.try(() => api.cancel(id));
  }
}
