import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { file, finds, fixedAll, fixes } from "../rules/marked.ts";

/** Rows with as many cells as headers all the same, since they lack another cell. */
const split: Readonly<Record<string, readonly string[]>> = {
  "behind it stands a suffix": [
    "Quill, Inc,QUILL,Main,US",
    "Quill, Inc.,QUILL,Main,us",
    "Quill,Inc.,QUILL,Main,US",
    "Quill, LLC,QL1,Main,US",
    "Müller, GmbH,MUELLER,Main,DE",
    "Acme, S.A.,ACM2,Main,ES",
    "Ivory, Inc,IVORY,Main,US",
    "Quill, Ltd (UK),QUILL,Main,GB",
    "Quill, Inc, QUILL, Main, US",
    "Acme,ACME,Main, Inc,US",
  ],
  "behind it stands an ID made of the name": [
    "Boston, MA,BOS,Main,US",
    "Smith, Smythe & Co,SMITH,Main,US",
    "Quill, PAPER,QUILL,Main,US",
  ],
  "a word stands in the place of an ID": [
    "Smith, John,JS1,Main,US",
    "Wingtip, North,WT,Main,US",
    "Acme,ACME,Main, rear,US",
  ],
};

describe("a row that was split at the comma of a name stays as it was typed", () => {
  for (const [sign, rows] of Object.entries(split)) {
    it(sign, () => {
      for (const row of rows) assert.equal(fixedAll(file("", row)), file("", row));
    });
  }

  it("the cells behind it fit their columns with its parts joined", () => {
    const text = file("City,State", "Quill, 24,Q24,Main,M1,US,ca");
    assert.equal(fixedAll(text), text);
  });

  it("it is not padded, and no row of the company is filled from it", () => {
    const short = file("City,State", "Quill, Inc,QUILL,Main,US");
    assert.equal(fixedAll(short), short);
    for (const other of ["Quill,,HQ,H1,US", ",Inc,HQ,H1,US"]) {
      const text = file("", "Quill, Inc,QUILL,Main,US", other);
      assert.equal(fixedAll(text), text);
    }
  });

  it("white space before the rest of the name says so, and to remove it is a guess", () => {
    finds(file("", "Quill,⟦ ⟧Inc,QUILL,Main,US"), [
      [
        "whitespace",
        "error",
        "Company ID starts with white space. A comma in the previous name probably split this row.",
      ],
    ]);
    assert.deepEqual(fixes(file("", "Quill, Inc,QUILL,Main,US"), "whitespace"), [
      ['Replace " Inc" with "Inc"', "suggested", file("", "Quill,Inc,QUILL,Main,US")],
    ]);
  });
});

describe("a space that somebody typed before a cell goes", () => {
  for (const [typed, right] of [
    ["Acme, ACME,Main,S1,US", "Acme,ACME,Main,S1,US"],
    ["Acme, Acm,Main,S1,US", "Acme,Acm,Main,S1,US"],
    ["Acme, A1,ACME,S1,US", "Acme,A1,ACME,S1,US"],
    ["Acme, 1001,Main,S1,US", "Acme,1001,Main,S1,US"],
    ["Acme, X77,Main,S1,Xland", "Acme,X77,Main,S1,Xland"],
    ["Acme,ACME, Main,S1,US", "Acme,ACME,Main,S1,US"],
    ["Acme,ACME,Main, S1,US", "Acme,ACME,Main,S1,US"],
    [" Acme,ACME,Main,S1, US", "Acme,ACME,Main,S1,US"],
    ['Acme," Inc",Main,S1,US', "Acme,Inc,Main,S1,US"],
    ["Acme, A1,Corp Office,S1,US", "Acme,A1,Corp Office,S1,US"],
    ["Acme,A1, Company HQ,S1,US", "Acme,A1,Company HQ,S1,US"],
    ["Acme, rear, Main, S1, US", "Acme,rear,Main,S1,US"],
  ] as const) {
    it(typed, () => assert.equal(fixedAll(file("", typed)), file("", right)));
  }
});
