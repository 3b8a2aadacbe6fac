import type { Column, Formatter } from "slickgrid";
import type { ShownFinding, ShownRow, ShownRows } from "../../../../server/src/features/table/shown.ts";
import { inCapitals, oneLine } from "../../../../server/src/features/table/shown-text.ts";
import { CellEditor } from "./cell-editor.ts";
import { cellOf, columnId, numbersId } from "./columns.ts";

/** Kinds of findings, from the worst. */
const severities = ["error", "warning", "information", "hint"] as const;

/** Pixels. */
const width = { numbers: 56, least: 60, most: 280, character: 8.5 };

/** Rows whose values decide how wide a column is at first. */
const rowsForWidth = 200;

/** The findings of a cell (index from 0), or of the whole row (-1), from the worst. */
export function findingsAt(row: ShownRow | undefined, cell: number): readonly ShownFinding[] {
  const { findings = [] } = row?.found.find((each) => each.cell === cell) ?? {};
  return findings.length < 2 ? findings : [...findings].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ severity }: ShownFinding): number {
  return severities.indexOf(severity);
}

/** The class for the worst of some findings. */
function classOf(findings: readonly ShownFinding[]): string {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "";
}

/** What is looked for, in capitals. Cells that show it are coloured. */
export const wanted = { text: "" };

function isFound(value: string): boolean {
  return wanted.text !== "" && inCapitals(value).includes(wanted.text);
}

/** A name of a column as spreadsheets count them, from A. */
export function letters(cell: number): string {
  const rest = Math.floor(cell / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (cell % 26));
}

const numberCell: Formatter<ShownRow> = (_row, _cell, _value, _column, row) => {
  const findings = findingsAt(row, -1);
  return {
    html: textOf(row.kind === "new" ? "+" : row.index < 0 ? "" : String(row.index + 1)),
    addClasses: classOf(findings),
    toolTip: findings.map(({ message }) => message).join("\n"),
  };
};

/** A value as plain text: never as HTML. */
const valueCell: Formatter<ShownRow> = (_row, _cell, _value, column, row) => {
  const cell = cellOf(column);
  const findings = findingsAt(row, cell);
  const value = row.cells[cell];
  const isMissing = value === undefined && (row.kind === "record" || row.kind === "blank");
  return {
    html: textOf(oneLine(value ?? "")),
    addClasses: `${classOf(findings)} ${isMissing ? "missing" : ""} ${isFound(value ?? "") ? "found" : ""}`.trim(),
    toolTip: findings.map(({ message }) => message).join("\n") || (value?.includes("\n") ? value : ""),
  };
};

function textOf(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

/** The columns of the grid: the numbers of the rows, then those of the file. */
export function gridColumns(
  shown: ShownRows,
  rows: (index: number) => ShownRow | undefined,
  kept: Readonly<Record<string, number>>,
): Column<ShownRow>[] {
  const rowNumbers: Column<ShownRow> = {
    id: numbersId,
    field: "index",
    name: "",
    width: width.numbers,
    resizable: false,
    cssClass: "number",
    formatter: numberCell,
  };
  return [
    rowNumbers,
    ...shown.columns.map(
      ({ header }, cell): Column<ShownRow> => ({
        id: columnId(cell),
        field: "index",
        name: letters(cell),
        toolTip: header || `Column ${letters(cell)}`,
        // A header is foreign, such as "constructor".
        width: (Object.hasOwn(kept, header) ? kept[header] : undefined) ?? fittingWidth(cell, rows),
        minWidth: 30,
        formatter: valueCell,
        editor: CellEditor,
      }),
    ),
  ];
}

function fittingWidth(cell: number, rows: (index: number) => ShownRow | undefined): number {
  let longest = 0;
  for (let index = 0; index < rowsForWidth; index++) {
    longest = Math.max(longest, Math.min(60, rows(index)?.cells[cell]?.length ?? 0));
  }
  return Math.max(width.least, Math.min(width.most, Math.round(longest * width.character) + 20));
}
