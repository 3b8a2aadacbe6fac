import { ViewColumn, window } from "vscode";
import {
  type ApplyMappingParams,
  applyMappingRequest,
  type MappedText,
  type MappingPreview,
  previewMappingRequest,
  proposeMappingRequest,
} from "../../../server/src/lsp/mapping-protocol.ts";
import { countProblemsRequest } from "../../../server/src/lsp/protocol.ts";
import { tellFailure } from "../failure.ts";
import { settingsFolder } from "../settings.ts";
import { showInformation, showLongProgress } from "../show.ts";
import { count, nameOf } from "../wording.ts";
import type { Command } from "./command.ts";
import { fixAll } from "./fix-all.ts";
import { totalOf } from "./fixed-message.ts";
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
  const preview = (choices: Choices): Promise<MappingPreview> =>
    showLongProgress(`Reading ${name}`, (token) =>
      client.sendRequest(previewMappingRequest, paramsOf(uri, choices, other), token),
    );
  const other = new OtherFile(client, file);
  const choices = await chooseMapping(proposal, preview, other);
  if (!choices) return undefined;
  const mapped = await showLongProgress(`Mapping ${name}`, (token) =>
    client.sendRequest(applyMappingRequest, paramsOf(uri, choices, other), token),
  );
  const folder = file.scheme === "file" ? folderOf(file) : settingsFolder()?.uri;
  const document = await newDocument(folder, name.replace(/(?:\.asio)?\.[^.]*$/i, ""), mapped.text);
  // Beside the source, if that is open.
  const viewColumn = window.tabGroups.activeTabGroup.activeTab ? ViewColumn.Beside : ViewColumn.Active;
  await window.showTextDocument(document, { viewColumn, preview: false });
  const made = client.code2ProtocolConverter.asUri(document.uri);
  const problems = totalOf((await client.sendRequest(countProblemsRequest, { uri: made })) ?? {});
  const fix = "Fix all safe problems";
  showInformation(summary(mapped), ...(problems > 0 ? [fix] : []))
    .then((chosen) => (chosen === fix ? fixAll(tools, [document.uri]) : undefined))
    .then(undefined, tellFailure);
  return document.uri;
};

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
