import { defaultTemplate } from "../server/src/template/template.ts";

const header = defaultTemplate.columns.map((column) => column.header).join(",");

/** An import file of 18 columns, about 160 bytes a row, in which every row is right. */
export function cleanFile(rows: number): string {
  return fileOf(rows, (i) => [
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
  ]);
}

/** The same with a fault in every row, each of a few kinds. */
export function failingFile(rows: number): string {
  const faults: [cell: number, value: string][] = [
    [0, "Brown & Brown"],
    [1, "C-1"],
    [3, ""],
    [4, "USA"],
    [9, "Illinois"],
  ];
  const lines = cleanFile(rows).split("\n");
  return lines
    .map((line, i) => {
      if (i === 0 || line === "") return line;
      const cells = line.split(",");
      const [cell, value] = faults[i % faults.length] as [number, string];
      cells[cell] = value === "" ? "" : `${value}${cell === 0 || cell === 1 ? i : ""}`;
      return cells.join(",");
    })
    .join("\n");
}

function fileOf(rows: number, record: (index: number) => string[]): string {
  const lines = [header];
  for (let i = 1; i <= rows; i++) lines.push(record(i).join(","));
  return `${lines.join("\n")}\n`;
}
