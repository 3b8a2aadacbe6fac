import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Checker } from "../../../server/src/checker/checker.ts";
import { CsvDocument } from "../../../server/src/document/document.ts";
import { findText } from "../../../server/src/features/table/find.ts";
import { TableLists } from "../../../server/src/features/table/lists.ts";
import type { FindWay, TableFilter } from "../../../server/src/features/table/shown.ts";
import { defaultContext } from "../../../server/src/settings/context.ts";
import { allAtOnce } from "../../../server/src/steps.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

const all: TableFilter = { show: "all" };

/** Looks for texts in a file. What is found is `row:cell number/count`. */
function finder(text: string, filter = all) {
  const checker = new Checker(new CsvDocument("", "csv", 1, text), defaultContext);
  const list = allAtOnce(new TableLists().choose(checker, filter, true));
  return (wanted: string, way: FindWay = "here", row = 0, cell = 0) => {
    const found = allAtOnce(findText(checker, list, wanted, { row, cell }, way));
    return found && `${found.row}:${found.cell} ${found.number}/${found.count}`;
  };
}

/** How many cells of a row with a value show a text. */
function countIn(value: string, wanted: string): number {
  return Number(finder(`${header}\n${value},B,HQ,B1,US\n`)(wanted)?.split("/")[1] ?? 0);
}

describe("a text in the table", () => {
  it("is found from a place on, next and previous, around the ends", () => {
    const find = finder(`${header}\nBell,BELL,HQ,B1,US\nCole,COLE,HQ,C1,GB\nBellini,X1,HQ,D1,GB\n`);
    assert.equal(find("bell"), "1:0 1/3");
    assert.equal(find("bell", "here", 1, 1), "1:1 2/3");
    assert.equal(find("bell", "next", 1, 1), "3:0 3/3");
    assert.equal(find("bell", "next", 3, 0), "1:0 1/3");
    assert.equal(find("bell", "previous", 1, 1), "1:0 1/3");
    assert.equal(find("bell", "previous", 1, 0), "3:0 3/3");
    assert.equal(find("bell", "previous", 2, 4), "1:1 2/3");
    assert.equal(find("bell", "here", 4, 0), "1:0 1/3");
    // From the number of a row, whose cell is -1.
    assert.equal(find("bell", "next", 1, -1), "1:0 1/3");
    // The only one is the next and the previous one.
    assert.equal(find("cole", "next", 2, 1), "2:0 1/2");
    assert.equal(find("x1", "next", 3, 1), "3:1 1/1");
    assert.equal(find("x1", "previous", 3, 1), "3:1 1/1");
    assert.equal(find("bolt"), undefined);
    assert.equal(find(""), undefined);
  });

  it("is found in the header row and above it, but not across cells", () => {
    const find = finder(`Clients of May\n\n${header}\nBell,BELL,HQ,B1,US\n`);
    assert.equal(find("may"), "0:0 1/1");
    assert.equal(find("company id"), "2:1 1/1");
    assert.equal(find("Bell,BELL"), undefined);
  });

  it("is found among the rows that a filter shows", () => {
    const find = finder(`${header}\nBell,B,HQ,B1,US\nCole,,HQ,C1,US\nDale,D,HQ,D1,US\nEve,,HQ,E1,US\n`, {
      show: "failing",
    });
    assert.equal(find("US", "next", 1, 4), "2:4 2/2");
    assert.equal(find("dale"), undefined);
    assert.equal(find("company name"), "0:0 1/1");
  });

  it("is found by what the table shows, in capitals or not", () => {
    assert.equal(countIn('"Bell ""North"" Ltd"', 'l "north" l'), 1);
    assert.equal(countIn('"Bell ""North"" Ltd"', '""'), 0);
    assert.equal(countIn('Bell "North" Ltd', '"NORTH"'), 1);
    assert.equal(countIn('"Main\nHall"', "hall"), 1);
    assert.equal(countIn('"Main\nHall"', "main⏎h"), 1);
    assert.equal(countIn('"Main\r\nHall"', "main⏎h"), 1);
    assert.equal(countIn('"Bell, North"', "l, n"), 1);
    assert.equal(countIn('"Straße\r\nBell"', "strasse⏎b"), 1);
    assert.equal(countIn('"ß\r\nBell, North"', "bell, n"), 1);
    assert.equal(countIn("ΟΔΟΣΑ", "οδος"), 1);
    assert.equal(countIn("Ærø", "æRØ"), 1);
    assert.equal(countIn("a.c", "A.C"), 1);
    assert.equal(countIn("abc", "a.c"), 0);
  });

  it("is not found beyond the last column that is shown", () => {
    const find = finder(`${header}\n${"x,".repeat(249)}first,second\n`);
    assert.equal(find("first"), "1:249 1/1");
    assert.equal(find("second"), undefined);
  });
});
