import { commands, type Position, type Range, Uri, window } from "vscode";
import { type FindRowParams, type FoundRow, findRowRequest } from "../../../server/src/lsp/row-protocol.ts";
import { Failure, tellFailure } from "../failure.ts";
import { showInformation, showLongProgress, showPick } from "../show.ts";
import { tableView } from "../table/messages.ts";
import { activeTable, openAsTable } from "../table/panel.ts";
import { nameOf } from "../wording.ts";
import type { Command, Tools } from "./command.ts";
import { csvFiles } from "./target.ts";

/** From a row of a response, retry or rest file to its row in the import file. */
export const goToImportRow: Command = (tools, args) => goToRow(tools, args, "import");

/** From a row of the import file to its row in the response file. */
export const goToResponseRow: Command = (tools, args) => goToRow(tools, args, "response");

const names = { import: "import file", response: "response file" } as const;

/**
 * Goes to the row of the other file that has the IDs or names of the row with the cursor. Asks which one if there are
 * several, and for the other file if its name does not tell it.
 * @param args from a code action or a table: the URI, a position in the row, and `tableView` to show the other row in a
 * table; otherwise, the active editor counts
 * @returns the place; undefined if there is none or the user cancels
 */
async function goToRow(
  { client }: Tools,
  [file, place, view]: readonly unknown[],
  which: FindRowParams["in"],
): Promise<{ uri: Uri; range: Range } | undefined> {
  const table = activeTable();
  if (table && !isPosition(place)) {
    table.tell({ tell: "command", command: which === "import" ? "goToImportRow" : "goToResponseRow" });
    return undefined;
  }
  const editor = window.activeTextEditor;
  const position = isPosition(place) ? place : editor?.selection.active;
  const from = typeof file === "string" ? Uri.parse(file, true) : editor?.document.uri;
  if (!from || !position)
    throw new Failure(`Open a file, and put the cursor in the row to find in the ${names[which]}.`);
  const params: FindRowParams = {
    uri: client.code2ProtocolConverter.asUri(from),
    position: { line: position.line, character: position.character },
    in: which,
  };
  const find = (other?: string) =>
    showLongProgress(`Searching the ${names[which]}`, (token) =>
      client.sendRequest(findRowRequest, other === undefined ? params : { ...params, other }, token),
    );
  let found: FoundRow = await find();
  if (found.other === undefined) {
    const other = await chooseFile(which);
    if (!other) return undefined;
    found = await find(client.code2ProtocolConverter.asUri(other));
  }
  return show(found, which);

  async function show({ row, other, places }: FoundRow, which: FindRowParams["in"]) {
    const uri = Uri.parse(other ?? "", true);
    if (places.length === 0) {
      const choose = "Choose another file…";
      showInformation(`${row} is not in ${nameOf(uri)}. No row has its IDs or its names.`, choose)
        .then(async (chosen) => {
          const another = chosen === choose ? await chooseFile(which) : undefined;
          if (another) await show(await find(client.code2ProtocolConverter.asUri(another)), which);
        })
        .then(undefined, tellFailure);
      return undefined;
    }
    const title = `Several rows of ${nameOf(uri)} may be ${row}`;
    const chosen = places.length > 1 ? await showPick(places, { title }) : places[0];
    if (!chosen) return undefined;
    const range = client.protocol2CodeConverter.asRange(chosen.range);
    if (view === tableView) await openAsTable(uri, range.start);
    else await commands.executeCommand("vscode.open", uri, { selection: range });
    return { uri, range };
  }
}

async function chooseFile(which: FindRowParams["in"]): Promise<Uri | undefined> {
  const title = `Choose the ${names[which]}`;
  return (await window.showOpenDialog({ title, filters: csvFiles }))?.[0];
}

function isPosition(value: unknown): value is Pick<Position, "line" | "character"> {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}
