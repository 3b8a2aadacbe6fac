import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { valuesIn } from "../../server/src/rules/support/values-in-cell.ts";
import { firstRecord, header } from "../rules/marked.ts";

/** The values in the first cell that holds those of others, in a file with further columns. */
function found(row: string, further = "") {
  const view = firstRecord(`${header}${further}\n${row}\n`);
  const all = [...view.layout.columns.keys()].map((index) => ({ index, values: valuesIn(view, index) }));
  return all.find(({ values }) => values);
}

function holds(name: string, further: string, rows: readonly (readonly [row: string, index: number, ...string[]])[]) {
  describe(name, () => {
    for (const [row, index, ...values] of rows) {
      it(row, () => assert.deepEqual(found(row, further), { index, values }));
    }
  });
}

holds("a name or an ID with what belongs in the cells after it", "", [
  ['"Acme,AC1",,Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme, AC1",,Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme,ac_1",,Main,M1,US', 0, "Acme", "ac_1"],
  ['"Acme;AC1",,Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme|AC1",,Main,M1,US', 0, "Acme", "AC1"],
  ["Acme\tAC1,,Main,M1,US", 0, "Acme", "AC1"],
  ['"Acme\nAC1",,Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme,AC1",AC1,Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme,AC1",Main,M1,US', 0, "Acme", "AC1"],
  ['"Acme,AC1,Main",,,M1,US', 0, "Acme", "AC1", "Main"],
  ['"Acme,AC1,Main,M1,US",,,,', 0, "Acme", "AC1", "Main", "M1", "US"],
  ['Acme,"AC,Main",,M1,US', 1, "AC", "Main"],
  ['Acme,AC,"Main,M1,US",,', 2, "Main", "M1", "US"],
  ['Acme,AC,Main,"M1,US",', 3, "M1", "US"],
  ['Acme,AC,Main,"M1, Germany",', 3, "M1", "Germany"],
]);

holds("a part of an address", ",Address Line 1,City,State,Zip,Email,Email Type", [
  ['Acme,A1,HQ,H1,US,,"Boston, MA 02110",,,,', 6, "Boston", "MA", "02110"],
  ['Acme,A1,HQ,H1,US,,"Boston, MA  02110",,,,', 6, "Boston", "MA", "02110"],
  ['Acme,A1,HQ,H1,US,,"Boston, MA",,,,', 6, "Boston", "MA"],
  ['Acme,A1,HQ,H1,US,,"Boston, MA",,02110,,', 6, "Boston", "MA"],
  ['Acme,A1,HQ,H1,US,,"Boston, Massachusetts",,,,', 6, "Boston", "Massachusetts"],
  ['Acme,A1,HQ,H1,US,,"Boston, 02110",,,,', 6, "Boston", "", "02110"],
  ['Acme,A1,HQ,H1,US,"1 Main St, MA",,,,,', 5, "1 Main St", "", "MA"],
  ['Acme,A1,HQ,H1,US,,,,,"a@b.example,Work",', 9, "a@b.example", "Work"],
  ['Acme,A1,HQ,H1,US,,,,,"a@b.example;Personal",', 9, "a@b.example", "Personal"],
]);

holds("a phone number with its country", ",Phone Number,Phone Country", [
  ['Acme,A1,HQ,H1,US,"214-555-0123,US",', 5, "214-555-0123", "US"],
]);

it("a cell holds no others if these have values, or no part surely belongs in them", () => {
  for (const row of [
    '"Acme,AC1",AC2,Main,M1,US',
    '"Acme, Ac1",,Main,M1,US',
    '"Acme,A C",,Main,M1,US',
    '"Acme,-AC1",,Main,M1,US',
    '"Acme,Inc",,Main,M1,US',
    '"Acme, Inc",,Main,M1,US',
    '"Acme,",,Main,M1,US',
    'Acme,"AC,1Main",,M1,US',
    'Acme,AC,Main,"M1,x",',
  ]) {
    assert.equal(found(row), undefined, row);
  }
  for (const cells of ['"Boston, x",,,', '"Boston, MA 5",,,', '"Boston, MA",TX,,']) {
    assert.equal(found(`Acme,A1,HQ,H1,US,${cells}`, ",City,State,Zip,Email"), undefined, cells);
  }
  assert.equal(found('Acme,A1,HQ,H1,US,"1 Main St, Rear",,', ",Address Line 1,City,State"), undefined);
  assert.equal(found('Acme,A1,HQ,H1,US,"214-555-0123,x",', ",Phone Number,Phone Country"), undefined);
});

it("a value of more than 1,000 characters holds no others", () => {
  const city = (length: number) => `Acme,A1,HQ,H1,US,"${"x".repeat(length - 4)}, MA",`;
  assert.equal(found(city(1_000), ",City,State")?.index, 5);
  assert.equal(found(city(1_001), ",City,State"), undefined);
});
