import type { Position, Range } from "../document/positions.ts";
import { ClientRequest } from "./message.ts";
import { position } from "./place-shapes.ts";
import { object, oneOf, optional, uri } from "./shapes.ts";

export interface FindRowParams {
  uri: string;
  /** A position in the row to find. */
  position: Position;
  /** Where to find it: in the import file that this file was made from, or in the response file of this one. */
  in: "import" | "response";
  /** The file to search; by default, the one beside it that its name tells. */
  other?: string;
}

export interface FoundRow {
  /** What the row is, for people: `Acme, West`. */
  row: string;
  /** The file that was searched; left out if no such file is known. */
  other?: string;
  /**
   * Where the row is there: the cell under the same header, or the row's first. Several if that cannot be told; 10 at
   * most, in the order of the file.
   */
  places: { range: Range; label: string }[];
}

/**
 * Client → server: find a row of a response file, or of a retry or rest file, in the import file, or a row of the import
 * file in its response file. Fails with a message for the user if there is no row at the position, or if a file cannot
 * be read.
 */
export const findRowRequest = new ClientRequest<FindRowParams, FoundRow>(
  "asioImport/findRow",
  object<FindRowParams>({ uri, position, in: oneOf("import", "response"), other: optional(uri) }),
);
