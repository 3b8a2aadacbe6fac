import { defaultTemplate } from "../server/src/template/template.ts";

/** The files that are measured: every row right, or every row failing. */
export type Kind = "clean" | "failing";

export const kinds: readonly Kind[] = ["clean", "failing"];

const header = defaultTemplate.columns.map((column) => column.header).join(",");

/** An import file of 18 columns, about 160 bytes a row, all of them ASCII. */
export function importFile(kind: Kind, rows: number): string {
  return [...importRows(kind, rows)].join("");
}

/** The same line by line, for a file that is too large for one string. */
export function* importRows(kind: Kind, rows: number): Generator<string> {
  yield `${header}\n`;
  for (let i = 1; i <= rows; i++) {
    const cells = cleanRow(i);
    if (kind === "failing") putFault(cells, i);
    yield `${cells.join(",")}\n`;
  }
}

/** A response file, line by line: every second row failed. */
export function* responseRows(rows: number): Generator<string> {
  yield `${header},Status,Reason for Failure\n`;
  for (let i = 1; i <= rows; i++) {
    yield `${cleanRow(i).join(",")},${i % 2 ? "Created," : "Failed,The company could not be created"}\n`;
  }
}

function cleanRow(i: number): string[] {
  return [
    `Company${i}`,
    `C${i}`,
    `Site${i}`,
    `S${i}`,
    "US",
    "Head Office",
    `${i} Main Street`,
    `Suite ${i % 100}`,
    "Springfield",
    "IL",
    String(62700 + (i % 90)),
    `info${i}@example.com`,
    "Work",
    "US",
    String(2175550000 + (i % 10000)),
    "Work",
    `acme${i}`,
    "LinkedIn",
  ];
}

/** Puts one of a few kinds of faults into a row. */
function putFault(cells: string[], i: number): void {
  const faults: [cell: number, value: string][] = [
    [0, `Brown & Brown${i}`],
    [1, `C-1${i}`],
    [3, ""],
    [4, "USA"],
    [9, "Illinois"],
  ];
  const [cell, value] = faults[i % faults.length] as [number, string];
  cells[cell] = value;
}

/** An export of companies as a management system has it; none of them stands in the files above. */
export function companyExport(companies: number): string {
  const records = Array.from({ length: companies }, (_, i) => ({
    id: `0b0f8a52-6c1e-4d0c-9b1f-${String(i).padStart(12, "0")}`,
    name: `CLIENT${i}`,
    friendlyName: `Client ${i} & Partners`,
    externalIds: [{ source: "crm", externalId: `CRM-${i}` }],
    activityStatus: { activeFlag: i % 10 !== 0 },
    address: { line1: `${i} Main Street`, city: "Springfield", state: "IL", country: "US" },
    phone: "2175550123",
  }));
  return JSON.stringify({ companies: records });
}
