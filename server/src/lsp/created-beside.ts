import { CancellationToken } from "vscode-languageserver";
import { checkedInMemory } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { FileError } from "../files/files.ts";
import { folderOf, nameOf, sibling } from "../files/places.ts";
import { besideNames, findingCreated } from "../response/created-companies.ts";
import type { CreatedCompanies } from "../rules/context.ts";
import { inSlices } from "../steps.ts";
import type { RowServer } from "./find-row.ts";
import type { Session } from "./session.ts";
import { checkerOf, wholeFile } from "./validate.ts";

/** Whether a file is one of those that tell which companies of an open document were created with other rows. */
export function isBeside(uri: string, document: Session): boolean {
  const pattern = document.configuredWith?.settings.response.fileName;
  if (pattern === undefined || folderOf(uri) !== folderOf(document.uri)) return false;
  return besideNames(pattern, nameOf(document.uri)).includes(nameOf(uri));
}

/**
 * Which companies of a retry or rest file were created with other rows, by the files beside it. One that cannot be read
 * tells nothing.
 */
export async function createdBeside(
  own: Checker,
  { documentOf, workspace, files }: Omit<RowServer, "responses">,
): Promise<CreatedCompanies[]> {
  const { uri } = own.document;
  const { settings } = await workspace.configured(uri);
  const created: CreatedCompanies[] = [];
  for (const name of besideNames(settings.response.fileName, nameOf(uri))) {
    const place = sibling(uri, name);
    try {
      if (!(await files.exists(place))) continue;
      const file = await wholeFile(place, documentOf(place), workspace, files, CancellationToken.None);
      const beside = checkedInMemory(await checkerOf(file));
      const found = await inSlices(findingCreated(checkedInMemory(own), beside, name));
      if (found) created.push(found);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
  }
  return created;
}
