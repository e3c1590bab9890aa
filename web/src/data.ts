import { parseCsv } from "./csv";
import type { Atlas, Column, RunEntry } from "./model";
import { readShapes, type Shapes } from "./shapes";

async function get(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  return answer;
}

export async function runs(): Promise<RunEntry[]> {
  return (await (await get("runs.json")).json()).runs;
}

/** A set of units or an overlay: shapes with columns. */
interface Layered {
  path: string;
  columns: Column[];
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

  shapes(set: Layered): Promise<Shapes> {
    return this.once("units " + set.path, async () =>
      readShapes(await (await get(`${this.path}units/${set.path}.geo`)).arrayBuffer()),
    );
  }

  numbers(set: Layered, column: Column): Promise<Float64Array> {
    const path = `${this.path}units/${set.path}/${column.path}.f64`;
    return this.once(path, async () => new Float64Array(await (await get(path)).arrayBuffer()));
  }

  texts(set: Layered, column: Column): Promise<string[]> {
    const path = `${this.path}units/${set.path}/${column.path}.json`;
    return this.once(path, async () => (await get(path)).json());
  }

  /** A column by its name, as texts; none where there is no such column. */
  named(set: Layered, name: string): Promise<string[]> {
    const column = set.columns.find((c) => c.name === name && c.text);
    return column ? this.texts(set, column) : Promise.resolve([]);
  }

  /** The values of a column, whatever they are. */
  values(set: Layered, column: Column): Promise<Float64Array | string[]> {
    return column.text ? this.texts(set, column) : this.numbers(set, column);
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
