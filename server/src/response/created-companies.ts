import { type Checked, passesFilter } from "../checker/checked.ts";
import { MarkSet } from "../mark-set.ts";
import type { CreatedCompanies } from "../rules/context.ts";
import { isCreated, RowOutcomes } from "../rules/support/row-outcomes.ts";
import type { Steps } from "../steps.ts";
import { marksOf } from "./company-rows.ts";
import { originName, responseNames } from "./names.ts";
import { recordsOf } from "./response-file.ts";
import { identityOf, placing, type RowIdentity } from "./row-places.ts";

/**
 * The names of the files that tell which companies were created with other rows than those of a retry or rest file: its
 * import file and the response file of that. Empty for other files.
 * @param pattern `asioImport.response.fileName`
 */
export function besideNames(pattern: string, name: string): string[] {
  if (!/\.(?:retry|rest)\.csv$/i.test(name)) return [];
  const importFile = originName(pattern, name);
  if (importFile === undefined) return [];
  return [...responseNames(pattern, importFile), importFile].filter((each) => each !== name);
}

/**
 * The companies of which other rows than those of a retry or rest file were created, as a response file beside it says,
 * or may have been, because they pass in the import file beside it.
 * @param name of the file beside it
 */
export function* findingCreated(own: Checked, beside: Checked, name: string): Steps<CreatedCompanies | undefined> {
  const marks = new MarkSet();
  const view = beside.view(beside.header);
  const isOther = yield* beside.layout.isResponse ? creationIn(beside) : passingOutside(own, beside);
  for (const { row, index } of recordsOf(beside, "all")) {
    yield;
    if (!isOther(row, index)) continue;
    view.load(row);
    for (const mark of marksOf(view.valueOf("Company Name"), view.valueOf("Company ID"))) marks.add(mark);
  }
  if (marks.size === 0) return undefined;
  const why = beside.layout.isResponse
    ? `rows of it were created, as ${name} says`
    : `other rows of it pass in ${name}, and may have been uploaded`;
  return { whyExists: (company, id) => (marksOf(company, id).some((mark) => marks.has(mark)) ? why : undefined) };
}

type RowTest = (row: Parameters<ReturnType<Checked["view"]>["load"]>[0], index: number) => boolean;

/** Whether a row of a response file was created. */
function* creationIn(response: Checked): Steps<RowTest> {
  const outcomes = new RowOutcomes(response.layout);
  const view = response.view(response.header);
  for (const { row } of recordsOf(response, "all")) {
    yield;
    outcomes.scan(view.load(row));
  }
  return (row) => isCreated(outcomes.outcomeOf(view.load(row)).outcome);
}

/** Whether a row of an import file passes, and is not in the other file. */
function* passingOutside(own: Checked, importFile: Checked): Steps<RowTest> {
  const view = own.view(own.header);
  const identities: RowIdentity[] = [];
  for (const { row } of recordsOf(own, "all")) {
    identities.push(identityOf(view.load(row)));
    yield;
  }
  const places = yield* placing(identities, recordsOf(importFile, "all"), importFile.view(importFile.header));
  const inside = new Set(places.flatMap((place) => (place === "none" ? [] : place)));
  return (row, index) => !passesFilter("failing", row.marks) && !inside.has(index);
}
