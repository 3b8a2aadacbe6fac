import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { copiedText } from "../document/copied-cells.ts";
import { checkpointFor, stopIfCancelled } from "../features/cancellation.ts";
import { companyOf } from "../features/companies.ts";
import { cellAt } from "../features/cursor.ts";
import { rangeAt } from "../features/places.ts";
import { EditRefused, tableEdits } from "../features/table/edits.ts";
import { findText } from "../features/table/find.ts";
import type { TableList } from "../features/table/lists.ts";
import { nextProblem, problemParts } from "../features/table/problems.ts";
import { blockIn, indexIn, shownRows } from "../features/table/rows.ts";
import type { Block } from "../features/table/shown.ts";
import { shownValues } from "../features/table/values.ts";
import { inSlices, type Steps } from "../steps.ts";
import { asItIs } from "./as-it-is.ts";
import { problemCounts } from "./fix-plan.ts";
import type { Session } from "./session.ts";
import {
  type OfList,
  type TableChoices,
  tableCellRequest,
  tableChoicesRequest,
  tableCopyRequest,
  tableEditRequest,
  tableFindRequest,
  tablePartsRequest,
  tablePlaceRequest,
  tableProblemRequest,
  tableRowsRequest,
  tableValuesRequest,
} from "./table-protocol.ts";

/** What the requests of the table view need from the server. */
export interface TableServer {
  /** The completed check of an open document; undefined if it is not an import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  documentOf(uri: string): Session | undefined;
}

/** Registers the handlers for the table view. */
export function serveTable(connection: Connection, { checkerOf, documentOf }: TableServer): void {
  /**
   * A list of rows as the client knows it. What follows works at once or ends at `checkpoint`, so no edit comes between.
   * @throws ResponseError if the client knows another version of it
   */
  const listOf = async ({ uri, version, filter, list: known }: OfList, token: CancellationToken) => {
    // Where cells are is known long before the check of a large file is complete.
    const checker = documentOf(uri)?.checker ?? (await checkerOf(uri));
    stopIfCancelled(token);
    const document = documentOf(uri);
    if (!checker || !document || document.version !== version) outdated();
    const checkpoint = checkpointFor(token, () => documentOf(uri));
    const list = await inSlices(document.tables.choose(checker, filter, false, known), checkpoint);
    if (list.number !== known) outdated();
    return { checker, list, checkpoint };
  };

  connection.onRequest(tableRowsRequest, ({ uri, filter, anew = false, list: known, from, count }, token) =>
    asItIs(async () => {
      const checker = filter.show === "all" ? documentOf(uri)?.checker : undefined;
      const checked = checker ?? (await checkerOf(uri));
      stopIfCancelled(token);
      const document = documentOf(uri);
      if (!checked || !document) return null;
      const list = await inSlices(
        document.tables.choose(checked, filter, anew, known),
        checkpointFor(token, () => documentOf(uri)),
      );
      return shownRows(checked, list, from, count);
    }),
  );

  connection.onRequest(tableEditRequest, async ({ edit, ...params }, token) => {
    const { checker, list, checkpoint } = await listOf(params, token);
    try {
      return await inSlices(tableEdits(checker, list, edit), checkpoint);
    } catch (error) {
      if (error instanceof EditRefused) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      throw error;
    }
  });

  connection.onRequest(tableCopyRequest, async ({ block, ...params }, token) => {
    const { checker, list, checkpoint } = await listOf(params, token);
    return { text: await inSlices(copied(checker, list, blockIn(checker, list, block)), checkpoint) };
  });

  connection.onRequest(tablePlaceRequest, async ({ place: { row: at, cell }, ...params }, token) => {
    const { checker, list } = await listOf(params, token);
    const { rows } = checker.document;
    const row = rows.at(indexIn(checker, list, at) ?? rows.size);
    if (!row) return null;
    const view = checker.view(row);
    const isCell = cell >= 0 && cell < view.cellCount;
    const { start, end } = isCell ? view.at(cell) : { start: cell < 0 ? 0 : view.contentEnd, end: view.contentEnd };
    return rangeAt(rows.placeOf(row), start, end);
  });

  connection.onRequest(tableProblemRequest, async ({ place, back, ...params }, token) => {
    const { checker, list } = await listOf(params, token);
    return nextProblem(checker, list, place, back) ?? null;
  });

  connection.onRequest(tableFindRequest, async ({ text, place, way, ...params }, token) => {
    const { checker, list, checkpoint } = await listOf(params, token);
    return (await inSlices(findText(checker, list, text, place, way), checkpoint)) ?? null;
  });

  connection.onRequest(tableValuesRequest, async ({ place, typed, ...params }, token) => {
    const { checker, list } = await listOf(params, token);
    return shownValues(checker, list, place, typed, token);
  });

  connection.onRequest(tableCellRequest, async ({ uri, position }, token) => {
    const checker = documentOf(uri)?.checker ?? (await checkerOf(uri));
    stopIfCancelled(token);
    const place = checker && cellAt(checker, position);
    return place ? { index: place.rowIndex, cell: place.cell } : null;
  });

  connection.onRequest(tablePartsRequest, async ({ parts, ...params }, token) => {
    const { checker, list } = await listOf(params, token);
    return problemParts(checker, list, parts);
  });

  connection.onRequest(tableChoicesRequest, ({ uri }, token) =>
    asItIs(async () => {
      const checker = await checkerOf(uri);
      stopIfCancelled(token);
      if (!checker) return null;
      return await inSlices(
        choices(checker),
        checkpointFor(token, () => documentOf(uri)),
      );
    }),
  );
}

function outdated(): never {
  throw new ResponseError(LSPErrorCodes.ContentModified, "The rows have changed.");
}

/** A block of cells as spreadsheets copy them. */
function* copied(checker: Checker, list: TableList, { row, rows: count, cell, cells }: Block): Steps<string> {
  const { rows } = checker.document;
  const values: string[][] = [];
  for (let at = row; at < row + count; at++) {
    yield;
    const own = rows.at(indexIn(checker, list, at) ?? rows.size);
    if (!own) break;
    const view = checker.view(own);
    values.push(Array.from({ length: cells }, (_, next) => view.value(cell + next)));
  }
  return copiedText(values);
}

function* choices(checker: Checker): Steps<TableChoices> {
  const counts = yield* problemCounts(checker);
  const rules = Object.entries(counts).map(([code, count]) => ({ code, ...count }));
  const companies = new Map<string, number>();
  const view = checker.view(checker.header);
  for (const row of checker.records()) {
    yield;
    const company = companyOf(view.load(row));
    if (company !== "") companies.set(company, (companies.get(company) ?? 0) + 1);
  }
  return {
    rules: rules.sort((a, b) => b.number - a.number),
    companies: Array.from(companies, ([company, rows]) => ({ company, rows })),
  };
}
