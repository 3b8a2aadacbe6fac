import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, file, fixes, header } from "./marked.ts";

/** What each fix of a code's first finding makes of a file, with its kind. */
function made(text: string, code: string) {
  return fixes(text, code).map(([, kind, after]) => [kind, after]);
}

describe("a row with another delimiter", () => {
  const right = "Acme,ACME1,HQ,HQ1,US";
  for (const [row, kind, fixed] of [
    ["Acme;ACME1;HQ;HQ1;US", "safe", right],
    ["Acme\tACME1\tHQ\tHQ1\tUS", "safe", right],
    ["Acme|ACME1|HQ|HQ1|US", "safe", right],
    ["Acme;ACME1;HQ;HQ1;US,,,,", "safe", right],
    ["Acme;ACME1;HQ", "suggested", "Acme,ACME1,HQ"],
    ["Acme;ACME1;HQ;HQ1;US;x", "suggested", `${right},x`],
    ['Acme;ACME1;HQ;"HQ,1";US', "suggested", 'Acme,ACME1,HQ,"HQ,1",US'],
    ["Acme;ACME1;US;HQ;HQ1", "suggested", "Acme,ACME1,US,HQ,HQ1"],
    ['Acme;"ACME1;HQ;HQ1;US', "suggested", 'Acme,"""ACME1",HQ,HQ1,US'],
    ["Acme,ACME1;HQ,HQ1,US", "suggested", right],
    ["Acme;ACME1,HQ,HQ1;US", "suggested", right],
    ["Acme; Inc,ACME1;HQ,HQ1,US", "suggested", "Acme; Inc,ACME1,HQ,HQ1,US"],
    ["Acme、ACME1、HQ、HQ1、US", "suggested", right],
    ["Acme^ACME1^HQ", "suggested", "Acme,ACME1,HQ"],
  ] as const) {
    it(row, () => assert.deepEqual(made(file("", row), "row-delimiter"), [[kind, file("", fixed)]]));
  }

  it("is none if the file's own makes it as long as the header row", () => {
    for (const row of [
      "Acme;ACME1;HQ;HQ1;US,ACME1,HQ,HQ1,US;",
      "Acme;;;;,ACME1,HQ,HQ1,US",
      "Acme; Inc,ACME1,HQ,HQ1,US",
    ]) {
      assert.ok(!codes(file("", row)).includes("row-delimiter"), row);
    }
  });
});

describe("a missing column", () => {
  const row = "Acme,ACME1,HQ,HQ1,US";
  const inserted = (headers: string, at: number) => {
    const cells = row.split(",");
    return `${headers}\n${[...cells.slice(0, at), "", ...cells.slice(at)].join()}\n`;
  };
  for (const [headers, ...fixed] of [
    [
      "Company Name,Company ID,Site Name,Site Code,Country",
      ["suggested", `${header}\n${row}\n`],
      ["suggested", inserted("Company Name,Company ID,Site Name,Site ID,Site Code,Country", 3)],
    ],
    [
      "Company Name,Company ID,Name,Site ID,Country",
      ["suggested", inserted("Company Name,Company ID,Site Name,Name,Site ID,Country", 2)],
    ],
    [
      "Company Name,Company ID,Site Name required,Site ID,Country",
      ["suggested", inserted("Company Name,Company ID,Site Name,Site Name required,Site ID,Country", 2)],
    ],
    [
      "Company Name,Company ID,,Site ID,Country",
      ["suggested", `${header}\n${row}\n`],
      ["suggested", inserted("Company Name,Company ID,Site Name,,Site ID,Country", 2)],
    ],
    [
      "Company Name,Company ID,Notes,Site ID,Country",
      ["safe", inserted("Company Name,Company ID,Site Name,Notes,Site ID,Country", 2)],
    ],
    [
      "Company Name,Company ID,Site Name,Site ID,Contry",
      ["suggested", `${header}\n${row}\n`],
      ["suggested", inserted(`${header},Contry`, 4)],
    ],
    ["Company Name,Company ID,Site Name,Site ID,Notes", ["safe", inserted(`${header},Notes`, 4)]],
    [
      "Company Name,Company ID,Site Name,Site ID,Land",
      ["suggested", `${header}\n${row}\n`],
      ["suggested", inserted(`${header},Land`, 4)],
    ],
    ["Company Name,Company ID,Site Name,Site ID,Seat", ["suggested", inserted(`${header},Seat`, 4)]],
  ] as const) {
    it(headers, () => assert.deepEqual(made(`${headers}\n${row}\n`, "header-missing"), fixed));
  }

  it("may be one without a header, if its values fit", () => {
    const headers = "Company Name,Company ID,Site Name,Site ID";
    assert.deepEqual(made(`${headers},x,\nAcme,ACME1,HQ,HQ1,y,US\n`, "header-missing"), [
      ["suggested", `${headers},x,Country\nAcme,ACME1,HQ,HQ1,y,US\n`],
      ["suggested", `${headers},Country,x,\nAcme,ACME1,HQ,HQ1,,y,US\n`],
    ]);
    assert.deepEqual(made(`${headers},x,\nAcme,ACME1,HQ,HQ1,y,z z\n`, "header-missing").length, 1);
  });
});

describe("a missing header row", () => {
  it("has as many headers as the first row has cells, and its line end", () => {
    const rows = "Acme,ACME1,HQ,HQ1,US\r\nBolt,B1,HQ,H1,US\r\n";
    assert.deepEqual(made(rows, "header-missing"), [["suggested", `${header}\r\n${rows}`]]);
    const long = "Acme,ACME1,HQ,HQ1,US,,Boston\n";
    assert.deepEqual(made(long, "header-missing"), [["suggested", `${header},Address Name,Address Line 1\n${long}`]]);
    const last = "Acme,ACME1,HQ,HQ1,US";
    assert.deepEqual(made(last, "header-missing"), [["suggested", `${header}\n${last}`]]);
  });
});

describe("columns in another order", () => {
  for (const [text, fixed] of [
    ["Company ID,Company Name,Site Name,Site ID,Country\nA1,Acme,HQ,HQ1,US\n", `${header}\nAcme,A1,HQ,HQ1,US\n`],
    [
      "Company Name,Company ID,Site Name,Site ID,Email,Country\nAcme,A1,HQ,HQ1,a@b.example,US\n",
      `${header},Email\nAcme,A1,HQ,HQ1,US,a@b.example\n`,
    ],
  ] as const) {
    it(text.split("\n")[0] ?? "", () => assert.deepEqual(made(text, "header-order"), [["safe", fixed]]));
  }
});
