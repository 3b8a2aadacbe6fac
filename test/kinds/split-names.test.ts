import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, file, finds, fixedAll, fixes } from "../rules/marked.ts";

/** Rows that still have as many cells as headers, because they lack another cell. */
const split: Readonly<Record<string, readonly string[]>> = {
  "followed by a suffix": [
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
  "followed by an ID made of the name": [
    "Boston, MA,BOS,Main,US",
    "Smith, Smythe & Co,SMITH,Main,US",
    "Quill, PAPER,QUILL,Main,US",
  ],
  "followed by a word instead of an ID": [
    "Smith, John,JS1,Main,US",
    "Wingtip, North,WT,Main,US",
    "Acme,ACME,Main, rear,US",
  ],
};

describe("leaves a row that was split at the comma of a name unchanged", () => {
  for (const [sign, rows] of Object.entries(split)) {
    it(sign, () => {
      for (const row of rows) assert.equal(fixedAll(file("", row)), file("", row));
    });
  }

  it("if the following cells fit their columns once the name is joined", () => {
    const text = file("City,State", "Quill, 24,Q24,Main,M1,US,ca");
    assert.equal(fixedAll(text), text);
  });

  it("does not pad the row, or fill in other rows of the company from it", () => {
    const short = file("City,State", "Quill, Inc,QUILL,Main,US");
    assert.equal(fixedAll(short), short);
    for (const other of ["Quill,,HQ,H1,US", ",Inc,HQ,H1,US"]) {
      const text = file("", "Quill, Inc,QUILL,Main,US", other);
      assert.equal(fixedAll(text), text);
    }
  });

  it("marks white space before the rest of the name, and only suggests removing it", () => {
    finds(file("", "Quill,⟦ ⟧Inc,QUILL,Main,US"), [["whitespace", "error", { place: "Company ID", isRest: true }]]);
    assert.deepEqual(fixes(file("", "Quill, Inc,QUILL,Main,US"), "whitespace"), [
      ['Replace " Inc" with "Inc"', "suggested", file("", "Quill,Inc,QUILL,Main,US")],
    ]);
  });
});

describe("reports an ID that is only a suffix as the rest of the name before it", () => {
  for (const [row, value] of [
    ["Fabrikam,⟦Inc⟧,FABRIKAM,Main,US", "Inc"],
    ["Fabrikam,⟦Inc.⟧,F1,Main,us", "Inc."],
    ["Fabrikam,⟦Ltd⟧,FABRIKAM,Main,GB", "Ltd"],
    ["Fabrikam,⟦LLC⟧,FABRIKAM,Main,US", "LLC"],
    ["Fabrikam,⟦L.L.C.⟧,F1,Main,US", "L.L.C."],
    ["Fabrikam,⟦GmbH⟧,FABRIKAM,Main,DE", "GmbH"],
    ["Fabrikam,⟦S.A.⟧,FABRIKAM,Main,ES", "S.A."],
    ["Inca,⟦Inc⟧,INCA,Main,US", "Inc"],
    ["Smith,⟦DDS⟧,SMITH,Main,US", "DDS"],
    ["Fabrikam,⟦Corp⟧,F1,Main,US", "Corp"],
  ] as const) {
    it(row, () => {
      const text = file("", row);
      finds(text, [["row-length", "error", { rest: { value, header: "Company ID", name: "Company Name" } }]]);
      const plain = text.replace(/[⟦⟧]/g, "");
      assert.equal(fixedAll(plain), plain);
      assert.deepEqual(
        fixes(plain, "row-length").map(([title]) => title),
        [`Join the cells into "${row.split(",")[0]} ${value}" in Company Name`],
      );
    });
  }

  it("in a Site ID", () =>
    finds(file("City", "Acme,ACME,Bolt,⟦Inc⟧,US,"), [
      ["row-length", "error", { rest: { value: "Inc", header: "Site ID", name: "Site Name" } }],
    ]));
});

describe("accepts an ID that looks like a suffix if it is or may be made of the name", () => {
  for (const row of [
    "Inc,INC,Main,M1,US",
    "Limited Brands,LIMITED,Main,M1,US",
    "Lima Logistics Corp,LLC,Main,M1,US",
    "Harmony Spa,SPA,Main,M1,US",
    "Acme,DDS,Main,M1,US",
    "Acme,AG,Main,M1,US",
    "Acme,ACME,Office,CORP,US",
    'Acme,"Inc",Main,M1,US',
  ]) {
    it(row, () => assert.ok(!codes(file("", row)).includes("row-length")));
  }

  it("and still fixes the row", () =>
    assert.equal(fixedAll(file("", "Acme,ACME,Office,CORP,usa")), file("", "Acme,ACME,Office,CORP,US")));
});

describe("removes a typed space before a cell", () => {
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

describe("keeps the space that shows where a row was split at the comma of an address", () => {
  for (const [further, row] of [
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St, Suite 5"],
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St, MA"],
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St, MA 02110"],
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St, Rear"],
    ["Address Line 1,Address Line 2,City", "Eps,EPS,HQ,E1,US,1 Main St,Boston, MA"],
    ["Address Line 1,Address Line 2", "Eps,EPS,HQ,E1,US,1 Main St, 2nd Floor"],
    ["Address Line 1,City,State", "Eps,EPS,HQ,E1,US,1 Main St, Suite 5,Boston"],
    ["Address Line 1,City,State", "Eps,EPS,HQ,E1,US,1 Main St, Suite 5,"],
    ["Address Name,Address Line 1", "Eps,EPS,HQ,E1,US,Eps Tower, North"],
    ["Address Line 1,City,Zip", "Eps,EPS,HQ,E1,US,1 Main St, Unit 7,02110"],
    ["City,State", "Eps,EPS,HQ,E1,US,Washington, District"],
  ] as const) {
    it(row, () => {
      const text = file(further, row);
      assert.ok(codes(text).length > 0);
      assert.equal(fixedAll(text), text);
    });
  }

  it("mentions the split in the finding", () =>
    finds(file("Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St,⟦ ⟧Suite 5"), [
      ["whitespace", "warning", { place: "City", isRest: true }],
    ]));
});

describe("removes a space before part of an address if there is no sign of a split", () => {
  for (const [further, row, right] of [
    ["Address Line 1,City", "Eps, EPS, HQ, E1, US, 1 Main St, Suite 5", "Eps,EPS,HQ,E1,US,1 Main St,Suite 5"],
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US, 1 Main St,Boston", "Eps,EPS,HQ,E1,US,1 Main St,Boston"],
    ["Address Line 1,City", "Eps,EPS,HQ,E1,US,, Boston", "Eps,EPS,HQ,E1,US,,Boston"],
    ["Address Line 1,City", 'Eps,EPS,HQ,E1,US,1 Main St," Boston"', "Eps,EPS,HQ,E1,US,1 Main St,Boston"],
    ["Address Line 1,City,State", "Eps,EPS,HQ,E1,US,1 Main St, Boston,MA", "Eps,EPS,HQ,E1,US,1 Main St,Boston,MA"],
    ["City,State,Zip", "Eps,EPS,HQ,E1,US,Boston, MA,02110", "Eps,EPS,HQ,E1,US,Boston,MA,02110"],
    ["Address Line 1,Zip", "Eps,EPS,HQ,E1,US,1 Main St, 02110", "Eps,EPS,HQ,E1,US,1 Main St,02110"],
  ] as const) {
    it(row, () => assert.equal(fixedAll(file(further, row)), file(further, right)));
  }
});

it("marks the rest of a person's name in a row that was split at its comma", () =>
  finds(file("", "Smith,⟦ ⟧Jones,HQ,S1,US"), [["whitespace", "error", { place: "Company ID", isRest: true }]]));
