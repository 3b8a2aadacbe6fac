import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { positionIn, type Range } from "../document/positions.ts";
import type { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";
import { forEachRecord, type RecordPlace } from "./records.ts";

/**
 * What tells a company of the file from others: its name as the platform compares it, or its ID while the name is
 * missing; empty where a row has neither.
 */
export function companyOf(row: RowView): string {
  return row.valueOf("Company Name") || row.valueOf("Company ID");
}

/** Calls `use` for the first row of each company, in the order of the file; rows without name and ID are passed over. */
export async function forEachCompany(
  checker: Checker,
  token: CancellationToken,
  use: (company: string, first: RecordPlace) => void,
): Promise<void> {
  const seen = new Set<string>();
  await forEachRecord(checker, token, (record) => {
    const company = companyOf(record.view);
    if (company === "" || seen.has(company)) return;
    seen.add(company);
    use(company, record);
  });
}

/** How many rows each company has: its sites. */
export async function siteCounts(checker: Checker, token: CancellationToken): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await forEachRecord(checker, token, ({ view }) => {
    const company = companyOf(view);
    counts.set(company, (counts.get(company) ?? 0) + 1);
  });
  return counts;
}

/** Where a row stands, without its line end. */
export function rowRange({ row, line, view }: RecordPlace): Range {
  return { start: { line, character: 0 }, end: positionIn(row, view.contentEnd, line) };
}

/** Where the cell of a part stands in a row; the whole row where it has none. */
export function roleRange(record: RecordPlace, role: Role): Range {
  const { row, line, view } = record;
  const index = view.layout.cellOf(role);
  if (index < 0 || index >= view.cellCount) return rowRange(record);
  const { start, end } = view.at(index);
  return { start: positionIn(row, start, line), end: positionIn(row, end, line) };
}
