import type { CancellationToken } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import { inSlices, type Steps } from "../steps.ts";
import { goingOn } from "./going-on.ts";

/** A record of the file, and the line on which it starts, from 0. */
export interface RecordPlace {
  readonly row: Row;
  readonly line: number;
  /** The row, read. The next record overwrites it. */
  readonly view: RowView;
}

/**
 * Goes through all records in the order of the file, for answers that are about the whole of it. Between slices of
 * rows it lets other messages in: a key typed meanwhile is not kept waiting, and makes the walk end.
 * @throws ResponseError where the request was cancelled, or the file changed on the way
 */
export async function forEachRecord(
  checker: Checker,
  token: CancellationToken,
  use: (record: RecordPlace) => void,
): Promise<void> {
  await inSlices(
    usingRecords(checker, use),
    goingOn(token, () => checker.document),
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
