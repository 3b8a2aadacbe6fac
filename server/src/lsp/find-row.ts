import type { CancellationToken } from "vscode-languageserver";
import { checkedInMemory } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { cellAt } from "../features/cursor.ts";
import { rangeAt } from "../features/places.ts";
import { FileError, type Files } from "../files/files.ts";
import { nameOf, sibling } from "../files/places.ts";
import { originName, responseFileName } from "../response/names.ts";
import { recordsOf } from "../response/response-file.ts";
import { identityOf, placing } from "../response/row-places.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import { inSlices } from "../steps.ts";
import type { Responses } from "./responses.ts";
import type { FindRowParams, FoundRow } from "./row-protocol.ts";
import type { Session } from "./session.ts";
import { checkerOf, wholeFile } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** What finding a row needs from the server. */
export interface RowServer {
  readonly documentOf: (uri: string) => Session | undefined;
  readonly workspace: Workspace;
  readonly files: Files;
  readonly responses: Responses;
}

/** Finds a row of one file in the other, by its IDs and names. */
export async function findRow(params: FindRowParams, server: RowServer, token: CancellationToken): Promise<FoundRow> {
  const { uri, position } = params;
  const { documentOf, workspace, files } = server;
  const read = async (uri: string) => {
    const file = await wholeFile(uri, documentOf(uri), workspace, files, token);
    return { ...file, checker: await checkerOf(file) };
  };
  const { checker } = await read(uri);
  const cell = cellAt(checker, position);
  if (cell?.part !== "record" || !cell.view || cell.blank)
    throw new FileError("Put the cursor in a row of a company first.");
  const identity = identityOf(cell.view);
  const row = described(cell.view);
  const other = params.other ?? (await otherFile(params, server));
  if (other === undefined) return { row, places: [] };
  const searched = await read(other);
  const checked = checkedInMemory(searched.checker);
  const found = placing([identity], recordsOf(checked, "all"), checked.view(checked.header));
  const [place = "none"] = await inSlices(found, searched.checkpoint);
  const indexes = place === "none" ? [] : [place].flat();
  return { row, other, places: indexes.map((index) => placeIn(searched.checker, index, cell.column?.header)) };
}

/** The file that belongs to another one, as this server has written it, or as its name tells; if it exists. */
async function otherFile({ uri, in: which }: FindRowParams, server: RowServer): Promise<string | undefined> {
  const { workspace, files, responses } = server;
  const known = which === "import" ? responses.importFileOf(uri) : responses.responseFileOf(uri);
  if (known !== undefined) return known;
  const { fileName } = (await workspace.configured(uri)).settings.response;
  const name = which === "import" ? originName(fileName, nameOf(uri)) : responseFileName(fileName, nameOf(uri));
  if (name === undefined) return undefined;
  const place = sibling(uri, name);
  return (await files.exists(place)) ? place : undefined;
}

/** The cell of a row under a header of the template, or else its first. */
function placeIn(checker: Checker, index: number, header: string | undefined): FoundRow["places"][number] {
  const [place] = checker.document.rows.places(index);
  if (!place) throw new FileError("The file has changed.");
  const view = checker.view(place.row);
  const named = checker.layout.columns.findIndex((column) => column !== undefined && column.header === header);
  const { start, end } = view.at(named >= 0 && named < view.cellCount ? named : 0);
  return { range: rangeAt(place, start, end), label: `Row ${inDigits(index + 1)}: ${described(view)}` };
}

/** A row's company and site, by their names or else their IDs. */
function described(view: RowView): string {
  const company = view.valueOf("Company Name") || view.valueOf("Company ID");
  const site = view.valueOf("Site Name") || view.valueOf("Site ID");
  return [company, site].filter((text) => text !== "").join(", ") || "This row";
}
