import { tidy } from "../document/whitespace.ts";
import type { Column } from "../template/columns.ts";
import { findCountry, isCountryCode } from "../template/countries.ts";
import { isEmail } from "../template/emails.ts";
import { findState } from "../template/states.ts";
import type { Fix, RowRule } from "./rule.ts";
import type { RowView } from "./view.ts";
import { count, quoted } from "./wording.ts";

interface Data {
  cells: number;
  headers: number;
  /** The cells beyond the last header are empty, and the others stand where they belong. */
  trailing: boolean;
}

/** Fewer or more cells than headers. A row with more was split somewhere: its cells stand under wrong headers. */
export const rowLength: RowRule<Data> = {
  code: "row-length",
  title: "A row has fewer or more cells than the header row",
  severity: "error",
  scope: "row",
  message({ cells, headers, trailing }) {
    const said = `This row has ${count(cells, "cell")}, but the header row has ${headers}.`;
    if (cells < headers) return `${said} Add ${count(headers - cells, "empty cell")} at its end.`;
    if (trailing) return `${said} Remove ${count(cells - headers, "empty cell")} at its end.`;
    return `${said} A comma inside a value has probably split it: the import allows none, not even in quotes. Join its parts.`;
  },
  check(row) {
    const headers = row.layout.columns.length;
    const cells = row.cellCount;
    if (cells === headers || headers === 0) return undefined;
    if (cells < headers) return { data: { cells, headers, trailing: false } };
    const trailing = row.extraCellsAreEmpty && isAtHome(row);
    return { data: { cells, headers, trailing }, from: trailing ? row.at(headers - 1).end : 0, final: !trailing };
  },
  fixes(finding, file) {
    const { cells, headers, trailing } = finding.data;
    const view = file.view(finding.row);
    const { row, contentEnd } = view;
    if (cells < headers) {
      const text = file.document.delimiter.repeat(headers - cells);
      const edit = { row, start: contentEnd, end: contentEnd, text };
      return [{ title: `Add ${count(headers - cells, "empty cell")} at the end`, safe: true, edits: [edit] }];
    }
    const trim: Fix = {
      title: `Remove ${count(cells - headers, "empty cell")} at the end`,
      safe: trailing,
      edits: [{ row, start: view.at(headers - 1).end, end: contentEnd, text: "" }],
    };
    if (trailing) return [trim];
    return view.extraCellsAreEmpty ? [...joins(view, cells - headers), trim] : joins(view, cells - headers);
  },
};

/** One fix for each column in which a value may have been split: those that put most other cells where they fit. */
function joins(row: RowView, extra: number): Fix[] {
  const { columns } = row.layout;
  const values = row.values();
  const candidates = columns.flatMap((column, index) => {
    const parts = values.slice(index, index + extra + 1);
    if (parts.some((part) => part.trim() === "")) return [];
    const value = tidy(parts.join(" "));
    const joined = [...values.slice(0, index), value, ...values.slice(index + extra + 1)];
    // Behind the comma of a text stands a space, before a cell of its own none.
    const spaced = parts.slice(1).every((part) => part.startsWith(" ")) ? 2 : 0;
    const country = findCountry(joined[row.layout.cellOf("Country")] ?? "");
    const fit = columns.reduce((sum, other, at) => sum + points(joined[at] ?? "", other, country), spaced);
    return [{ column, value, joined, fit }];
  });
  const best = Math.max(...candidates.map((candidate) => candidate.fit));
  return candidates
    .filter((candidate) => candidate.fit === best)
    .slice(0, 5)
    .map(({ column, value, joined }) => ({
      title: `Join the cells to ${quoted(value)} in ${column?.header ?? "an unknown column"}`,
      safe: false,
      edits: [row.rewrite(joined)],
    }));
}

/** Whether each cell holds what its column is for, so that none before it was split. */
function isAtHome(row: RowView): boolean {
  const country = row.country("Country");
  return row.layout.columns.every((column, index) => {
    const value = row.value(index);
    return points(value, column, country) >= 0 && (index === 0 || !/^ \S/.test(value));
  });
}

/** How well a value fits its column; less than 0 where it seems to be another column's. */
function points(text: string, column: Column | undefined, country: string | undefined): number {
  const value = tidy(text);
  if (value === "") return column?.required ? -1 : 0;
  switch (column?.kind) {
    case "country":
    case "phoneCountry":
      return isCountryCode(value) ? 2 : findCountry(value) ? 1 : -2;
    case "email":
      return isEmail(value) ? 2 : -2;
    case "phone":
      return /^[+\d(][\d\s()./-]*$/.test(value) ? 1 : -2;
    case "state":
      if (/^[A-Z]{2}$/.test(value)) return 1;
      return country !== undefined && findState(value, country) ? 0 : -1;
    case "id":
      return /\s/.test(value) ? -1 : 0;
    default:
      return 0;
  }
}
