import type { CancellationToken } from "vscode-languageserver";
import { cellAt } from "../features/cursor.ts";
import { rangeAt } from "../features/places.ts";
import { FileError, type Files } from "../files/files.ts";
import { nameOf, sibling } from "../files/places.ts";
import { CsvFile } from "../response/csv-file.ts";
import { correctedNames, mergedIntoName, originName, responseFileName } from "../response/names.ts";
import { identityOf, placing, siteLabel } from "../response/row-places.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import { inSlices } from "../steps.ts";
import type { Responses } from "./responses.ts";
import type { FilesToMerge } from "./round-trip-protocol.ts";
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
  const read = (uri: string) => wholeFile(uri, documentOf(uri), workspace, files, token);
  const cell = cellAt(await checkerOf(await read(uri)), position);
  if (cell?.part !== "record" || !cell.view || cell.blank)
    throw new FileError("Put the cursor in a row of a company first.");
  const identity = identityOf(cell.view);
  const row = described(cell.view);
  const other = params.other ?? (await otherFile(params, server));
  if (other === undefined) return { row, places: [] };
  const { document, configured, checkpoint } = await read(other);
  const searched = new CsvFile(nameOf(other), document, configured.loaded.context);
  const [place = "none"] = await inSlices(placing([identity], searched.records(), searched.view()), checkpoint);
  const indexes = place === "none" ? [] : [place].flat();
  return { row, other, places: indexes.map((index) => placeIn(searched, index, cell.column?.header)) };
}

/** The file that belongs to another one, as this server has written it, or as its name tells; if it exists. */
async function otherFile(
  { uri, in: which }: Pick<FindRowParams, "uri" | "in">,
  server: RowServer,
): Promise<string | undefined> {
  const { workspace, files, responses } = server;
  const known = which === "import" ? responses.importFileOf(uri) : responses.responseFileOf(uri);
  if (known !== undefined) return known;
  const { fileName } = (await workspace.configured(uri)).settings.response;
  const name = which === "import" ? originName(fileName, nameOf(uri)) : responseFileName(fileName, nameOf(uri));
  if (name === undefined) return undefined;
  const place = sibling(uri, name);
  return (await files.exists(place)) ? place : undefined;
}

/** The files whose rows may be merged into each other, as this server has written them, or as their names tell. */
export async function filesToMerge(uri: string, server: RowServer): Promise<FilesToMerge> {
  const { fileName } = (await server.workspace.configured(uri)).settings.response;
  const name = mergedIntoName(fileName, nameOf(uri));
  const into = server.responses.importFileOf(uri) ?? (name === undefined ? undefined : sibling(uri, name));
  if (into !== undefined) return (await server.files.exists(into)) ? { into, corrected: [] } : { corrected: [] };
  const response = server.responses.responseFileOf(uri);
  const beside = correctedNames(fileName, nameOf(uri)).map((name) => sibling(uri, name));
  const corrected: string[] = [];
  for (const place of new Set(response === undefined ? beside : [...beside, response])) {
    if (await server.files.exists(place)) corrected.push(place);
  }
  return { corrected };
}

/** The cell of a row under a header of the template, or else its first. */
function placeIn(file: CsvFile, index: number, header: string | undefined): FoundRow["places"][number] {
  const [place] = file.document.rows.places(index);
  if (!place) throw new FileError("The file has changed.");
  const view = file.view().load(place.row);
  const named = file.layout.columns.findIndex((column) => column !== undefined && column.header === header);
  const { start, end } = view.at(named >= 0 && named < view.cellCount ? named : 0);
  return { range: rangeAt(place, start, end), label: `Row ${inDigits(index + 1)}: ${described(view)}` };
}

function described(view: RowView): string {
  return siteLabel(view) || "This row";
}
