import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOfRow } from "../../client/src/table/view/open-row.ts";
import type { RowKind, ShownRow } from "../../server/src/features/table/shown.ts";

const shown = (index: number, kind: RowKind, ...cells: string[]): ShownRow => ({ index, kind, cells, found: [] });

/** The rows of a list that ends with the place for a new row. */
function list(...rows: readonly string[][]): ReadonlyMap<number, ShownRow> {
  const records = rows.map((cells, index) => shown(index, "record", ...cells));
  return new Map([...records, shown(rows.length, "new")].map((row) => [row.index, row]));
}

const [able, bell, cole] = [
  ["Able", "ABLE", ""],
  ["Bell", "BELL"],
  ["Cole", "COLE"],
] as const;

/** Where a row of one list is in another. */
function moved(from: readonly (readonly string[])[], at: number, to: readonly (readonly string[])[]) {
  const before = list(...(from as string[][]));
  const after = list(...(to as string[][]));
  const row = before.get(at);
  assert.ok(row);
  return placeOfRow({ at, row, size: before.size }, after, after.size);
}

test("an open cell stays with its row when rows are added, deleted or moved", () => {
  assert.equal(moved([bell, cole], 1, [able, bell, cole]), 2);
  assert.equal(moved([able, bell, cole], 2, [able, cole]), 1);
  assert.equal(moved([able, bell, cole], 1, [able, cole, bell]), 2);
  assert.equal(moved([able, bell], 1, [able, bell, cole]), 1);
  assert.equal(moved([able, bell], 2, [able, bell, cole]), 3);
});

test("an open cell stays when its row has one other cell, or more cells", () => {
  assert.equal(moved([able, bell], 1, [able, ["Bell", "BELL1"]]), 1);
  assert.equal(moved([able, bell], 1, [able, ["Bell", "BELL", ""]]), 1);
  assert.equal(moved([able, bell, bell], 2, [cole, bell, bell]), 2);
});

test("an open cell has no place if its row is gone or could be one of several", () => {
  assert.equal(moved([able, bell, cole], 1, [able, cole]), undefined);
  assert.equal(moved([able, bell, bell], 2, [bell, bell]), undefined);
  assert.equal(moved([able, bell], 1, [able, ["Dale", "DALE"]]), undefined);
  assert.equal(moved([able, bell], 1, [able, ["", ""]]), undefined);
});

test("an open cell of a new row stays in it once it is written", () => {
  const row = shown(1, "new", "Eve");
  const after = list([...able], ["Eve", "", ""]);
  assert.equal(placeOfRow({ at: 1, row, size: 2 }, after, after.size), 1);
  // Its ID is typed, but has not been written yet.
  assert.equal(placeOfRow({ at: 1, row: { ...row, cells: ["Eve", "EVE"] }, size: 2 }, after, after.size), 1);
});
