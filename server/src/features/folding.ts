import type { CancellationToken, FoldingRange } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { companyOf } from "./companies.ts";
import { rowRange } from "./places.ts";
import { forEachRecord } from "./records.ts";

/**
 * Folds consecutive rows of one company, and rows that span several lines. Of two folds that start on the same line,
 * editors show the first, so a company's fold comes before those of its rows.
 */
export async function foldingRanges(checker: Checker, token: CancellationToken): Promise<FoldingRange[]> {
  const folds: FoldingRange[] = [];
  let company: { key: string; fold: FoldingRange } | undefined;
  await forEachRecord(checker, token, (record) => {
    const { start, end } = rowRange(record);
    const key = companyOf(record.view);
    if (company?.key !== key) {
      company = { key, fold: { startLine: start.line, endLine: start.line } };
      folds.push(company.fold);
    }
    company.fold.endLine = end.line;
    if (end.line > start.line) folds.push({ startLine: start.line, endLine: end.line });
  });
  const seen = new Set<string>();
  return folds.filter(({ startLine, endLine }) => {
    const key = `${startLine} ${endLine}`;
    return endLine > startLine && !seen.has(key) && seen.add(key);
  });
}
