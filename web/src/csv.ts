/** Rows of a CSV file as the program writes it: commas, quotes doubled inside quotes, perhaps a mark at the start. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      row.push(cell);
      cell = "";
    } else if (c === "\n") {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = "";
    } else if (c !== "\r") cell += c;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Rows of a table as objects by the names of its columns. */
export function records(table: string[][]): Record<string, string>[] {
  const [head = [], ...rows] = table;
  return rows.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i] ?? ""])));
}

/** A text as a CSV file has it. */
export function cell(value: string): string {
  return /[",\n\r]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value;
}

/** A cell that a spreadsheet takes as text, never as a formula. */
function cellText(value: string | number): string {
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return cell(safe);
}

/** A CSV file with the mark by which Excel knows UTF-8. */
export function toCsv(rows: (string | number)[][]): string {
  return "\ufeff" + rows.map((r) => r.map(cellText).join(",")).join("\r\n") + "\r\n";
}
