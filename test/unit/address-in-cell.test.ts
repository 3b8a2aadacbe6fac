import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressIn } from "../../server/src/rules/support/address-in-cell.ts";
import { firstRecord, header } from "../rules/marked.ts";

const columns = "Address Line 1,Address Line 2,City,State,Zip";

/** The parts of an address in the first of some further columns; the others have these cells. */
function partsOf(address: string, country = "US", further = columns, others = further.replace(/[^,]+/g, "")) {
  const row = firstRecord(`${header},${further}\nAcme,ACME1,HQ,HQ1,${country},"${address}"${others}\n`);
  return addressIn(row, 5);
}

describe("a whole address in the cell for its street", () => {
  for (const [country, address, ...parts] of [
    ["US", "12 Main St, Boston, MA 02110", "12 Main St", "", "Boston", "MA", "02110"],
    ["US", "12 Main St, Boston MA 02110", "12 Main St", "", "Boston", "MA", "02110"],
    ["US", "12 Main St; Boston; MA; 02110", "12 Main St", "", "Boston", "MA", "02110"],
    ["US", "12 Main St|Boston|MA", "12 Main St", "", "Boston", "MA", ""],
    ["US", "12 Main St\nBoston\nMA 02110", "12 Main St", "", "Boston", "MA", "02110"],
    ["US", "12 Main St, Boston, Massachusetts, 02110", "12 Main St", "", "Boston", "Massachusetts", "02110"],
    ["US", "12 Main St, Fargo, North Dakota 58102", "12 Main St", "", "Fargo", "North Dakota", "58102"],
    [
      "US",
      "12 Main St, Washington District of Columbia 20001",
      "12 Main St",
      "",
      "Washington",
      "District of Columbia",
      "20001",
    ],
    ["US", "12 Main St, Rear, Boston, MA 02110", "12 Main St", "Rear", "Boston", "MA", "02110"],
    [
      "US",
      "12 Main St, Rear, Floor 2, Boston, MA 02110-1234",
      "12 Main St",
      "Rear, Floor 2",
      "Boston",
      "MA",
      "02110-1234",
    ],
    ["US", "12 Main St, MA 02110", "12 Main St", "", "", "MA", "02110"],
    ["US", "12 Main St, Boston, MA 02110, USA", "12 Main St", "", "Boston", "MA", "02110, US"],
    ["US", "12 Main St, Boston, MA 02110 US", "12 Main St", "", "Boston", "MA", "02110, US"],
    ["US", "12 Main St, Boston 5, MA 02110", "12 Main St", "Boston 5", "", "MA", "02110"],
    ["US", "12 Main St,, Boston, MA 02110", "12 Main St", "", "Boston", "MA", "02110"],
    ["US", "12 Main St, Boston, 02110", "12 Main St", "", "Boston", "", "02110"],
    ["CA", "1 King St, Toronto ON M5H 1A1", "1 King St", "", "Toronto", "ON", "M5H 1A1"],
    ["CA", "1 King St, Toronto, ON, M5H 1A1, Canada", "1 King St", "", "Toronto", "ON", "M5H 1A1, CA"],
    ["GB", "10 High St, London SW1A 1AA", "10 High St", "", "London", "", "SW1A 1AA"],
    ["GB", "10 High St, London, SW1A 1AA", "10 High St", "", "London", "", "SW1A 1AA"],
    ["AU", "1 George St, Sydney NSW 2000", "1 George St", "", "Sydney", "NSW", "2000"],
    ["AU", "1 George St, Sydney 2000", "1 George St", "", "Sydney", "", "2000"],
    ["NZ", "1 Queen St, Auckland 1010", "1 Queen St", "", "Auckland", "", "1010"],
    ["DE", "Hauptstr. 5, 10115 Berlin", "Hauptstr. 5", "", "Berlin", "", "10115"],
    ["DE", "Hauptstr. 5, D-10115 Berlin", "Hauptstr. 5", "", "Berlin", "", "10115"],
    ["FR", "1 Rue X, 75001 Paris", "1 Rue X", "", "Paris", "", "75001"],
    ["NL", "Kerkstraat 1, 1017 AB Amsterdam", "Kerkstraat 1", "", "Amsterdam", "", "1017 AB"],
    ["SE", "Storgatan 1, 114 55 Stockholm", "Storgatan 1", "", "Stockholm", "", "114 55"],
    ["", "12 Main St, Boston, MA 02110", "12 Main St", "", "Boston", "MA", "02110"],
  ] as const) {
    it(`${country}: ${JSON.stringify(address)}`, () => assert.deepEqual(partsOf(address, country), parts));
  }

  it("is none without a ZIP code or a state, or if its number may be any other", () => {
    for (const [country, address] of [
      ["US", "12 Main St"],
      ["US", "MA 02110"],
      ["US", "12 Main St, Boston"],
      ["US", "Boston, MA"],
      ["US", "12 Main St, Boston 02110"],
      ["US", "12 Main St, Suite 12000"],
      ["US", "12 Main St, 02110"],
      ["US", "12 Main St, Area 51 MA 02110"],
      ["AU", "1 George St, Level 2000"],
      ["AU", "1 George St, Shop 2000"],
      ["GB", "10 High St, London"],
      ["DE", "Hauptstr. 5, Berlin"],
      ["DE", "Hauptstr. 5, München 80331"],
      ["DE", "Hauptstr. 5, 10115 Berlin 5"],
    ] as const) {
      assert.equal(partsOf(address, country), undefined, address);
    }
  });

  it("fills the columns that the file has: what has none stays with the street", () => {
    const address = "12 Main St, Rear, Boston, MA 02110";
    assert.deepEqual(partsOf(address, "US", "Address Line 1,City"), ["12 Main St, Rear, 02110", "Boston"]);
    assert.deepEqual(partsOf(address, "US", "Address Line 1,City,State"), ["12 Main St, Rear, 02110", "Boston", "MA"]);
    assert.deepEqual(partsOf(address, "US", "Address Line 1,Zip,Address Line 2"), ["12 Main St, Rear", "02110"]);
    assert.deepEqual(partsOf(address, "US", `Address Name,${columns}`), [
      "12 Main St",
      "Rear",
      "",
      "Boston",
      "MA",
      "02110",
    ]);
  });

  it("keeps a street's other cells that have values", () => {
    const address = "12 Main St, Rear, Boston, MA 02110";
    assert.deepEqual(partsOf(address, "US", columns, ",Floor 2,,,"), [
      "12 Main St, Rear",
      "Floor 2",
      "Boston",
      "MA",
      "02110",
    ]);
    assert.deepEqual(partsOf(address, "US", "Address Line 1,Notes,City,State,Zip", ",x,,,"), [
      "12 Main St, Rear",
      "x",
      "Boston",
      "MA",
      "02110",
    ]);
  });

  it("is none if its city, state or ZIP code has a value, or comes before it, or has no column", () => {
    const address = "12 Main St, Boston, MA 02110";
    assert.equal(partsOf(address, "US", columns, ",,Boston,,"), undefined);
    assert.equal(partsOf(address, "US", columns, ",,,,02110"), undefined);
    assert.equal(partsOf(address, "US", "Address Line 1,Address Line 2"), undefined);
    const before = firstRecord(`${header},City,Address Line 1,Zip\nAcme,ACME1,HQ,HQ1,US,,"${address}",\n`);
    assert.equal(addressIn(before, 6), undefined);
    const named = firstRecord(`Company Name,Site Name,Country,City,State,Zip\n"${address}",HQ,US,,,\n`);
    assert.equal(addressIn(named, 0), undefined);
  });
});
