import { cell, parseCsv, records } from "./csv";
import type { Atlas, Column, Comparison, RunEntry } from "./model";
import { readShapes, type Shapes } from "./shapes";

/** Nobody answers. */
export class Gone extends Error {}

async function ask(path: string, how: RequestInit = {}): Promise<Response> {
  return fetch(path, how).catch(() => {
    throw new Gone(path);
  });
}

/** A file; of a page that was opened from a disk by the older way, since `fetch` knows no disks. */
export async function get(path: string): Promise<Response> {
  const answer = await (location.protocol === "file:" ? fromDisk(path) : ask(path));
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  return answer;
}

function fromDisk(path: string): Promise<Response> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "arraybuffer";
    request.onload = () => done(new Response(request.response as ArrayBuffer));
    request.onerror = () => failed(new Error(path));
    request.send();
  });
}

/** The runs, and whether a server is there that can be asked for more than files. */
export async function runs(): Promise<{ runs: RunEntry[]; served: boolean }> {
  return (await get("runs.json")).json();
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
      readShapes(
        await (await get(`${this.path}units/${set.path}.geo`)).arrayBuffer(),
        (await this.atlas()).grid?.aspect ?? 1,
      ),
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

  /** What the run says of itself. */
  record(): Promise<unknown> {
    return this.once("record", async () => (await get(this.path + "run.json")).json());
  }

  /** The rows of some units of a set in a table that begins with both, read as it comes: it may be long. */
  rowsOf(file: string, set: string, units: string[]): Promise<Record<string, string>[]> {
    return this.once(["rows", file, set, ...units].join("\0"), async () => {
      const starts = units.map((u) => `${cell(set)},${cell(u)},`);
      const found: string[] = [];
      let left = "";
      const reader = (await this.text(file)).pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (left + part.value).split("\n");
        left = lines.pop() ?? "";
        for (const line of lines) {
          if (found.length === 0 || starts.some((s) => line.startsWith(s))) found.push(line); // the first has the names
        }
      }
      if (starts.some((s) => left.startsWith(s))) found.push(left);
      return records(parseCsv(found.join("\n")));
    });
  }

  private async text(file: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { body } = await get(this.path + file);
    if (!body) throw new Error(file + ": empty");
    return file.endsWith(".gz") ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  }

  /** Some units with some columns, as a GeoPackage that the server writes. */
  async geoPackage(set: Layered, units: number[], columns: Column[]): Promise<Blob> {
    const path = `${this.path}units/${set.path}/selected.gpkg`;
    const answer = await ask(path, {
      method: "POST",
      body: JSON.stringify({ units, columns: columns.map((c) => c.path) }),
    });
    if (!answer.ok) throw new Error(path + ": " + answer.status);
    return answer.blob();
  }

  /** What two runs have different. */
  static async comparison(a: number, b: number): Promise<Comparison> {
    return (await get(`compare/${a + 1}/${b + 1}.json`)).json();
  }

  /** A table of the run; the first row names its columns. */
  table(file: string): Promise<string[][]> {
    return this.once("table " + file, async () => {
      return parseCsv(await new Response(await this.text(file)).text());
    });
  }
}
