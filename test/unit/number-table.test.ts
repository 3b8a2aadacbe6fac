import assert from "node:assert/strict";
import { test } from "node:test";
import { NumberTable } from "../../server/src/number-table.ts";

const columns = [(row: number) => row, (row: number) => ~row, (row: number) => row % 7];

/** Around the sizes at which the first block grows, and at which another one begins. */
for (const rows of [0, 1, 64, 65, 513, 40_000, 65_536, 65_537, 131_073]) {
  test(`a table of ${rows} rows has the numbers that were added, by row and by column`, () => {
    const table = new NumberTable(columns.length);
    for (let row = 0; row < rows; row++) table.push(Int32Array.from(columns, (numberOf) => numberOf(row)));
    for (const [column, numberOf] of columns.entries()) {
      const numbers = [...table.column(column)].flatMap((block) => [...block]);
      assert.equal(numbers.length, rows);
      assert.equal(
        numbers.findIndex((number, row) => number !== numberOf(row) || number !== table.at(row, column)),
        -1,
      );
    }
  });
}
