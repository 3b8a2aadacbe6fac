import type { TextEdit } from "vscode-languageserver";
import type { Position, Range } from "../document/positions.ts";
import type {
  Block,
  FindWay,
  FoundCell,
  KnownList,
  ProblemPlace,
  ShownPart,
  ShownRows,
  ShownValue,
  TableEdit,
  TableFilter,
} from "../features/table/shown.ts";
import { ClientRequest } from "./message.ts";
import { position } from "./place-shapes.ts";
import { count, flag, integer, listOf, object, oneOf, optional, orNull, type Shape, text, uri } from "./shapes.ts";

/** More rows than a screen shows, and more than a person can look at while they are sent. */
const maxWindow = 1_000;

/** More parts than a bar has pixels. */
const maxParts = 2_000;

/** Values that one edit writes: more than VS Code can paste without a long pause. */
const maxWritten = 200_000;

/** A value of one of several kinds, told apart by a member. */
function oneOfKinds<Kind extends string, T extends { readonly [K in Kind]: string }>(
  kind: Kind,
  shapes: { readonly [Name in T[Kind]]: Shape<object> },
): Shape<T> {
  const names = Object.keys(shapes) as T[Kind][];
  return {
    fault(value, name) {
      const fault = object<{ [K in Kind]: T[Kind] }>({ [kind]: oneOf(...names) } as never).fault(value, name);
      return fault ?? shapes[(value as T)[kind]].fault(value, name);
    },
  };
}

const filter: Shape<TableFilter> = oneOfKinds<"show", TableFilter>("show", {
  all: object({}),
  failing: object({}),
  warnings: object({}),
  rule: object<{ code: string }>({ code: text }),
  company: object<{ company: string }>({ company: text }),
});

const block = object<Block>({ row: count, rows: count, cell: count, cells: count });

const place = object<ProblemPlace>({ row: count, cell: integer });

const rowStretch = object<{ row: number; rows: number }>({ row: count, rows: count });

const edit: Shape<TableEdit> = oneOfKinds<"kind", TableEdit>("kind", {
  write: object<{ row: number; cell: number; values: (string | null)[][] }>({
    row: count,
    cell: count,
    values: listOf(listOf(orNull(text), maxWritten), maxWritten),
  }),
  paste: object<{ block: Block; text: string }>({ block, text }),
  clear: object<{ block: Block }>({ block }),
  fill: object<{ block: Block }>({ block }),
  new: object<{ row: number; what: "site" | "company" }>({ row: count, what: oneOf("site", "company") }),
  insert: rowStretch,
  delete: rowStretch,
  duplicate: rowStretch,
  move: object<{ row: number; rows: number; by: number }>({ row: count, rows: count, by: integer }),
});

/** What is about a list of a document. */
export interface OfList extends KnownList {
  readonly uri: string;
}

const ofList = { uri, version: integer, filter, list: count };

export interface TableRowsParams {
  uri: string;
  filter: TableFilter;
  /** Choose the rows of the filter again, as the file is now. */
  anew?: boolean;
  /** The number of the list that the table shows. */
  list?: number;
  /** Index in the list of the first row, from 0. */
  from: number;
  count: number;
}

/** Client → server: rows of an open document for a table; null if it is not an import file. */
export const tableRowsRequest = new ClientRequest<TableRowsParams, ShownRows | null>(
  "asioImport/table/rows",
  object<TableRowsParams>({
    uri,
    filter,
    anew: optional(flag),
    list: optional(count),
    from: count,
    count: atMost(maxWindow),
  }),
);

/**
 * Client → server: how an edit of the table changes the text. Changes nothing. Fails with `ContentModified` if the
 * rows are no longer those that the client knows, and with a sentence for the user if the edit cannot be made.
 */
export const tableEditRequest = new ClientRequest<OfList & { edit: TableEdit }, TextEdit[]>(
  "asioImport/table/edit",
  object<OfList & { edit: TableEdit }>({ ...ofList, edit }),
);

/** Client → server: a block of cells as spreadsheets copy them. */
export const tableCopyRequest = new ClientRequest<OfList & { block: Block }, { text: string }>(
  "asioImport/table/copy",
  object<OfList & { block: Block }>({ ...ofList, block }),
);

/** Client → server: the place in the text of a cell, or of a whole row (cell -1); null if the row does not exist yet. */
export const tablePlaceRequest = new ClientRequest<OfList & { place: ProblemPlace }, Range | null>(
  "asioImport/table/place",
  object<OfList & { place: ProblemPlace }>({ ...ofList, place }),
);

/** Client → server: the next or previous cell with a problem; null if there is none. */
export const tableProblemRequest = new ClientRequest<
  OfList & { place: ProblemPlace; back: boolean },
  ProblemPlace | null
>(
  "asioImport/table/problem",
  object<OfList & { place: ProblemPlace; back: boolean }>({
    ...ofList,
    place,
    back: flag,
  }),
);

/** Client → server: a cell that shows a text, and how many do; null if there is none. */
export const tableFindRequest = new ClientRequest<
  OfList & { text: string; place: ProblemPlace; way: FindWay },
  FoundCell | null
>(
  "asioImport/table/find",
  object<OfList & { text: string; place: ProblemPlace; way: FindWay }>({
    ...ofList,
    text,
    place,
    way: oneOf("here", "next", "previous"),
  }),
);

/** Client → server: values for a cell, as completion offers them for what is typed so far. */
export const tableValuesRequest = new ClientRequest<OfList & { place: ProblemPlace; typed: string }, ShownValue[]>(
  "asioImport/table/values",
  object<OfList & { place: ProblemPlace; typed: string }>({
    ...ofList,
    place,
    typed: text,
  }),
);

/**
 * Client → server: the cell at a position of an open document: index of its row in the file, and of the cell, from 0;
 * null if it is not an import file.
 */
export const tableCellRequest = new ClientRequest<
  { uri: string; position: Position },
  { index: number; cell: number } | null
>("asioImport/table/cell", object<{ uri: string; position: Position }>({ uri, position }));

/** Client → server: where problems are, for a picture of at most `parts` parts. */
export const tablePartsRequest = new ClientRequest<OfList & { parts: number }, ShownPart[]>(
  "asioImport/table/parts",
  object<OfList & { parts: number }>({ ...ofList, parts: atMost(maxParts) }),
);

export interface TableChoices {
  /** Rules with findings, by code, with the number of findings and the noun for them. */
  rules: { code: string; number: number; noun: readonly [one: string, several: string] }[];
  /** Companies in file order, with the number of their rows. */
  companies: { company: string; rows: number }[];
}

/** Client → server: what a table can be filtered by; null if the document is not an import file. */
export const tableChoicesRequest = new ClientRequest<{ uri: string }, TableChoices | null>(
  "asioImport/table/choices",
  object({ uri }),
);

function atMost(most: number): Shape<number> {
  return {
    fault: (value, name) =>
      count.fault(value, name) ?? (Number(value) > most ? `${name} must be at most ${most}` : undefined),
  };
}
