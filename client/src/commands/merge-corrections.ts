import {
  type CancellationToken,
  commands,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { PlannedEdit } from "../../../server/src/lsp/protocol.ts";
import {
  filesToMergeRequest,
  type MergedCorrections,
  mergeRequest,
  type RefusedRow,
} from "../../../server/src/lsp/round-trip-protocol.ts";
import type { Client } from "../client.ts";
import { Failure, tellFailure } from "../failure.ts";
import { showInformation, showLongProgress, showPick, showWarning } from "../show.ts";
import { count, nameOf } from "../wording.ts";
import { refuseReadOnly } from "../writable.ts";
import type { Command } from "./command.ts";
import { collectEdits, rangeOf, withEdits } from "./planned-edits.ts";
import { closePreview, previewText } from "./preview-text.ts";
import { csvFiles, givenFiles, targetFile } from "./target.ts";

/** A file with corrected rows, and the import file that they belong to. */
interface Files {
  readonly corrected: Uri;
  readonly target: Uri;
}

/**
 * Shows what the rows of a response, retry or rest file change in the import file. If the user chooses *Apply*, changes
 * it in one undo step.
 * @returns the number of rows that would change; undefined if the user cancels
 */
export const mergeCorrections: Command = async ({ client }, args) => {
  const files = await filesOf(client, args);
  if (!files) return undefined;
  refuseReadOnly(files.target);
  const document = await workspace.openTextDocument(files.target);
  const title = `Merging ${nameOf(files.corrected)}`;
  const merged = await showLongProgress(title, (token) => merge(client, files, token));
  if (merged.version !== document.version) throw changed(files.target);
  if (merged.refused.length > 0) showRefused(files, document, merged);
  else await showChanges(files, document, merged);
  return merged.rows;
};

/** Finds the import file beside the corrected one, or the corrected one beside the import file, or asks. */
async function filesOf(client: Client, args: readonly unknown[]): Promise<Files | undefined> {
  const file = await targetFile(args, "File with corrected rows");
  if (!file) return undefined;
  const uri = client.code2ProtocolConverter.asUri(file);
  const { into, corrected } = await client.sendRequest(filesToMergeRequest, { uri });
  if (into !== undefined) return { corrected: file, target: Uri.parse(into) };
  if (corrected.length > 0 && givenFiles(args).length === 0) {
    const items = corrected.map((each) => Uri.parse(each)).map((place) => ({ label: nameOf(place), place }));
    const chosen =
      items.length === 1 ? items[0] : await showPick(items, { title: `Merge corrections into ${nameOf(file)}` });
    return chosen && { corrected: chosen.place, target: file };
  }
  const title = `Import file to which the rows of ${nameOf(file)} belong`;
  const [target] =
    (await window.showOpenDialog({ title, filters: csvFiles, defaultUri: Uri.joinPath(file, "..") })) ?? [];
  return target && { corrected: file, target };
}

async function merge(
  client: Client,
  { corrected, target }: Files,
  token: CancellationToken,
): Promise<MergedCorrections> {
  const [uri, into] = [corrected, target].map((file) => client.code2ProtocolConverter.asUri(file)) as [string, string];
  const [merged, edits] = await collectEdits(client, (partialResultToken) =>
    client.sendRequest(mergeRequest, { uri, into, partialResultToken }, token),
  );
  return { ...merged, edits };
}

/** How many refused rows a message names. */
const maxNamed = 3;

/** Names the rows that cannot be placed, and offers to show them and to merge the others. */
function showRefused(files: Files, document: TextDocument, merged: MergedCorrections): void {
  const { refused, rows } = merged;
  const [corrected, target] = [nameOf(files.corrected), nameOf(files.target)];
  const named = refused.slice(0, maxNamed).map(({ number, label }) => `row ${number} (${label})`);
  if (refused.length > named.length) named.push("…");
  const [first, other] = refused;
  const message =
    first && !other
      ? `Row ${first.number} of ${corrected} (${first.label}) cannot be placed in ${target}: ${first.why}.`
      : `${count(refused.length, "row")} of ${corrected} cannot be placed in ${target}: ${named.join(", ")}.`;
  const show = refused.length === 1 ? "Show row" : "Show rows";
  const others = `Merge ${count(rows, "other row")}`;
  showWarning(message, show, ...(rows > 0 ? [others] : []))
    .then((chosen) => {
      if (chosen === show) return chooseRow(files.corrected, refused);
      return chosen === others ? showChanges(files, document, merged) : undefined;
    })
    .then(undefined, tellFailure);
}

/** Shows a refused row in its file; if there are several, the one that the user chooses. */
async function chooseRow(corrected: Uri, refused: readonly RefusedRow[]): Promise<void> {
  const items = refused.map((row) => ({ label: `Row ${row.number}: ${row.label}`, detail: row.why, row }));
  const title = `Rows of ${nameOf(corrected)} that cannot be placed`;
  const chosen = items.length === 1 ? items[0] : await showPick(items, { title });
  if (!chosen) return;
  const { line } = chosen.row;
  await window.showTextDocument(corrected, { selection: new Range(line, 0, line, 0), preview: false });
}

/** Shows the difference that corrections make to an import file, and offers to apply them. */
async function showChanges(
  { corrected, target }: Files,
  document: TextDocument,
  { edits, rows, notes }: MergedCorrections,
): Promise<void> {
  const name = nameOf(target);
  if (edits.length === 0) {
    void showInformation([`${nameOf(corrected)} has nothing to correct in ${name}.`, ...notes].join(" "));
    return;
  }
  const before = document.getText();
  const preview = previewText(target, withEdits(document, edits));
  await commands.executeCommand("vscode.diff", target, preview, `${name}: corrections of ${nameOf(corrected)}`);
  const apply = "Apply";
  const sentence = `The corrections change ${count(edits.length, "cell")} in ${count(rows, "row")} of ${name}.`;
  const show = notes.length > 0 ? showWarning : showInformation;
  show([sentence, ...notes].join(" "), apply)
    .then((chosen) => (chosen === apply ? applyTo(target, before, edits, rows, preview) : undefined))
    .then(undefined, tellFailure);
}

async function applyTo(
  target: Uri,
  before: string,
  edits: readonly PlannedEdit[],
  rows: number,
  preview: Uri,
): Promise<void> {
  const document = await workspace.openTextDocument(target);
  if (document.getText() !== before) throw changed(target);
  const edit = new WorkspaceEdit();
  for (const each of edits) edit.replace(target, rangeOf(each), each.newText);
  if (!(await workspace.applyEdit(edit))) throw changed(target);
  await closePreview(preview);
  await window.showTextDocument(document, { preview: false });
  const validate = "Validate import";
  const chosen = await showInformation(`${count(rows, "row")} of ${nameOf(target)} corrected.`, validate);
  if (chosen === validate) await commands.executeCommand("asioImport.validate", target);
}

function changed(target: Uri): Failure {
  return new Failure(`${nameOf(target)} changed in the meantime. Nothing was merged.`);
}
