import type { Edit, Inspected, Listed, Item, Problem, Run, Study } from "./model";

/** An answer that tells problems instead of what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problems: Problem[],
    message: string,
  ) {
    super(message);
  }
}

/** The program does not answer. */
export class Gone extends Error {}

async function ask<T>(path: string, body?: BodyInit): Promise<T> {
  const answer = await fetch("studio/" + path, body === undefined ? {} : { method: "POST", body }).catch(() => {
    throw new Gone();
  });
  const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (answer.ok && json) return answer.json() as Promise<T>;
  const problems = json ? ((await answer.json()) as { problems: Problem[] }).problems : [];
  throw new Refused(answer.status, problems, json ? "" : await answer.text());
}

const of = (path: string, file: string): string => path + "?file=" + encodeURIComponent(file);

export const api = {
  workspace: () => ask<Listed>("workspace"),
  form: () => ask<Item>("form"),
  study: (file: string) => ask<Study>(of("study", file)),
  change: (file: string, version: string, edits: Edit[]) =>
    ask<Study>(of("study", file), JSON.stringify({ version, edits })),
  write: (file: string, version: string, text: string) =>
    ask<Study>(of("study", file), JSON.stringify({ version, text })),
  check: (file: string) => ask<{ version: string; problems: Problem[]; memory_mb?: number }>(of("check", file), "{}"),
  inspect: async (files: string[]) => (await ask<{ files: Inspected[] }>("inspect", JSON.stringify({ files }))).files,
  upload: async (name: string, file: Blob) => (await ask<{ files: string[] }>(of("files", name), file)).files,
  runs: async () => (await ask<{ runs: Run[] }>("runs")).runs,
  run: (study: string, out: string, language: string, replace: boolean) =>
    ask<Run>("runs", JSON.stringify({ study, out, language, replace })),
  cancel: (id: string) => ask<Run>(`runs/${encodeURIComponent(id)}/cancel`, "{}"),
  table: (file: string) => ask<Table>(of("table", file)),
  writeTable: (file: string, version: string, rows: string[][]) =>
    ask<Table>(of("table", file), JSON.stringify({ version, rows })),
  effect: <T>(kind: string, asked: unknown) => ask<T>("effect/" + kind, JSON.stringify(asked)),
};

/** A table of the workspace; its first row names the columns. */
export interface Table {
  file: string;
  version: string;
  rows: string[][];
}
