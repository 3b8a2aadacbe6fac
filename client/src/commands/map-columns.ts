import { Uri, ViewColumn, window, workspace } from "vscode";
import { totalOf } from "../../../server/src/lsp/fixed-message.ts";
import {
  type ApplyMappingParams,
  applyMappingRequest,
  forgetMappingRequest,
  type MappedText,
  type MappingMemory,
  previewMappingRequest,
  proposeMappingRequest,
  rememberMappingRequest,
} from "../../../server/src/lsp/mapping-protocol.ts";
import { countProblemsRequest } from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";
import { tellFailure } from "../failure.ts";
import { settingsFolder } from "../settings.ts";
import { showInformation, showLongProgress, showWarning } from "../show.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { fixAll } from "./fix-all.ts";
import { OtherFile } from "./join-lists.ts";
import { folderOf, listToMap } from "./list-source.ts";
import { type Choices, chooseMapping } from "./mapping-lists.ts";
import { newDocument } from "./new-document.ts";

/**
 * Converts another program's CSV or a sheet of a workbook to the template's format. Proposes a mapping that the user can
 * change, opens the result to the side as an unsaved file, and offers to fix it.
 * @returns the URI of the new file
 */
export const mapColumns: Command = async (tools, args) => {
  const { client } = tools;
  const file = await listToMap(client, args);
  if (!file) return undefined;
  const uri = client.code2ProtocolConverter.asUri(file);
  const name = nameOf(file);
  const proposal = await showLongProgress(`Reading ${name}`, (token) =>
    client.sendRequest(proposeMappingRequest, { uri }, token),
  );
  if (proposal.memory?.problem !== undefined) tellUnusable(proposal.memory.problem, Uri.parse(proposal.memory.uri));
  const other = new OtherFile(client, file);
  const chosen = await chooseMapping(
    proposal,
    {
      preview: (choices) =>
        showLongProgress(`Reading ${name}`, (token) =>
          client.sendRequest(previewMappingRequest, paramsOf(uri, choices, other), token),
        ),
      forget: async ({ version }) => {
        const at = { uri, ...(other.join && { join: other.join }) };
        await client.sendRequest(forgetMappingRequest, { ...at, replaced: version });
        return await client.sendRequest(proposeMappingRequest, at);
      },
    },
    other,
  );
  if (!chosen) return undefined;
  const params = paramsOf(uri, chosen.choices, other);
  const { memory } = chosen.proposal;
  const remembered = chosen.isNew && memory ? await remember(client, params, memory) : undefined;
  const mapped = await showLongProgress(`Mapping ${name}`, (token) =>
    client.sendRequest(applyMappingRequest, params, token),
  );
  const folder = file.scheme === "file" ? folderOf(file) : settingsFolder()?.uri;
  const document = await newDocument(folder, name.replace(/(?:\.asio)?\.[^.]*$/i, ""), mapped.text);
  // Beside the source, if that is open.
  const viewColumn = window.tabGroups.activeTabGroup.activeTab ? ViewColumn.Beside : ViewColumn.Active;
  await window.showTextDocument(document, { viewColumn, preview: false });
  const made = client.code2ProtocolConverter.asUri(document.uri);
  const problems = totalOf((await client.sendRequest(countProblemsRequest, { uri: made })) ?? {});
  const fix = "Fix all safe problems";
  showInformation([summary(mapped), ...(remembered ? [remembered] : [])].join(" "), ...(problems > 0 ? [fix] : []))
    .then((button) => (button === fix ? fixAll(tools, [document.uri]) : undefined))
    .then(undefined, tellFailure);
  return document.uri;
};

/** @returns a sentence for the user; undefined if it could not be remembered, which a message says */
async function remember(
  client: Client,
  params: ApplyMappingParams,
  memory: MappingMemory,
): Promise<string | undefined> {
  try {
    // The server makes files, but no folders.
    await workspace.fs.createDirectory(Uri.joinPath(Uri.parse(memory.uri), ".."));
    await client.sendRequest(rememberMappingRequest, { ...params, replaced: memory.version });
    return `Remembered for this header row in ${memory.name}.`;
  } catch (error) {
    tellFailure(error);
    return undefined;
  }
}

/** Says why no mapping is remembered, without waiting for the user. */
function tellUnusable(problem: string, file: Uri): void {
  showWarning(`${problem} Mappings are not remembered meanwhile.`, "Open file")
    .then((chosen) => (chosen ? window.showTextDocument(file) : undefined))
    .then(undefined, tellFailure);
}

function paramsOf(uri: string, choices: Choices, { join }: OtherFile): ApplyMappingParams {
  const all = [...choices];
  return {
    uri,
    ...(join && { join }),
    mapping: all.flatMap(([target, { source }]) => (source === undefined ? [] : [{ source, target }])),
    made: all.flatMap(([target, { made }]) => (made ? [target] : [])),
    fixed: all.flatMap(([target, { fixed }]) => (fixed === undefined ? [] : [{ target, value: fixed }])),
  };
}

/** `Mapped 12 rows. Made: Site ID in 12 rows. Filled in: Country in 2 rows. Not used: Notes.` */
function summary({ rows, made, fixed, unmapped, leftOut }: MappedText): string {
  const counts = (start: string, filled: MappedText["made"]) =>
    filled.length > 0
      ? `${start}: ${filled.map((each) => `${each.target} in ${count(each.rows, "row")}`).join(", ")}.`
      : "";
  return [
    `Mapped ${count(rows, "row")}.`,
    counts("Made", made),
    counts("Filled in", fixed),
    unmapped.length > 0 ? `Not used: ${unmapped.join(", ")}.` : "All source columns were used.",
    leftOut,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
