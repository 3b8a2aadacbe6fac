import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, file, fixedAll, fixes, preferred } from "../rules/marked.ts";

/** A row as it was typed, the code of the finding on the cell, and what the split makes of it. */
type Member = readonly [row: string, code: string, split?: string];

function isLeft(text: string): void {
  assert.equal(fixedAll(text), text);
  assert.deepEqual(preferred(text), []);
}

function kind(name: string, further: string, members: readonly Member[]): void {
  describe(name, () => {
    for (const [row, code, split] of members) {
      it(row, () => {
        const text = file(further, row);
        isLeft(text);
        const made = fixes(text, code).filter(([title]) => title.startsWith("Split "));
        assert.deepEqual(
          made.map(([, , after]) => after),
          split === undefined ? [] : [file(further, split)],
        );
      });
    }
  });
}

kind("a name and the cells behind it in one cell", "City", [
  ['"Acme,AC,Main",,,M1,US,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['"Acme,AC",,Main,M1,US,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['"Acme, AC1",,Main,M1,US,Boston', "comma", "Acme,AC1,Main,M1,US,Boston"],
  ['"Acme Ltd,AC-1",,Main,M1,US,Boston', "comma", "Acme Ltd,AC-1,Main,M1,US,Boston"],
  ["Acme;AC,,Main,M1,US,Boston", "characters", "Acme,AC,Main,M1,US,Boston"],
  ["Acme|AC,,Main,M1,US,Boston", "characters", "Acme,AC,Main,M1,US,Boston"],
  ["Acme\tAC,,Main,M1,US,Boston", "whitespace", "Acme,AC,Main,M1,US,Boston"],
  ["Acme\tAC,,Main\tM1,,US,Boston", "whitespace", "Acme,AC,Main\tM1,,US,Boston"],
  ["Acme\tAC,AC,Main,M1,US,Boston", "whitespace", "Acme,AC,Main,M1,US,Boston"],
  ['"Acme,AC",AC,Main,M1,US,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['Acme,AC,"Main,M1",,US,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['Acme,AC,"Main,M1,US",,,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['Acme,"AC,Main",,M1,US,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['Acme,AC,Main,"M1,US",,Boston', "comma", "Acme,AC,Main,M1,US,Boston"],
  ['Acme,AC,Main,"M1,Germany",,Boston', "comma", "Acme,AC,Main,M1,Germany,Boston"],
]);

kind("a place and its codes in one cell", "Address Line 1,Address Line 2,City,State,Zip,Email,Email Type", [
  ['Acme,AC,Main,M1,US,,,"Boston, MA 02110",,,,', "comma", "Acme,AC,Main,M1,US,,,Boston,MA,02110,,"],
  ['Acme,AC,Main,M1,US,,,"Boston,MA,02110",,,,', "comma", "Acme,AC,Main,M1,US,,,Boston,MA,02110,,"],
  ['Acme,AC,Main,M1,US,,,"Boston, MA",,02110,,', "comma", "Acme,AC,Main,M1,US,,,Boston,MA,02110,,"],
  ['Acme,AC,Main,M1,US,,,"Boston, Mass.",,02110,,', "comma", "Acme,AC,Main,M1,US,,,Boston,Mass.,02110,,"],
  ['Acme,AC,Main,M1,US,,,"Boston, Massachusetts",,,,', "comma", "Acme,AC,Main,M1,US,,,Boston,Massachusetts,,,"],
  ['Acme,AC,Main,M1,CA,,,"Ottawa, ON K1A 0B1",,,,', "comma", "Acme,AC,Main,M1,CA,,,Ottawa,ON,K1A 0B1,,"],
  ['Acme,AC,Main,M1,GB,,,"London, SW1A 1AA",,,,', "comma", "Acme,AC,Main,M1,GB,,,London,,SW1A 1AA,,"],
  ['Acme,AC,Main,M1,DE,,,"Berlin, 10115",,,,', "comma", "Acme,AC,Main,M1,DE,,,Berlin,,10115,,"],
  [
    'Acme,AC,Main,M1,US,"12 Main St, Boston, MA 02110",,,,,,',
    "comma",
    "Acme,AC,Main,M1,US,12 Main St,,Boston,MA,02110,,",
  ],
  [
    'Acme,AC,Main,M1,US,"12 Main St, Suite 5, Boston, MA 02110",,,,,,',
    "comma",
    "Acme,AC,Main,M1,US,12 Main St,Suite 5,Boston,MA,02110,,",
  ],
  ['Acme,AC,Main,M1,US,"12 Main St, Boston, MA 02110, USA",,,,,,', "comma"],
  ['Acme,AC,Main,M1,US,,,Boston,,,"a@b.example,Work",', "comma", "Acme,AC,Main,M1,US,,,Boston,,,a@b.example,Work"],
]);

describe("a comma that is one of the text is mended as before", () => {
  for (const [row, right] of [
    ['"Quill, Inc",,Main,M1,US,,,,,', "Quill Inc,,Main,M1,US,,,,,"],
    ['"Quill,Inc.",,Main,M1,US,,,,,', "Quill Inc,,Main,M1,US,,,,,"],
    ['"Smith, Jones & Co",,Main,M1,US,,,,,', "Smith Jones and Co,,Main,M1,US,,,,,"],
    ['"Quill, LLC",QU,Main,M1,US,,,,,', "Quill LLC,QU,Main,M1,US,,,,,"],
    ['Acme,AC,Main,M1,US,"12 Main St, Rear",,Boston,,', "Acme,AC,Main,M1,US,12 Main St Rear,,Boston,,"],
    ['Acme,AC,Main,M1,US,"12 Main St, Floor 2",,,,', "Acme,AC,Main,M1,US,12 Main St Floor 2,,,,"],
    ['Acme,AC,Main,M1,US,"12 Main St, Suite 5, Rear",,,,', "Acme,AC,Main,M1,US,12 Main St Suite 5 Rear,,,,"],
    ['Acme,AC,Main,M1,US,"12 Main St, Boston",,,,', "Acme,AC,Main,M1,US,12 Main St Boston,,,,"],
    ['Acme,AC,Main,M1,US,"12 Main St, NW",,Boston,MA,02110', "Acme,AC,Main,M1,US,12 Main St NW,,Boston,MA,02110"],
    ['Acme,AC,Main,M1,US,"Suite 1,234",,,,', "Acme,AC,Main,M1,US,Suite 1234,,,,"],
    ['Acme,AC,Main,M1,US,,,"Boston, MA",MA,02110', "Acme,AC,Main,M1,US,,,Boston MA,MA,02110"],
    ['Acme,AC,Main,M1,US,,,"Boston, Back Bay",,', "Acme,AC,Main,M1,US,,,Boston Back Bay,,"],
  ] as const) {
    it(row, () => {
      const further = "Address Line 1,Address Line 2,City,State,Zip";
      assert.equal(fixedAll(file(further, row)), file(further, right));
    });
  }
});

describe("a row that lacks the cells of one that holds several", () => {
  const further = "City";
  for (const [row, split] of [
    ['"Acme,AC",Main,M1,US,Boston', "Acme,AC,Main,M1,US,Boston"],
    ['"Acme,AC,Main",M1,US,Boston', "Acme,AC,Main,M1,US,Boston"],
    ['Acme,AC,"Main,M1",US,Boston', "Acme,AC,Main,M1,US,Boston"],
    ['Acme,"AC,Main",M1,US,Boston', "Acme,AC,Main,M1,US,Boston"],
    ['"Acme,AC",Main,M1,US', "Acme,AC,Main,M1,US,"],
    ['Acme,AC,"Main,M1",US', "Acme,AC,Main,M1,US,"],
  ] as const) {
    it(row, () => {
      const text = file(further, row);
      isLeft(text);
      const [first] = fixes(text, "row-length");
      assert.match(first?.[0] ?? "", /^Split /);
      assert.deepEqual(first?.slice(1), ["suggested", file(further, split)]);
    });
  }
});

it("the split is said in the words of the columns, and the finding tells why", () => {
  const text = file("City", '"Acme,AC,Main",,,M1,US,Boston');
  assert.deepEqual(codes(text), ["comma", "required", "required"]);
  assert.deepEqual(
    fixes(text, "comma").map(([title]) => title),
    ['Split "Acme,AC,Main" into Company Name, Company ID and Site Name', 'Replace "Acme,AC,Main" with "Acme AC Main"'],
  );
});
