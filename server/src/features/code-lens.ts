import type { CancellationToken, CodeLens } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import { count } from "../rules/support/wording.ts";
import { forEachCompany, rowRange, siteCounts } from "./companies.ts";

/**
 * Above the header row: what is wrong in the file, and a way to validate it. Above each company's first row: how many
 * sites it has.
 * @param sites whether companies have one (`asioImport.codeLens.sites`)
 */
export async function codeLenses(checker: Checker, sites: boolean, token: CancellationToken): Promise<CodeLens[]> {
  const { uri } = checker.document;
  const { counts } = checker.summary;
  const range = rangeIn(checker, checker.header, 0, 0);
  const found = [count(counts.error, "error"), count(counts.warning, "warning")].join(", ");
  const title = `Validate import (${found})`;
  const validate = { range, command: { title, command: "asioImport.validate", arguments: [uri] } };
  return sites ? [validate, ...(await siteLenses(checker, token))] : [validate];
}

async function siteLenses(checker: Checker, token: CancellationToken): Promise<CodeLens[]> {
  const counts = await siteCounts(checker, token);
  const lenses: CodeLens[] = [];
  await forEachCompany(checker, token, (company, record) => {
    const { start } = rowRange(record);
    // Nothing to run: a command without a name is a title alone.
    const command = { title: count(counts.get(company) ?? 0, "site"), command: "" };
    lenses.push({ range: { start, end: start }, command });
  });
  return lenses;
}
