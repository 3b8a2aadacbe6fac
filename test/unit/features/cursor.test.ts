import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Checker } from "../../../server/src/checker/checker.ts";
import { CsvDocument } from "../../../server/src/document/document.ts";
import { cellAt } from "../../../server/src/features/cursor.ts";
import { rangeAt } from "../../../server/src/features/places.ts";
import { defaultContext } from "../../../server/src/settings/context.ts";
import { required, unmark } from "../../stdio/cursor.ts";

function place(marked: string) {
  const { text, cursor } = unmark(marked);
  const checker = new Checker(new CsvDocument("file:///clients.csv", "csv", 1, text), defaultContext);
  return cellAt(checker, cursor);
}

const lines = (...rows: string[]) => [required, ...rows].join("\n");

describe("the cell at the cursor", () => {
  for (const [marked, cell, header, before, value, quotes, inValue] of [
    [lines("Ac‸me,ACME"), 0, "Company Name", "Ac", "Acme", "none", true],
    [lines("Acme‸,ACME"), 0, "Company Name", "Acme", "Acme", "none", true],
    [lines("Acme,‸ACME"), 1, "Company ID", "", "ACME", "none", true],
    [lines("Acme,‸"), 1, "Company ID", "", "", "none", true],
    [lines("Acme,‸\n"), 1, "Company ID", "", "", "none", true],
    [lines("Acme,‸\r\nBolt"), 1, "Company ID", "", "", "none", true],
    [lines('‸"Acme"'), 0, "Company Name", "", "Acme", "closed", false],
    [lines('"‸Acme"'), 0, "Company Name", "", "Acme", "closed", true],
    [lines('"Acme‸"'), 0, "Company Name", "Acme", "Acme", "closed", true],
    [lines('"Acme"‸'), 0, "Company Name", "Acme", "Acme", "closed", false],
    [lines('"A ""‸B"" C"'), 0, "Company Name", 'A "', 'A "B" C', "closed", true],
    [lines('Acme,"A‸C'), 1, "Company ID", "A", "AC", "open", true],
    [lines('Acme,"A‸,HQ'), 1, "Company ID", "A", "A", "open", true],
    [lines('"A,‸B",C'), 0, "Company Name", "A,", "A,B", "closed", true],
    [lines('A,"B\nC‸D",E'), 1, "Company ID", "B\nC", "B\nCD", "closed", true],
    [lines('A,"B\nCD",E‸'), 2, "Site Name", "E", "E", "none", true],
    [lines("A,B,C,D,E,F‸"), 5, undefined, "F", "F", "none", true],
  ] as const) {
    it(`is found in ${JSON.stringify(marked.slice(required.length + 1))}`, () => {
      const found = place(marked);
      assert.deepEqual(
        [found?.part, found?.cell, found?.header, found?.before, found?.value, found?.quotes, found?.inValue],
        ["record", cell, header, before, value, quotes, inValue],
      );
    });
  }

  it("on an empty line is the first of a record", () => {
    for (const marked of [lines("Acme", "‸"), lines("‸", "Acme"), lines("Acme", "‸\n")]) {
      const found = place(marked);
      assert.deepEqual([found?.part, found?.cell, found?.cellCount, found?.blank], ["record", 0, 1, true]);
      assert.equal(found?.column?.header, "Company Name");
    }
    assert.equal(place(lines("Acme", "‸"))?.row, undefined);
    assert.equal(place(lines("Acme", "‸"))?.rowIndex, 2);
  });

  it("in the header row, or in its place, is a header", () => {
    for (const marked of ["‸", "\n‸\n", `Company ‸Name,${required}`, `\n‸${required}`]) {
      assert.equal(place(marked)?.part, "header", marked);
    }
    assert.equal(place(`‸\n${required}`)?.part, "above");
  });

  it("has offsets from the start of its row, and a range in the text", () => {
    const found = place(lines("Acme", '"A\nB","C‸D",E')) ?? assert.fail();
    assert.deepEqual(
      [found.start, found.end, found.valueStart, found.offset, found.line, found.rowIndex],
      [6, 10, 7, 8, 2, 2],
    );
    assert.deepEqual(rangeAt(found, found.start, found.end), {
      start: { line: 3, character: 3 },
      end: { line: 3, character: 7 },
    });
  });

  it("after the end of the line is the last one, and below the last line there is none", () => {
    const checker = new Checker(new CsvDocument("file:///a.csv", "csv", 1, lines("A,B\n")), defaultContext);
    assert.equal(cellAt(checker, { line: 1, character: 99 })?.cell, 1);
    assert.equal(cellAt(checker, { line: 3, character: 0 }), undefined);
  });
});
