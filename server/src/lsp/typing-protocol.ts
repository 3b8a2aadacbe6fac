import type { Position, Range } from "../document/positions.ts";
import type { EnteredCell } from "../features/completion/entered-cell.ts";
import type { CellMove } from "../features/next-cell.ts";
import type { PastedCells } from "../features/pasted-cells.ts";
import { ClientRequest } from "./message.ts";
import { maxPositions, position, range } from "./place-shapes.ts";
import { flag, listOf, object, text, uri } from "./shapes.ts";

export interface NextCellsParams {
  uri: string;
  /** The cursors. */
  positions: Position[];
  /** Whether to move to the previous cells. */
  back: boolean;
}

export interface NextCells {
  /** The version of the document that the moves are for. */
  version: number;
  /** A move for each position. */
  moves: CellMove[];
}

/**
 * Client → server: where the next or previous cells of an open document are; null if it is not an import file. Does not
 * wait until the document has been checked.
 */
export const nextCellsRequest = new ClientRequest<NextCellsParams, NextCells | null>(
  "asioImport/nextCells",
  object<NextCellsParams>({ uri, positions: listOf(position, maxPositions), back: flag }),
);

/** Client → server: the cell at a position of an open document; null if it is not an import file or has no cell there. */
export const enteredCellRequest = new ClientRequest<{ uri: string; position: Position }, EnteredCell | null>(
  "asioImport/enteredCell",
  object<{ uri: string; position: Position }>({ uri, position }),
);

export interface PasteCellsParams {
  uri: string;
  /** The selection that is replaced. */
  range: Range;
  /** Cells as a spreadsheet copies them: with tabs between them. */
  text: string;
}

/**
 * Client → server: how to paste copied cells into an open document; null if they are pasted as any other text. Changes
 * nothing.
 */
export const pasteCellsRequest = new ClientRequest<PasteCellsParams, PastedCells | null>(
  "asioImport/pasteCells",
  object<PasteCellsParams>({ uri, range, text }),
);
