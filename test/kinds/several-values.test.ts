import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, file, finds, fixedAll, fixes, preferred } from "../rules/marked.ts";

/** Rows that contain a list, with their further columns. */
const lists: Readonly<Record<string, readonly (readonly [further: string, row: string])[]>> = {
  "Site IDs": [
    ["", 'E,E1,HQ,"S5, S6",US'],
    ["", 'E,E1,HQ,"S5,S6,S7",US'],
    ["", "E,E1,HQ,S5;S6,US"],
    ["", "E,E1,HQ,S5 | S6,US"],
    ["", "E,E1,HQ,S3/S4,US"],
    ["", "E,E1,HQ,S-3 / S-4,US"],
    ["", "E,E1,HQ,S3 and S4,US"],
    ["", "E,E1,HQ,S3+S4,US"],
    ["", "E,E1,HQ,S3 S4,US"],
    ["", "E,E1,HQ,S3-S9,US"],
    ["", 'E,E1,HQ,"10001, 10002",US'],
    ["", "E,E1,HQ,(S1)(S2),US"],
    ["", "E,E1,HQ,<S1><S2>,US"],
    ["", 'E,E1,HQ,"[S1, S2]",US'],
    ["", 'E,E1,HQ,"[""S1"",""S2""]",US'],
    ["", 'E,E1,HQ,"S1, S2.",US'],
    ["", 'E,E1,HQ,"S9\nS10",US'],
    ["", 'E,E1,HQ,"NYC1\r\nNYC2",US'],
  ],
  "Company IDs": [
    ["", 'E,"A1, A2",HQ,S1,US'],
    ["", "E,C1;C2,HQ,S1,US"],
    ["", "E,A1|A2,HQ,S1,US"],
    ["", "E,A1 & A2,HQ,S1,US"],
    ["", "E,A1&A2,HQ,S1,US"],
    ["", "E,A1/A2/A3,HQ,S1,US"],
    ["", "E,ACME;CONTOSO,HQ,S1,US"],
    ["", "E,a_1 or a_2,HQ,S1,US"],
    ["", 'E,"A1\nA2",HQ,S1,US'],
    ["", "E,A1 – A4,HQ,S1,US"],
  ],
  "names beside a list of IDs": [
    ["", 'E,E1,"HQ\nWarehouse","S9\nS10",US'],
    ["", "B,B1,Boston/Salem,S3/S4,US"],
    ["", 'B,B1,"Boston, Salem","S3, S4",US'],
    ["", "B,B1,Boston & Salem,S3&S4,US"],
    ["", "B,B1,Boston;Salem,S3;S4,US"],
    ["", "B,B1,Boston + Salem,S3+S4,US"],
    ["", "B,B1,Boston - Salem,S3 - S4,US"],
    ["", "Smith/Jones,A1/A2,HQ,S1,US"],
    ["", 'Smith & Jones,"A1, A2",HQ,S1,US'],
    ["", "Smith|Jones,A1|A2,HQ,S1,US"],
  ],
  "phone numbers": [
    ["Phone Country,Phone Number", 'E,E1,HQ,S1,US,US,"617-555-0100, 617-555-0101"'],
    ["Phone Country,Phone Number", 'E,E1,HQ,S1,US,US,"617-555-0100,617-555-0101"'],
    ["Phone Country,Phone Number", 'E,E1,HQ,S1,US,US,"617-555-0100\n617-555-0101"'],
    ["Phone Country,Phone Number", 'E,E1,HQ,S1,US,US,"617-555-0100, 0101"'],
    ["Phone Country,Phone Number", 'E,E1,HQ,S1,GB,GB,"020 7946 0018, 020 7946 0019"'],
    ["Phone Number", 'E,E1,HQ,S1,DE,"+49 30 123456, +49 30 123457"'],
    ["Phone Number", 'E,E1,HQ,S1,US,"(617) 555-0100, (617) 555-0101"'],
    ["Phone Number", 'E,E1,HQ,S1,US,"6175550100;\n6175550101"'],
  ],
  "values of other columns": [
    ["Email", 'E,E1,HQ,S1,US,"a@b.example\nc@d.example"'],
    ["Zip", 'E,E1,HQ,S1,US,"02110, 02111"'],
    ["Zip", 'E,E1,HQ,S1,GB,"LS1 4DY,LS2 7EY"'],
    ["State", 'E,E1,HQ,S1,US,"CA, NV"'],
    ["Email Type", 'E,E1,HQ,S1,US,"Work, Home"'],
    ["Phone Number Type", 'E,E1,HQ,S1,US,"Mobile\nWork"'],
    ["Phone Country", 'E,E1,HQ,S1,US,"US, CA"'],
    ["Social Media", 'E,E1,HQ,S1,US,"https://a.example/x, https://b.example/y"'],
    ["Social Media", 'E,E1,HQ,S1,US,"www.a.example/x\nwww.a.example/y"'],
    ["Social Media Type", 'E,E1,HQ,S1,US,"LinkedIn,Facebook"'],
  ],
};

describe("leaves several values in a cell unchanged", () => {
  for (const [kind, rows] of Object.entries(lists)) {
    it(kind, () => {
      for (const [further, row] of rows) {
        const text = file(further, row);
        assert.ok(codes(text).length > 0, row);
        assert.equal(fixedAll(text), text, row);
        assert.deepEqual(preferred(text), [], row);
      }
    });
  }

  it("suggests one of them", () => {
    const text = file("Phone Number", 'E,E1,HQ,S1,US,"617-555-0100, 617-555-0101"');
    const one = (number: string) => file("Phone Number", `E,E1,HQ,S1,US,${number}`);
    finds(file("Phone Number", 'E,E1,HQ,S1,US,"617-555-0100⟦,⟧ 617-555-0101"'), [
      ["comma", "error", { place: "Phone Number" }],
    ]);
    assert.deepEqual(
      fixes(text, "comma").map(([, ...fix]) => fix),
      [
        ["suggested", one("617-555-0100")],
        ["suggested", one("617-555-0101")],
        ["suggested", one("617-555-0100 617-555-0101")],
      ],
    );
  });

  it("suggests one ID for all rows of the company", () => {
    const text = file("", "E,A1|A2,HQ,S1,US", "E,A1|A2,Depot,S2,US");
    assert.deepEqual(fixes(text, "characters")[1], [
      'Replace "A1|A2" with "A2" in 2 rows',
      "suggested",
      file("", "E,A2,HQ,S1,US", "E,A2,Depot,S2,US"),
    ]);
  });

  it("suggests a row for each if name and ID are lists of equal length", () => {
    assert.deepEqual(fixes(file("", "B,B1,Boston/Salem,S3/S4,US"), "characters")[0], [
      'Split into 2 rows, for "Boston" and "Salem"',
      "suggested",
      file("", "B,B1,Boston,S3,US", "B,B1,Salem,S4,US"),
    ]);
  });
});

describe("still fixes a single value that contains a sign", () => {
  for (const [row, right, further = ""] of [
    ["E,FAB/1,Smith/Jones,S1,US", "E,FAB1,Smith Jones,S1,US"],
    ["E,FAB-1,HQ,S1,US", "E,FAB1,HQ,S1,US"],
    ["E,E1,HQ,NYC1-HQ1,US", "E,E1,HQ,NYC1HQ1,US"],
    ['E,"ACME, INC",HQ,S1,US', "E,ACMEINC,HQ,S1,US"],
    ['E,"1,234",HQ,S1,US', "E,1234,HQ,S1,US"],
    ["E,A 1,HQ,S1,US", "E,A1,HQ,S1,US"],
    ["E,AT&T,HQ,S1,US", "E,ATT,HQ,S1,US"],
    ['E,E1,"HQ\nWarehouse",S1,US', "E,E1,HQ Warehouse,S1,US"],
    ['E,E1,HQ,S1,US,"Boston, Mass"', "E,E1,HQ,S1,US,Boston Mass", "City"],
    ['E,E1,HQ,S1,US,"12 Main St, Suite 5"', "E,E1,HQ,S1,US,12 Main St Suite 5", "Address Line 1"],
    ['E,E1,HQ,S1,US,"617-555-0100, ext 5"', "E,E1,HQ,S1,US,617-555-0100 ext 5", "Phone Number"],
  ] as const) {
    it(row, () => assert.equal(fixedAll(file(further, row)), file(further, right)));
  }
});

describe("leaves a list of IDs unchanged that is split like the names beside it", () => {
  for (const [name, id] of [
    ["New York/Los Angeles", "NYC/LAX"],
    ["Boston / Salem", "BOS / SAL"],
    ["Boston and Salem", "BOS and SAL"],
    ["Boston & Salem", "BOS & SAL"],
    ["Oslo/Bergen/Moss", "OSL/BGO/MOS"],
    ["North or South", "NO or SO"],
  ] as const) {
    it(`${name}, ${id}`, () => {
      const site = file("", `Acme,A1,${name},${id},US`);
      assert.equal(fixedAll(site), site);
      const company = file("", `${name},${id},HQ,S1,US`);
      assert.equal(fixedAll(company), company);
    });
  }

  it("but not an ID that equals the name, or is split differently", () => {
    for (const [name, id, fixedName, fixedId] of [
      ["Smith/Jones", "SMITH/JONES", "Smith Jones", "SMITHJONES"],
      ["Smith", "FAB/1", "Smith", "FAB1"],
    ] as const) {
      assert.equal(fixedAll(file("", `${name},${id},HQ,S1,US`)), file("", `${fixedName},${fixedId},HQ,S1,US`));
    }
  });
});

describe("recognises a list of similar IDs with any sign between them", () => {
  for (const id of ["Q1 • Q2", "P1·P2", "S1 … S9", "R1 → R2", "U1--U2", "X1..X3", "W1 to W3", "K1 @ K2"]) {
    it(id, () => {
      const text = file("", `Acme,A1,HQ,${id},US`);
      assert.equal(fixedAll(text), text);
    });
  }
});

describe("keeps the spaces of an ID that contains an ambiguous sign", () => {
  for (const id of ["M² 5", "Site x³ B", "caf? Nord", "50 % Off"]) {
    it(id, () => {
      const text = file("", `Acme,A1,HQ,${id},US`);
      assert.equal(fixedAll(text), text);
    });
  }
});
