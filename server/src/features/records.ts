import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import { pause } from "../platform.ts";
import type { RowView } from "../rules/view.ts";

/** A record of the file, and the line on which it starts, from 0. */
export interface RecordPlace {
  readonly row: Row;
  readonly line: number;
  /** The row, read. The next record overwrites it. */
  readonly view: RowView;
}

/** Rows that are read in a few milliseconds. */
const sliceSize = 2_000;

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
  const { document, header } = checker;
  const goOn = goingOnWith(checker, token);
  const view = checker.view(header);
  let line = 0;
  let left = sliceSize;
  let behindHeader = false;
  for (const row of document.rows) {
    if (left-- === 0) {
      await pause();
      goOn();
      left = sliceSize;
    }
    if (behindHeader && !view.load(row).isBlank) use({ row, line, view });
    behindHeader ||= row === header;
    line += row.lines;
  }
}

/**
 * What to call between the slices of an answer that is about the whole file.
 * @returns throws a ResponseError where the request was cancelled, or the file changed on the way
 */
export function goingOnWith({ document }: Checker, token: CancellationToken): () => void {
  const { version } = document;
  return () => {
    stopIfCancelled(token);
    if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed.");
  };
}

/** Ends a request that nobody waits for any more. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
}
