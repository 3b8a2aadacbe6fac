import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeCell } from "../../server/src/document/cells.ts";
import { severalIn } from "../../server/src/rules/support/several-values.ts";
import { firstRecord, record } from "../rules/marked.ts";

/** The values in the cell of a column, in a record with these other cells. */
function severalUnder(header: string, value: string, others: Readonly<Record<string, string>> = {}) {
  const cells = Object.entries({ ...others, [header]: value }).map(([name, text]) => [name, encodeCell(text, ",")]);
  const row = firstRecord(record(Object.fromEntries(cells)));
  return severalIn(
    row,
    row.layout.columns.findIndex((column) => column?.header === header),
  );
}

describe("an ID is a list of several", () => {
  for (const [value, ...ids] of [
    ["S5, S6", "S5", "S6"],
    ["S5;S6", "S5", "S6"],
    ["S5|S6", "S5", "S6"],
    ["S5\tS6", "S5", "S6"],
    ["S5\nS6", "S5", "S6"],
    ["S5\r\nS6", "S5", "S6"],
    ["S5 S6 S7", "S5", "S6", "S7"],
    ["S5  S6", "S5", "S6"],
    ["S3/S4", "S3", "S4"],
    ["S3 / S4", "S3", "S4"],
    ["S3 & S4", "S3", "S4"],
    ["S3+S4", "S3", "S4"],
    ["S3  and  S4", "S3", "S4"],
    ["S3 OR S4", "S3", "S4"],
    ["S3 to S4", "S3", "S4"],
    ["S3 through S4", "S3", "S4"],
    ["S3 - S4", "S3", "S4"],
    ["S-3 · S-4", "S-3", "S-4"],
    ["(S1)(S2)", "S1", "S2"],
    ["((S1, S2))", "S1", "S2"],
    ["'S1','S2'", "S1", "S2"],
    ['"S1","S2"', "S1", "S2"],
    ["s1/S20", "s1", "S20"],
    ["S-1/S_2", "S-1", "S_2"],
    ["S 1/S 2", "S 1", "S 2"],
    ["SITE.1+SITE.22", "SITE.1", "SITE.22"],
    ["Ü1/Ü2", "Ü1", "Ü2"],
    ["AB1,CD2", "AB1", "CD2"],
    ["A.1,B-2,C_3", "A.1", "B-2", "C_3"],
    ["12,34", "12", "34"],
  ] as const) {
    it(JSON.stringify(value), () => assert.deepEqual(severalUnder("Site ID", value), ids));
  }

  it("not if its parts are not alike, the same, words, a number or the end of a name", () => {
    for (const value of [
      "FAB/1",
      "S1/S1",
      "S1/T2",
      "S1/2",
      "S1/S2x",
      "1S/1S2",
      "A1,B",
      "A,B",
      "A B",
      "AB,CD1",
      "AB\tCD",
      "AB1,.C2",
      "AB1,C 2",
      "AB1,C/2",
      "1,000",
      "1,00,000",
      "12,345",
      "12,345,6",
      "S-1",
      "S1, ",
      "S1",
      "ACME1,LLC",
    ]) {
      assert.equal(severalUnder("Site ID", value), undefined, value);
    }
  });

  it("words too, where a comma or the like is between them", () => {
    assert.deepEqual(severalUnder("Site ID", "NORTH,SOUTH"), ["NORTH", "SOUTH"]);
    assert.deepEqual(severalUnder("Site ID", "NORTH;SOUTH"), ["NORTH", "SOUTH"]);
    assert.deepEqual(severalUnder("Site ID", "NORTH|SOUTH"), ["NORTH", "SOUTH"]);
    assert.equal(severalUnder("Site ID", "NORTH\tSOUTH"), undefined);
    assert.equal(severalUnder("Site ID", "NORTH,INC"), undefined);
  });

  it("of at most 500 characters", () => {
    const [one, other] = ["A".repeat(249), "B".repeat(250)];
    assert.deepEqual(severalUnder("Site ID", `${one},${other}`), [one, other]);
    assert.equal(severalUnder("Site ID", `${one}A,${other}`), undefined);
  });

  it("with the separator of its name", () => {
    for (const [id, name] of [
      ["NYC/LAX", "New York/Los Angeles"],
      ["NYC / LAX", "New York  /  Los Angeles"],
      ["NYC and LAX", "New York OR Los Angeles"],
      ["NYC + LAX", "New York & Los Angeles"],
    ] as const) {
      assert.deepEqual(severalUnder("Site ID", id, { "Site Name": name }), ["NYC", "LAX"], id);
      assert.deepEqual(severalUnder("Company ID", id, { "Company Name": name }), ["NYC", "LAX"], id);
    }
    for (const name of ["NYC/LAX", "nyc / lax", "New York", "New York/", "New York/Los Angeles/Boston", "A and B"]) {
      assert.equal(severalUnder("Site ID", "NYC/LAX", { "Site Name": name }), undefined, name);
    }
  });
});

describe("a name is a list if its ID is one", () => {
  for (const name of [
    "New York/LA",
    "New York / LA",
    "New York&LA",
    "New York + LA",
    "New York and LA",
    "New York OR LA",
    "New York - LA",
    "New York – LA",
    "New York, LA",
    "New York;LA",
  ]) {
    it(name, () => {
      assert.deepEqual(severalUnder("Site Name", name, { "Site ID": "S1/S2" }), ["New York", "LA"]);
      assert.deepEqual(severalUnder("Company Name", name, { "Company ID": "A1;A2" }), ["New York", "LA"]);
      assert.equal(severalUnder("Site Name", name, { "Site ID": "S1" }), undefined);
    });
  }

  it("not at a hyphen inside a word, or where a part is missing", () => {
    for (const name of ["New York-LA", "New York", "New York/", "&LA"]) {
      assert.equal(severalUnder("Site Name", name, { "Site ID": "S1/S2" }), undefined, name);
    }
  });
});

describe("other cells have several values", () => {
  for (const [header, value, ...parts] of [
    ["Phone Number", "020 7946 0000, 020 7946 0001", "020 7946 0000", "020 7946 0001"],
    ["Phone Number", "2145550123;2145550124", "2145550123", "2145550124"],
    ["Phone Number", "555-0123|555-0124", "555-0123", "555-0124"],
    ["Email", "a@b.example; c@d.example", "a@b.example", "c@d.example"],
    ["Zip", "75201, 75202", "75201", "75202"],
    ["Social Media", "x.com/a, x.com/b", "x.com/a", "x.com/b"],
    ["Email Type", "Work, Personal", "Work", "Personal"],
    ["Email Type", "Work, Sales", "Work", "Sales"],
    ["Phone Number Type", "Work;Mobile", "Work", "Mobile"],
  ] as const) {
    it(`${header}: ${value}`, () => assert.deepEqual(severalUnder(header, value), parts));
  }

  it("not if a part alone would be no value of the column", () => {
    for (const [header, value] of [
      ["Phone Number", "0207,946"],
      ["Phone Number", "555-012,214-555-0123"],
      ["Phone Number", "020 7946 0000,"],
      ["Phone Number", "020 7946 0000, Ann"],
      ["Phone Number", "214-555-0123 / 214-555-0124"],
      ["Email", "a@b.example;c"],
      ["Zip", "75201;x"],
      ["Country", "US, GB"],
      ["State", "TX, CA"],
      ["City", "Austin, Dallas"],
      ["Address Line 1", "1 Main St, 2 High St"],
      ["Social Media", "acme, bolt"],
      ["Email Type", "Sales, Support"],
      ["Phone Number Type", "Work;555"],
    ] as const) {
      assert.equal(severalUnder(header, value), undefined, value);
    }
  });
});
