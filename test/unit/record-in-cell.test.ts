import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  fitsColumns,
  mayBeRecords,
  onlyCell,
  spaceAroundRecord,
  splitByRare,
  splitText,
} from "../../server/src/rules/support/record-in-cell.ts";
import { firstRecord, header } from "../rules/marked.ts";

/** A row of a file with the required headers and these further ones. */
const row = (text: string, further = "") => firstRecord(`${header}${further}\n${text}\n`);
const right = "Acme,ACME1,HQ,HQ1,US";

describe("a text is split into the cells of a record", () => {
  for (const [text, delimiter, lines, fits] of [
    ["a;b;c;d;e", ";", ["a b c d e"], true],
    ["a\tb\tc\td\te", "\t", ["a b c d e"], true],
    ["a|b|c|d|e", "|", ["a b c d e"], true],
    ['"a";b;c', ";", ["a b c"], false],
    ["a;b;c;d;e;f", ";", ["a b c d e f"], false],
    ["a;b;c;d;e\nf;g;h;i;j", ";", ["a b c d e", "f g h i j"], true],
    ["a,b,c,d,e;x", ",", ["a b c d e;x"], true],
    ["a;b;c,d,e,f", ",", ["a;b;c d e f"], false],
    ["a;b;c|d|e|f|g", "|", ["a;b;c d e f g"], true],
    ["a;b;c,d,e", ",", ["a;b;c d e"], false],
  ] as const) {
    it(JSON.stringify(text), () => {
      const split = splitText(text, row(right), false);
      assert.deepEqual(
        [split?.delimiter, split?.lines.map((cells) => cells.join(" ")), split?.fits, split?.ambiguous],
        [delimiter, lines, fits, false],
      );
    });
  }

  it("not into fewer than three, unless the file has fewer columns", () => {
    assert.equal(splitText("a;b", row(right), false), undefined);
    assert.equal(splitText("plain", row(right), false), undefined);
    const two = firstRecord("Company Name,Site Name\nAcme,HQ\n");
    assert.deepEqual(splitText("a;b", two, false)?.lines, [["a", "b"]]);
  });

  it("not if it has several lines that are no records", () => {
    assert.equal(splitText("a;b;c\nd;e;f", row(right), false), undefined);
    assert.equal(splitText("a;b;c;d;e\nf;g;h", row(right), false), undefined);
  });

  it("with only delimiters other than the file's, if these alone are wanted", () => {
    assert.equal(splitText("a,b,c,d,e", row(right), true), undefined);
    assert.equal(splitText("a;b;c,d,e,f,g", row(right), true)?.delimiter, ";");
  });

  it("and it is told whether another delimiter would do as well", () => {
    const split = splitText("a;b;c;d;e,1,2,3,4", row(right), false);
    assert.deepEqual([split?.delimiter, split?.ambiguous], [",", true]);
  });
});

describe("a text is split by what rarely separates cells", () => {
  for (const [text, delimiter, fits] of [
    ["a、b、c、d、e", "、", true],
    ["a，b，c", "，", false],
    ["a^b^c^^", "^", true],
    ["a~b~c~", "~", false],
    ["a；b；c；d", "；", false],
  ] as const) {
    it(text, () => {
      const split = splitByRare(text, row(right));
      const cells = text.split(delimiter);
      assert.deepEqual(split, { delimiter, lines: [cells], fits, ambiguous: true });
    });
  }

  it("only into three values at least, and about as many cells as there are headers", () => {
    for (const text of ["a^b^^^", "a^b", "a^b^c^d^e^f"]) assert.equal(splitByRare(text, row(right)), undefined, text);
    assert.equal(splitByRare("a^b^c", row(`${right},`, ",City")), undefined);
    assert.equal(splitByRare("a^b^c^d", row(`${right},`, ",City"))?.fits, false);
  });
});

describe("a value may be a record", () => {
  for (const [value, whether, among] of [
    ["a,b,c", true, false],
    ["a,b,c,d", true, true],
    ["a;b;c;d", true, true],
    ["a,b", false, false],
    ["a;;;", false, false],
    ["a;b;c;", true, false],
    ["a,,,", true, true],
    ["a\tb\tc", true, true],
    ["a\tb", false, false],
    ["a\nb", false, false],
    ["a\nb,c", true, true],
    ["a\r\nb;c", true, true],
    ["a\n\nb|c", true, true],
    ["a\nb, c", false, false],
    ["a\nb, c, d", true, true],
    ["a\nx\nb, c, d", true, true],
    ["a、b、c、d", false, false],
  ] as const) {
    it(`${JSON.stringify(value)}: ${whether}, and among six columns ${among}`, () => {
      assert.equal(mayBeRecords(value, row(right)), whether);
      assert.equal(mayBeRecords(value, row(`${right},`, ",City")), among);
    });
  }
});

describe("a row that is all in its first cell", () => {
  for (const [text, inside, quoted] of [
    ["Acme;ACME1;HQ", "Acme;ACME1;HQ", false],
    ["Acme;A1,,,,", "Acme;A1", false],
    ["Acme;A1, ,,,", "Acme;A1", false],
    [`"${right}"`, right, true],
    [`"${right}",,,,`, right, true],
    [`"""${right}"""`, right, true],
    [`"""Acme"",ACME1,HQ,HQ1,US"`, '"Acme",ACME1,HQ,HQ1,US', true],
    ['"""Acme"",ACME1,HQ,HQ1,""US"""', '"Acme",ACME1,HQ,HQ1,"US"', true],
    ['Acme;"A";b', 'Acme;"A";b', false],
    ['"A" b;c', '"A" b;c', false],
  ] as const) {
    it(text, () => assert.deepEqual(onlyCell(row(text)), { text: inside, quoted }));
  }

  it("is none if another cell has a value, or the first has none", () => {
    for (const text of ["Acme,ACME1", ",,Acme", "Acme,,,,US"]) assert.equal(onlyCell(row(text)), undefined, text);
  });
});

it("the white space around a record in one pair of quotes is found", () => {
  const space = (text: string) => spaceAroundRecord(row(text))?.map(({ start, end }) => [start, end]);
  assert.deepEqual(space(` "${right}" `), [
    [0, 1],
    [23, 24],
  ]);
  assert.deepEqual(space(`  "${right}"`), [[0, 2]]);
  assert.deepEqual(space(`"${right}"\t `), [[22, 24]]);
  for (const text of [` "Acme,ACME1","HQ" `, "Acme,ACME1", ` "Acme" `, `"${right}"`, ` "${right}`, ` ${right}"`]) {
    assert.equal(space(text), undefined, text);
  }
});

it("cells fit the columns if none clearly belongs in another; a header row does too", () => {
  assert.ok(fitsColumns(right.split(","), row(right)));
  assert.ok(fitsColumns(header.split(","), row(right)));
  assert.ok(fitsColumns(["Acme", "ACME 1", "HQ", "HQ 1", ""], row(right)));
  assert.ok(!fitsColumns(["Acme", "ACME1", "US", "HQ", "HQ1"], row(right)));
});
