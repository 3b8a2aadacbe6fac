import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, file, fixedAll, fixes, preferred } from "../rules/marked.ts";

/** A row as typed, the code of the finding on the cell, and the row after the split. */
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

kind("a name and the cells after it in one cell", "City", [
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

const street = "Address Line 1,Address Line 2,City,State,Zip";

/** A whole address, the rule that would flatten it, and the cells after the split. */
const addresses: readonly (readonly [country: string, address: string, code: string, split?: string])[] = [
  ["US", "12 Main St\nBoston MA 02110", "line-break", "12 Main St,,Boston,MA,02110"],
  ["US", "12 Main St\nBoston\nMA 02110", "line-break", "12 Main St,,Boston,MA,02110"],
  ["US", "12 Main St\r\nSuite 5\r\nNew York, NY 10001", "line-break", "12 Main St,Suite 5,New York,NY,10001"],
  ["US", "12 Main St\nBoston\nMA", "line-break", "12 Main St,,Boston,MA,"],
  ["US", "12 Main St\u000bBoston MA 02110", "whitespace", "12 Main St,,Boston,MA,02110"],
  ["US", "12 Main St, Boston, MA, 02110", "comma", "12 Main St,,Boston,MA,02110"],
  ["US", "1 A St, Bldg 5, Rear, Boston, MA, 02110", "comma", '1 A St,"Bldg 5, Rear",Boston,MA,02110'],
  ["GB", "3 Mill Lane\nLeeds\nLS1 4AP", "line-break", "3 Mill Lane,,Leeds,,LS1 4AP"],
  ["GB", "3 Mill Lane, Leeds LS1 4AP", "comma", "3 Mill Lane,,Leeds,,LS1 4AP"],
  ["CA", "1 King St\nToronto ON M5H 1A1", "line-break", "1 King St,,Toronto,ON,M5H 1A1"],
  ["FR", "5 rue de la Paix\n75002 Paris", "line-break", "5 rue de la Paix,,Paris,,75002"],
  ["FR", "5 rue de la Paix, 75002 Paris", "comma", "5 rue de la Paix,,Paris,,75002"],
  ["DE", "Hauptstr. 5, D-10115 Berlin", "comma", "Hauptstr. 5,,Berlin,,10115"],
  ["DE", "Hauptstr. 5, 10115 Berlin, Germany", "comma"],
  ["SE", "Storgatan 1, 111 22 Stockholm", "comma", "Storgatan 1,,Stockholm,,111 22"],
  ["NL", "Damrak 1, 1012 LG Amsterdam", "comma", "Damrak 1,,Amsterdam,,1012 LG"],
  ["NZ", "1 Queen St, Auckland 1010", "comma", "1 Queen St,,Auckland,,1010"],
  // New South Wales has no two-letter code.
  ["AU", "1 George St, Sydney NSW 2000", "comma"],
];

describe("leaves a whole address in the street cell unchanged, and suggests a split if possible", () => {
  for (const [country, address, code, split] of addresses) {
    it(JSON.stringify(address), () => {
      const rowOf = (cells: string) => file(street, `Acme,AC,Main,M1,${country},${cells}`);
      const text = rowOf(`"${address}",,,,`);
      isLeft(text);
      const made = fixes(text, code).filter(([title]) => title.startsWith("Split "));
      assert.deepEqual(
        made.map(([, , after]) => after),
        split === undefined ? [] : [rowOf(split)],
      );
    });
  }

  it("even without a ZIP column, or with a filled second address line", () => {
    for (const address of ["12 Main St, Boston, MA 02110", "12 Main St\nBoston\nMA 02110"]) {
      isLeft(file("Address Line 1,City,State", `Acme,AC,Main,M1,US,"${address}",,`));
      isLeft(file(street, `Acme,AC,Main,M1,US,"${address}",Suite 5,,,`));
    }
  });
});

describe("joins a street of two lines", () => {
  for (const [country, address] of [
    ["US", "12 Main St\nSuite 5"],
    ["US", "12 Main St\nSuite 12000"],
    ["US", "12 Main St\nPO Box 12345"],
    ["US", "Tower 2\n1000 Main St"],
    ["AU", "Shop 5\nUnit 2000"],
    ["AU", "Level 2\n1000 George St"],
    ["DE", "Haus 2\nHauptstr. 1000"],
    ["FR", "Bat. 2\n5 rue de la Paix"],
    ["GB", "Unit 5\nMill Lane"],
  ] as const) {
    it(JSON.stringify(address), () => {
      const rowOf = (cell: string) => file(street, `Acme,AC,Main,M1,${country},${cell},,,,`);
      assert.equal(fixedAll(rowOf(`"${address}"`)), rowOf(address.replace("\n", " ")));
    });
  }

  it("even if the row has the city in its own cell", () => {
    const rowOf = (cell: string) => file(street, `Acme,AC,Main,M1,US,${cell},,Boston,MA,02110`);
    assert.equal(fixedAll(rowOf('"12 Main St\nBoston MA 02110"')), rowOf("12 Main St Boston MA 02110"));
  });
});

describe("still removes a comma that is part of the text", () => {
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

describe("suggests splitting a cell in a row that lacks the following cells", () => {
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

it("names the columns of the split, and reports the cause", () => {
  const text = file("City", '"Acme,AC,Main",,,M1,US,Boston');
  assert.deepEqual(codes(text), ["comma", "required", "required"]);
  assert.deepEqual(
    fixes(text, "comma").map(([title]) => title),
    ['Split "Acme,AC,Main" into Company Name, Company ID and Site Name', 'Replace "Acme,AC,Main" with "Acme AC Main"'],
  );
});
