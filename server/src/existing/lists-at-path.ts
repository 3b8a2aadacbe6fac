import { type CompanyList, errorResponse, type FoundLists, keyedList } from "./company-lists.ts";
import { failureOf } from "./error-response.ts";
import { isJsonObject, type JsonObject, own } from "./json-object.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { addPageInfo } from "./page-object.ts";
import { describe, ExportProblem } from "./problem.ts";
import { pathSteps } from "./record-keys.ts";

/**
 * The lists of companies at a path from the settings, one for each place that matches.
 *
 * @throws ExportProblem if a document or page has nothing at the path: half an export would hide companies
 */
export function listsAt(documents: readonly unknown[], path: string, source: string): FoundLists {
  const problem = (reason: string) =>
    new ExportProblem(`${source} has no list at ${JSON.stringify(path)} (asioImport.existing.listPath): ${reason}.`);
  const pages: PageInfo[] = [];
  let values: unknown[] = documents.filter((document) => document !== null);
  for (const step of pathSteps(path)) {
    const objects = values
      .flatMap((value) => (Array.isArray(value) ? value.filter((entry) => entry !== null) : [value]))
      .map((value) => ({ value, next: isJsonObject(value) ? own(value, step) : undefined }));
    values = objects.map(({ value, next }) => {
      if (next === undefined) throw problem(`${JSON.stringify(step)} is not in ${describe(value)}`);
      return next;
    });
    // The siblings of the last step describe the list itself.
    objects.forEach(({ value }, place) => {
      const failure = isJsonObject(value) ? failureOf(value) : undefined;
      if (failure !== undefined) throw new ExportProblem(errorResponse(source, failure));
      const info = objects.length === pages.length ? pages[place] : undefined;
      if (info) addPageInfo(value as JsonObject, info);
    });
    if (pages.length !== objects.length) {
      pages.length = 0;
      for (const { value } of objects) pages.push(infoOf(value as JsonObject));
    }
  }
  if (values.length === 0) throw problem("there is nothing to look in");
  const lists = values.map((value): CompanyList => {
    if (Array.isArray(value)) return { entries: value, from: value, under: path };
    if (isJsonObject(value)) return { ...keyedList(value), under: path };
    throw problem(`found ${describe(value)} there`);
  });
  return { lists, pages };
}

function infoOf(object: JsonObject): PageInfo {
  const info = noPageInfo();
  addPageInfo(object, info);
  return info;
}
