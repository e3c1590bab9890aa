import type { Language } from "../text";
import { api, Refused } from "./api";
import type { Edit, Inspected, Item, Listed, Problem, Run, Study } from "./model";

const LARGEST_LOOKED_INTO = 256 << 20;

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
  private readonly followers: (() => void)[] = [];
  private pending: Promise<unknown> = Promise.resolve();
  private checkLater?: number;

  on(follower: () => void): void {
    this.followers.push(follower);
  }

  tell(): void {
    this.followers.forEach((f) => f());
  }

  /** What was found in the study as it is now: all of a check, or as long as that is under way its reading. */
  get problems(): Problem[] {
    if (!this.study) return [];
    if (this.checked?.version !== this.study.version) return this.study.problems;
    return this.checked.problems;
  }

  async open(): Promise<void> {
    [this.form, this.listed] = await Promise.all([api.form(), api.workspace()]);
    const studies = this.studies();
    const wanted = new URLSearchParams(location.hash.slice(1)).get("study");
    const first = studies.find((s) => s === wanted) ?? studies.find((s) => /(^|\/)study\.ya?ml$/.test(s)) ?? studies[0];
    if (first) await this.load(first);
    this.tell();
    this.follow();
    void this.look();
  }

  studies(): string[] {
    return this.listed.files.map((f) => f.name).filter((n) => /\.ya?ml$/i.test(n));
  }

  private follow(): void {
    const events = new EventSource("studio/events");
    events.addEventListener("runs", (e) => {
      const before = this.runs.filter((r) => r.result).length;
      this.runs = (JSON.parse((e as MessageEvent<string>).data) as { runs: Run[] }).runs;
      this.tell();
      if (this.runs.filter((r) => r.result).length !== before) void this.refresh();
    });
  }

  /** Does one thing after another, and tells what went wrong. */
  async try<T>(what: () => Promise<T>): Promise<T | undefined> {
    const turn = this.pending.then(what);
    this.pending = turn.catch(() => undefined);
    try {
      const done = await turn;
      this.refused = [];
      this.failed = "";
      this.tell();
      return done;
    } catch (e) {
      this.refused = e instanceof Refused ? e.problems : [];
      this.failed = e instanceof Refused && e.problems.length > 0 ? "" : String(e instanceof Error ? e.message : e);
      this.tell();
      return undefined;
    }
  }

  load(file: string): Promise<unknown> {
    return this.try(async () => {
      this.study = await api.study(file);
      this.checked = undefined;
      this.soonChecked();
    });
  }

  change(edits: Edit[]): Promise<unknown> {
    return this.try(async () => {
      if (!this.study) return;
      this.study = await api.change(this.study.file, this.study.version, edits);
      this.soonChecked();
    });
  }

  write(text: string): Promise<unknown> {
    return this.try(async () => {
      if (!this.study) return;
      this.study = await api.write(this.study.file, this.study.version, text);
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
    const file = this.study.file;
    try {
      this.checked = await api.check(file);
    } catch (e) {
      this.failed = String(e);
    }
    this.checking = false;
    this.tell();
    if (this.study?.file === file && this.checked && this.checked.version !== this.study.version) this.soonChecked();
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
      this.failed = String(e);
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
