import { TabulatorFull as Tabulator, type ColumnDefinition, type RowComponent } from "tabulator-tables";
import type { Column } from "./model";
import type { State } from "./state";
import { number, text, words } from "./text";

interface Row {
  unit: number;
  [column: string]: number | string;
}

/** The units as a table: rows that are selected everywhere are selected here. */
export class UnitTable {
  private table?: Tabulator;
  private built = false;
  private shownSet = "";
  private columns: string[] = [];
  private own = false; // a change of the selection that this table made itself
  private search = "";

  constructor(
    private readonly host: HTMLElement,
    private readonly state: State,
  ) {}

  /** The usual columns: the amounts of the phase, and what the map is coloured by. */
  private usual(): string[] {
    const u = this.state.units;
    if (!u) return [];
    const of = ["source_tCO2", "sink_tCO2", "net_tCO2", "net_tCO2_per_ha", "stock_tC", "lisa_cluster", "gi_bin"];
    const all = u.set.columns.filter((c) => c.year === this.state.phase && of.includes(c.of)).map((c) => c.name);
    if (u.column && !all.includes(u.column.name)) all.unshift(u.column.name);
    return all;
  }

  async show(chosen?: string[]): Promise<void> {
    const u = this.state.units;
    if (!u) {
      this.table?.destroy();
      this.table = undefined;
      this.host.textContent = text("noShapes", this.state.language);
      return;
    }
    this.columns = chosen ?? this.usual();
    const columns = this.columns.flatMap((n) => u.set.columns.filter((c) => c.name === n));
    const read = await Promise.all(columns.map((c) => this.state.data.values(u.set, c)));
    if (this.state.units?.set !== u.set) return;
    const rows: Row[] = u.ids.map((id, i) => {
      const row: Row = { unit: i, id, name: u.names[i] };
      columns.forEach((c, k) => (row[c.name] = read[k][i]));
      return row;
    });
    const definitions: ColumnDefinition[] = [
      plain("id", "id"),
      plain("name", this.state.language === "zh" ? "名称" : "name"),
      ...columns.map((c) => this.define(c)),
    ];
    this.shownSet = u.set.id;
    this.built = false;
    this.table?.destroy();
    this.host.textContent = "";
    const table = new Tabulator(this.host, {
      data: rows,
      index: "unit",
      columns: definitions,
      height: "100%",
      layout: "fitDataFill",
      selectableRows: true,
      selectableRowsRangeMode: "click",
      placeholder: "–",
      columnDefaults: { headerSortTristate: true },
    });
    this.table = table;
    table.on("tableBuilt", () => {
      this.built = true;
      // what scrolls takes the focus, so a reader must know what it is
      this.host.querySelector(".tabulator-tableholder")?.setAttribute("role", "rowgroup");
      this.host.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
      this.mark();
      if (this.search) this.find(this.search);
    });
    table.on("rowSelectionChanged", (_data: unknown, chosenRows: RowComponent[]) => {
      if (this.own || !this.built || table !== this.table) return;
      this.own = true;
      this.state.select(
        chosenRows.map((r) => (r.getData() as Row).unit),
        "replace",
      );
      this.own = false;
    });
    table.on("rowClick", (_e: UIEvent, row: RowComponent) => {
      this.state.card = (row.getData() as Row).unit;
      this.state.tell("hover");
    });
  }

  private define(c: Column): ColumnDefinition {
    const heading = words(c.heading, this.state.language);
    const title = this.state.language === "zh" && heading ? heading + (c.year ? " " + c.year : "") : c.name;
    return {
      ...plain(c.name, title),
      headerTooltip: c.name + (c.unit ? " (" + c.unit + ")" : ""),
      ...(c.text ? {} : { hozAlign: "right", sorter: "number", formatter: (cell) => number(Number(cell.getValue())) }),
    };
  }

  /** Follows the selection of the other views. With many units only the rows that are drawn are asked for. */
  mark(): void {
    if (this.own || !this.table || !this.built || this.shownSet !== this.state.units?.set.id) return;
    this.own = true;
    const units = this.state.selection.units();
    this.table.deselectRow();
    if (units.length <= 2000) this.table.selectRow(units);
    const first = units[0];
    if (first !== undefined && units.length <= 2000) {
      this.table.scrollToRow(first, "center", false).catch(() => undefined); // filtered away
    }
    this.own = false;
  }

  find(what: string): void {
    this.search = what;
    const low = what.toLowerCase();
    if (!this.table || !this.built) return;
    if (low === "") this.table.clearFilter(true);
    else {
      this.table.setFilter((row: Row) => Object.values(row).some((v) => String(v).toLowerCase().includes(low)));
    }
  }

  chosenColumns(): string[] {
    return this.columns;
  }
}

/** What users named is text, never markup: Tabulator would read a title or a cell as HTML. */
function plain(field: string, title: string): ColumnDefinition {
  return { title: escaped(title), field, formatter: "plaintext", headerTooltip: true };
}

function escaped(raw: string): string {
  return raw.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
}
