import type { CancellationToken, CodeLens } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { nameOf } from "../files/places.ts";
import { importFileName } from "../response/names.ts";
import { count } from "../rules/support/wording.ts";
import { forEachCompany, siteCounts } from "./companies.ts";
import { rangeIn, rowRange } from "./places.ts";

/**
 * A code lens above the header row with the number of problems, which validates the file; above that of a response
 * file, one that creates the retry file, with the number of rows to correct. A response, retry or rest file has one more,
 * which merges its rows into the import file. Optionally, one above the first row of each company with its number of sites.
 * @param sites whether to include the lenses of companies (`asioImport.codeLens.sites`)
 */
export async function codeLenses(checker: Checker, sites: boolean, token: CancellationToken): Promise<CodeLens[]> {
  const { uri } = checker.document;
  const { counts, failedRows } = checker.summary;
  const range = rangeIn(checker, checker.header, 0, 0);
  const found = [count(counts.error, "error"), count(counts.warning, "warning")].join(", ");
  const [title, command] = checker.layout.isResponse
    ? [
        `Create retry file${failedRows > 0 ? ` (${count(failedRows, "row")} to correct)` : ""}`,
        "asioImport.createRetry",
      ]
    : [`Validate import (${found})`, "asioImport.validate"];
  const first = { range, command: { title, command, arguments: [uri] } };
  const isToMerge = checker.layout.isResponse || importFileName(nameOf(uri)) !== undefined;
  const merge = { title: "Merge into import file…", command: "asioImport.mergeCorrections", arguments: [uri] };
  const lenses = isToMerge ? [first, { range, command: merge }] : [first];
  return sites ? [...lenses, ...(await siteLenses(checker, token))] : lenses;
}

async function siteLenses(checker: Checker, token: CancellationToken): Promise<CodeLens[]> {
  const counts = await siteCounts(checker, token);
  const lenses: CodeLens[] = [];
  await forEachCompany(checker, token, (company, record) => {
    const { start } = rowRange(record);
    // A command without a name shows its title and does nothing.
    const command = { title: count(counts.get(company) ?? 0, "site"), command: "" };
    lenses.push({ range: { start, end: start }, command });
  });
  return lenses;
}
