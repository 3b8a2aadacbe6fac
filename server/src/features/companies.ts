import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { RowView } from "../rules/view.ts";
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
