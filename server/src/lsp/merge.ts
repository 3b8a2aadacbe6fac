import type { CancellationToken } from "vscode-languageserver";
import { CsvDocument } from "../document/document.ts";
import type { Files } from "../files/files.ts";
import { nameOf } from "../files/places.ts";
import { type Corrections, mergingCorrections } from "../response/corrections.ts";
import { CsvFile } from "../response/csv-file.ts";
import { inSlices, type Steps } from "../steps.ts";
import { headerTest } from "../template/layout.ts";
import type { PlannedEdit } from "./protocol.ts";
import type { MergedCorrections, MergeParams } from "./round-trip-protocol.ts";
import type { Session } from "./session.ts";
import { fileToConvert } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** Edits per partial result. */
const chunk = 2_000;

/**
 * What the rows of a corrected file change in an import file. Both may be open, with unsaved edits.
 * @param send receives the edits in chunks; the result then has none
 */
export async function mergeCorrections(
  { uri, into: target }: MergeParams,
  sessionOf: (uri: string) => Session | undefined,
  workspace: Workspace,
  files: Files,
  token: CancellationToken,
  send?: (edits: PlannedEdit[]) => void,
): Promise<MergedCorrections> {
  const session = sessionOf(target);
  const from = await fileToConvert(uri, sessionOf(uri), workspace, files, token);
  const into = await fileToConvert(target, session, workspace, files, token);
  const checkpoint = () => {
    from.checkpoint();
    into.checkpoint();
  };
  const { context } = into.configured.loaded;
  const isHeader = headerTest(context.template);
  // Both are read by the template of the import file, but an open document keeps its own.
  const corrected =
    from.configured.loaded.context.template === context.template
      ? from.document
      : await inSlices(CsvDocument.read(uri, "csv", from.document.getText(), isHeader), checkpoint);
  const [one, other] = [
    new CsvFile(nameOf(target), into.document, context),
    new CsvFile(nameOf(uri), corrected, context),
  ];
  const merged = await inSlices(mergingCorrections(one, other), checkpoint);
  const edits = await inSlices(planned(merged, into.document, send), checkpoint);
  const refused = merged.refused.map(({ index, ...row }) => ({ ...row, number: index + 1 }));
  return { version: session?.version ?? 0, edits, rows: merged.rows, refused, notes: merged.notes };
}

/** The edits for the client. If `send` receives them, returns none. */
function* planned(
  { edits }: Corrections,
  document: CsvDocument,
  send: ((edits: PlannedEdit[]) => void) | undefined,
): Steps<PlannedEdit[]> {
  const positionAt = document.growingPositions();
  let some: PlannedEdit[] = [];
  for (const { start, end, text } of edits) {
    yield;
    some.push({ range: { start: positionAt(start), end: positionAt(end) }, newText: text, kind: "Corrections" });
    if (!send || some.length < chunk) continue;
    send(some);
    some = [];
  }
  if (!send) return some;
  send(some);
  return [];
}
