import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedInMemory } from "../../server/src/checker/checked.ts";
import { recordsOf } from "../../server/src/response/response-file.ts";
import { identityOf, placing, type RowPlace } from "../../server/src/response/row-places.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, file, header } from "../rules/marked.ts";

/** Where the rows of one file are in another. */
function placesOf(sought: string, text: string): RowPlace[] {
  const [one, other] = [sought, text].map((each) => checkedInMemory(check(each)));
  assert.ok(one && other);
  const view = one.view(one.header);
  const identities = Array.from(recordsOf(one, "all"), ({ row }) => identityOf(view.load(row)));
  return allAtOnce(placing(identities, recordsOf(other, "all"), other.view(other.header)));
}

describe("the place of a row in another file", () => {
  const text = file("City", "Acme,ACME1,HQ,HQ1,US,Boston", "Acme,ACME1,West,W1,US,", "Fox,FOX,HQ,HQ1,US,");

  test("is found by Company ID and Site ID, whatever the names are", () => {
    assert.deepEqual(placesOf(file("", "Acme Ltd,ACME1,Branch,W1,US"), text), [2]);
  });

  test("is found by the names if an ID was corrected or filled in", () => {
    assert.deepEqual(placesOf(file("", "Acme,ACME2,West,W1,US", "Fox,,HQ,HQ9,US"), text), [2, 3]);
  });

  test("is found by the ID of one and the name of the other if both were corrected", () => {
    assert.deepEqual(placesOf(file("", "Acme Ltd,ACME1,West,W9,US", "Fox,FX,Main,HQ1,US"), text), [2, 3]);
  });

  test("is found in any order of columns and rows, however names and IDs are spelt", () => {
    const sought = "Site ID,Country,Company Name,Company ID,Site Name\nhq-1,US,FÖX,fox,\nW 1,US,ACME,acme-1,west\n";
    assert.deepEqual(placesOf(sought, text), [3, 2]);
    const above = text.replace("Company Name", "sep=,\nCompany Name");
    assert.deepEqual(placesOf(sought, above), [4, 3]);
  });

  test("is nowhere if neither IDs nor names are known, or too little is said", () => {
    assert.deepEqual(placesOf(file("", "Hill,HILL,HQ,HQ1,US", "Acme,ACME1,,,US", ",,HQ,HQ1,US"), text), [
      "none",
      "none",
      "none",
    ]);
  });

  test("is not found by a placeholder", () => {
    const unnamed = file("", "Acme,N/A,HQ,N/A,US", "Fox,N/A,West,N/A,US");
    assert.deepEqual(placesOf(file("", "Hill,N/A,Main,N/A,US", "Fox,N/A,West,N/A,US"), unnamed), ["none", 2]);
  });

  test("is several rows if they have the same IDs and names", () => {
    const twice = file("", "Acme,ACME1,HQ,HQ1,US", "Fox,FOX,HQ,HQ1,US", "Acme,ACME1,HQ,HQ1,CA");
    assert.deepEqual(placesOf(file("", "Acme,ACME1,HQ,HQ1,GB"), twice), [[1, 3]]);
    const other = file("", "Acme,ACME1,HQ,S1,US", "Acme,ACME1,West,S1,US");
    assert.deepEqual(placesOf(file("", "Acme,ACME1,West,S1,US", "Acme,ACME1,East,S1,US"), other), [2, [1, 2]]);
  });

  test("is several rows if IDs and names lead to different ones", () => {
    assert.deepEqual(placesOf(file("", "Acme,ACME1,HQ,W1,US"), text), [[1, 2]]);
  });

  test("is decided by the row number of this extension's response file, but only between rows that fit", () => {
    const twice = file("", "Acme,ACME1,HQ,HQ1,US", "Fox,FOX,HQ,HQ1,US", "Acme,ACME1,HQ,HQ1,CA");
    const response = (...rows: string[]) => file("Row,Status,Reason for Failure", ...rows);
    assert.deepEqual(placesOf(response("Acme,ACME1,HQ,HQ1,CA,4,Failed,x", "Acme,ACME1,HQ,HQ1,CA,3,Failed,x"), twice), [
      3,
      [1, 3],
    ]);
    assert.deepEqual(placesOf(response("Hill,HILL,Main,M1,US,3,Failed,x", "Fox,FOX,HQ,HQ1,US,2,Failed,x"), twice), [
      "none",
      2,
    ]);
    const others = file("Row Number,Error Message", "Acme,ACME1,HQ,HQ1,CA,4,x");
    assert.deepEqual(placesOf(others, twice), [[1, 3]]);
  });

  test("of 20,000 rows that share one company is found at once", () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `Acme,ACME1,HQ,S${at % 2},US`);
    const places = placesOf(file("", ...rows), [header, ...rows, ""].join("\n"));
    assert.deepEqual(places[1], [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  });
});
