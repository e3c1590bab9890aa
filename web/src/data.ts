import { parseCsv } from "./csv";
import type { Atlas, RunEntry } from "./model";
import { readShapes, type Shapes } from "./shapes";

async function get(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  return answer;
}

export async function runs(): Promise<RunEntry[]> {
  return (await (await get("runs.json")).json()).runs;
}

/** The files of one run, each read once. */
export class RunData {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(readonly path: string) {}

  private once<T>(key: string, read: () => Promise<T>): Promise<T> {
    let value = this.kept.get(key) as Promise<T> | undefined;
    if (!value) {
      value = read();
      value.catch(() => this.kept.delete(key)); // ask again next time
      this.kept.set(key, value);
    }
    return value;
  }

  atlas(): Promise<Atlas> {
    return this.once("atlas", async () => (await get(this.path + "atlas.json")).json());
  }

  shapes(set: string): Promise<Shapes> {
    return this.once("shapes " + set, async () =>
      readShapes(await (await get(`${this.path}units/${encodeURIComponent(set)}.geo`)).arrayBuffer()),
    );
  }

  numbers(set: string, column: string): Promise<Float64Array> {
    return this.once("n " + set + " " + column, async () => {
      const path = `${this.path}units/${encodeURIComponent(set)}/${encodeURIComponent(column)}.f64`;
      return new Float64Array(await (await get(path)).arrayBuffer());
    });
  }

  texts(set: string, column: string): Promise<string[]> {
    return this.once("t " + set + " " + column, async () => {
      const path = `${this.path}units/${encodeURIComponent(set)}/${encodeURIComponent(column)}.json`;
      return (await get(path)).json();
    });
  }

  /** A table of the run; the first row names its columns. */
  table(file: string): Promise<string[][]> {
    return this.once("table " + file, async () => {
      const answer = await get(this.path + file);
      const body =
        file.endsWith(".gz") && answer.body ? answer.body.pipeThrough(new DecompressionStream("gzip")) : answer.body;
      return parseCsv(await new Response(body).text());
    });
  }
}
