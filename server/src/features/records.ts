import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import { inSlices, type Steps } from "../steps.ts";
import { checkpointFor } from "./cancellation.ts";

/** A record of the file and the line that it starts on, from 0. */
export interface RecordPlace {
  readonly row: Row;
  readonly line: number;
  /** Overwritten by the next record. */
  readonly view: RowView;
}

/**
 * Calls `use` for all records in file order, except blank rows. Works in slices of time, so that typing is never held
 * up; an edit ends the walk.
 * @throws ResponseError if the request was cancelled or the file changed
 */
export async function forEachRecord(
  checker: Checker,
  token: CancellationToken,
  use: (record: RecordPlace) => void,
): Promise<void> {
  await inSlices(
    usingRecords(checker, use),
    checkpointFor(token, () => checker.document),
  );
}

function* usingRecords(checker: Checker, use: (record: RecordPlace) => void): Steps<void> {
  const { document, header } = checker;
  const view = checker.view(header);
  for (const { row, line } of document.rows.places(document.headerIndex + 1)) {
    if (!view.load(row).isBlank) use({ row, line, view });
    yield;
  }
}
