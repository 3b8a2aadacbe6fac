import type { CancellationToken, Connection } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { stopIfCancelled } from "../features/cancellation.ts";
import { enteredCell } from "../features/completion/entered-cell.ts";
import { nextCell, previousCell } from "../features/next-cell.ts";
import { pastedCells } from "../features/pasted-cells.ts";
import type { Session } from "./session.ts";
import { enteredCellRequest, nextCellsRequest, pasteCellsRequest } from "./typing-protocol.ts";

/** What the requests for typing need from the server. */
export interface TypingServer {
  /** The completed check of an open document; undefined if it is not an import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  documentOf(uri: string): Session | undefined;
}

/** Registers the handlers for moving between cells and for pasting. */
export function serveTyping(connection: Connection, { checkerOf, documentOf }: TypingServer): void {
  /** The check of an open document. Where cells are is known long before the check of a large file is complete. */
  const readCheckerOf = async (uri: string, token: CancellationToken) => {
    const checker = documentOf(uri)?.checker ?? (await checkerOf(uri));
    stopIfCancelled(token);
    return checker;
  };

  connection.onRequest(nextCellsRequest, async ({ uri, positions, back }, token) => {
    const checker = await readCheckerOf(uri, token);
    if (!checker) return null;
    const mayInsert = positions.length === 1;
    const moves = positions.map((position) =>
      back ? previousCell(checker, position) : nextCell(checker, position, mayInsert),
    );
    return { version: checker.document.version, moves };
  });
  connection.onRequest(enteredCellRequest, async ({ uri, position }, token) => {
    const checker = await readCheckerOf(uri, token);
    return (checker && enteredCell(checker, position)) ?? null;
  });
  connection.onRequest(pasteCellsRequest, async ({ uri, range, text }, token) => {
    const checker = await readCheckerOf(uri, token);
    return (checker && pastedCells(checker, range, text)) ?? null;
  });
}
