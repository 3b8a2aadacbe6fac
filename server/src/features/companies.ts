import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { RowView } from "../rules/view.ts";
import { forEachRecord, type RecordPlace } from "./records.ts";

/**
 * The key of a row's company: the name as the platform compares it, the ID if the row has no name, or an empty string
 * if it has neither.
 */
export function companyOf(row: RowView): string {
  return row.valueOf("Company Name") || row.valueOf("Company ID");
}

/** Calls `use` for the first row of each company, in file order. Skips rows that have neither a name nor an ID. */
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

/** The number of sites (rows) of each company, by the key from `companyOf`. */
export async function siteCounts(checker: Checker, token: CancellationToken): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await forEachRecord(checker, token, ({ view }) => {
    const company = companyOf(view);
    counts.set(company, (counts.get(company) ?? 0) + 1);
  });
  return counts;
}
