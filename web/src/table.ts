import {
  TabulatorFull as Tabulator,
  type CellComponent,
  type ColumnDefinition,
  type RowComponent,
} from "tabulator-tables";
import type { Column } from "./model";
import type { State } from "./state";
import { bracketed, label, number, text, unitText, words } from "./text";

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
  private last = -1; // the unit whose row was clicked last
  private focused = -1; // and the one whose row has the focus
  private search = "";
  /** What codes of classes mean, by column: ns is "not significant". */
  private readonly meanings = new Map<string, Map<string, string>>();

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
      const why = this.state.unitSet ? undefined : this.state.atlas.unitSets.length > 0 ? "pickUnits" : "noShapes";
      this.host.textContent = why ? text(why, this.state.language) : ""; // units are on their way
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
      { ...plain("id", this.state.language === "zh" ? "编号" : "id"), ...NARROW },
      { ...plain("name", this.state.language === "zh" ? "名称" : "name"), ...NARROW },
      ...columns.map((c) => this.define(c)),
    ];
    this.meanings.clear();
    for (const c of columns) {
      const codes = (c.legend ?? []).filter((k) => k.value !== undefined);
      if (codes.length > 0) {
        this.meanings.set(c.name, new Map(codes.map((k) => [String(k.value), label(k, this.state.language)])));
      }
    }
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
      selectableRows: false, // of tens of thousands only the rows that are drawn are marked, by this class
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
    table.on("renderComplete", () => this.markDrawn());
    table.on("scrollVertical", () => this.markDrawn());
    table.on("rowClick", (e: UIEvent, row: RowComponent) => this.click(e as MouseEvent, (row.getData() as Row).unit));
    this.host.onkeydown = (e) => this.key(e);
  }

  /** A row alone, with Ctrl one more or one less, with Shift all from the last one on. */
  private click(e: MouseEvent | KeyboardEvent, unit: number): void {
    const selection = this.state.selection;
    this.state.card = unit;
    if (e.shiftKey && this.last >= 0) {
      const rows = this.table?.getRows("active").map((r) => (r.getData() as Row).unit) ?? [];
      const [a, b] = [rows.indexOf(this.last), rows.indexOf(unit)].sort((x, y) => x - y);
      this.state.select(a < 0 ? [unit] : rows.slice(a, b + 1), "add");
    } else if (e.ctrlKey || e.metaKey || this.state.combine === "add") {
      this.state.select([unit], selection.has(unit) ? "remove" : "add");
    } else this.state.select([unit]);
    this.last = unit;
    this.focused = unit;
    this.mark();
  }

  /** Rows by keyboard: arrows go from row to row, Enter and Space are a click. */
  private key(e: KeyboardEvent): void {
    const row = (e.target as HTMLElement).closest<HTMLElement>(".tabulator-row");
    if (!row) return;
    const to = e.key === "ArrowDown" ? row.nextElementSibling : e.key === "ArrowUp" ? row.previousElementSibling : null;
    const unit = this.drawn().find((r) => r.element === row)?.unit;
    if (to instanceof HTMLElement) {
      this.focused = this.drawn().find((r) => r.element === to)?.unit ?? -1;
      to.focus();
      this.markDrawn();
    } else if ((e.key === "Enter" || e.key === " ") && unit !== undefined) this.click(e, unit);
    else return;
    e.preventDefault();
  }

  private drawn(): { element: HTMLElement; unit: number }[] {
    if (!this.table || !this.built) return [];
    return this.table.getRows("visible").map((r) => ({ element: r.getElement(), unit: (r.getData() as Row).unit }));
  }

  private markDrawn(): void {
    if (this.shownSet !== this.state.units?.set.id) return;
    const rows = this.drawn();
    const stop = rows.some((r) => r.unit === this.focused) ? this.focused : rows[0]?.unit; // where Tab comes to
    for (const { element, unit } of rows) {
      const on = this.state.selection.has(unit);
      element.classList.toggle("tabulator-selected", on);
      element.setAttribute("aria-selected", String(on));
      element.tabIndex = unit === stop ? 0 : -1;
    }
  }

  /** All rows that the search has found. */
  selectFound(): void {
    if (!this.table || !this.built) return;
    this.state.select(this.table.getRows("active").map((r) => (r.getData() as Row).unit));
  }

  private define(c: Column): ColumnDefinition {
    const heading = words(c.heading, this.state.language);
    const unit = c.unit ? bracketed(unitText(c.unit), this.state.language) : "";
    const title = this.state.language === "zh" && heading ? heading + (c.year ? " " + c.year : "") + unit : c.name;
    return {
      ...plain(c.name, title),
      headerTooltip: c.name + unit,
      formatter: (cell) => escaped(this.said(c.name, cell.getValue())),
      ...(c.text ? {} : { sorter: "number", hozAlign: c.legend ? "left" : "right" }),
    };
  }

  /** A cell's value as it is read: a class by its name, a number with as many digits as it needs. */
  private said(column: string, value: number | string): string {
    return this.meanings.get(column)?.get(String(value)) ?? (typeof value === "number" ? number(value) : value);
  }

  /** Follows the selection of the other views: its rows are marked, the first of them comes into sight. */
  mark(): void {
    if (!this.table || !this.built || this.shownSet !== this.state.units?.set.id) return;
    const selection = this.state.selection;
    const first = selection.marks.indexOf(1);
    if (first >= 0 && !this.drawn().some((r) => selection.has(r.unit))) {
      this.table
        .scrollToRow(first, "center", false)
        .catch(() => undefined) // filtered away
        .finally(() => this.markDrawn());
    }
    this.markDrawn();
  }

  find(what: string): void {
    this.search = what;
    const low = what.toLowerCase();
    if (!this.table || !this.built) return;
    if (low === "") this.table.clearFilter(true);
    else {
      this.table.setFilter((row: Row) =>
        Object.entries(row).some(([c, v]) =>
          `${v} ${this.meanings.get(c)?.get(String(v)) ?? ""}`.toLowerCase().includes(low),
        ),
      );
    }
  }

  chosenColumns(): string[] {
    return this.columns;
  }
}

/** What users named is text, never markup: Tabulator would read a title or a cell as HTML. */
/** Values stay in sight beside a long name, which is told whole below a pointer; a reader may drag it wider. */
const NARROW = {
  maxInitialWidth: 180, // which its types do not know
  tooltip: (_: MouseEvent, cell: CellComponent) => {
    const whole = document.createElement("span"); // not as markup, which a text would be taken for
    whole.textContent = String(cell.getValue());
    return whole;
  },
} as Partial<ColumnDefinition>;

function plain(field: string, title: string): ColumnDefinition {
  return { title: escaped(title), field, formatter: "plaintext", headerTooltip: true };
}

function escaped(raw: string): string {
  return raw.replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
}
