import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixedAll, fixes } from "../rules/marked.ts";

function csv(...lines: readonly string[]): string {
  return [...lines, ""].join("\n");
}

describe("does not insert a required column if an unnamed column may be it", () => {
  for (const [missing, header, ...rows] of [
    ["Site ID", "Company Name,Company ID,Site Name,,Country", "Acme,ACM,HQ,A1,US"],
    ["Site ID", "Company Name,Company ID,Site Name, ,Country", "Acme,ACM,HQ,001,US", "Acme,ACM,Depot,,US"],
    ["Site ID", "Company Name,Company ID,Site Name,-,Country", "Acme,ACM,HQ,HQ 1,US"],
    ["Company ID", "Company Name,,Site Name,Site ID,Country", "Acme,ACM,HQ,A1,US"],
    ["Company ID", ",Company Name,Site Name,Site ID,Country", "77,Acme,HQ,A1,US"],
    ["Company Name", ",Company ID,Site Name,Site ID,Country", "Acme,ACM,HQ,A1,US"],
    ["Company Name", '"",Company ID,Site Name,Site ID,Country', "Acme Tools,ACM,HQ,A1,US"],
    ["Site Name", "Company Name,Company ID,,Site ID,Country", "Acme,ACM,HQ,A1,US"],
    ["Country", "Company Name,Company ID,Site Name,Site ID,", "Acme,ACM,HQ,A1,US"],
    ["Country", "Company Name,Company ID,Site Name,Site ID,City,", "Acme,ACM,HQ,A1,Rome,Italy"],
  ] as const) {
    it(`${header}: ${missing}`, () => {
      const text = csv(header, ...rows);
      const found = fixes(text, "header-missing");
      assert.ok(found.every(([, safety]) => safety === "suggested"));
      const unnamed = header.split(",").findIndex((cell) => /^[\s"-]*$/.test(cell));
      const named = header.split(",").with(unnamed, missing).join();
      assert.deepEqual(found[0], [`Name the column "${missing}"`, "suggested", csv(named, ...rows)]);
      assert.ok(!fixedAll(text).includes(missing));
    });
  }

  it("nor if a column with an unknown header may be it", () => {
    for (const unknown of ["Ref", "Nr", "Abbreviation", "Kürzel"]) {
      const text = csv(`Company Name,Company ID,Site Name,${unknown},Country`, "Acme,ACM,HQ,A1,US");
      assert.equal(fixedAll(text), text, unknown);
    }
  });

  it("inserts it if no column can be it", () => {
    for (const [header, value] of [
      ["", ""],
      ["", "www.acme.example"],
      ["Notes", "A1"],
      ["Fax", "A1"],
      ["Ref", "two words"],
    ]) {
      const text = csv(`Company Name,Company ID,Site Name,${header},Country`, `Acme,ACM,HQ,${value},US`);
      assert.match(fixedAll(text), /^Company Name,Company ID,Site Name,Site ID,/, `${header} ${value}`);
    }
  });
});

describe("does not rename an alias of a column if its values contradict it", () => {
  for (const [header, ...rows] of [
    ["Company Name,Company ID,Site Name,Site ID,Nation,Country Code,Mobile", "Acme,ACM,HQ,A1,US,1,6175550100"],
    ["Company Name,Company ID,Site Name,Site ID,Nation,Country Code,Mobile", "Acme,ACM,HQ,A1,US,US,6175550100"],
    ["Company Name,Company ID,Site Name,Site ID,Land,Phone Number,Country Code", "Acme,ACM,HQ,A1,DE,030 1234567,DE"],
    ["Company Name,Company ID,Site Name,Site ID,,Country Code,Phone Number", "Acme,ACM,HQ,A1,US,US,6175550100"],
    ["Company Name,Company ID,Site Name,Site ID,Country Code,Phone Number", "Acme,ACM,HQ,A1,+44,020 7946 0018"],
    ["Company Name,Company ID,Site Name,Site ID,Country ISO", "Acme,ACM,HQ,A1,yes"],
    ["Company Name,Company ID,Site Name,Site ID,Country,Postcode", "Acme,ACM,HQ,A1,US,Boston"],
    ["Company Name,Company ID,Site Name,Site ID,Country,Mail", "Acme,ACM,HQ,A1,US,PO Box 5"],
    ["Company Name,Company ID,Site Name,Site ID,Country,Phone", "Acme,ACM,HQ,A1,US,yes"],
    ["Company Name,Company ID,Site Name,Site ID,Country,Street", "Acme,ACM,HQ,A1,US,j@acme.example"],
  ] as const) {
    it(header, () => {
      const text = csv(header, ...rows);
      const [named] = fixes(text, "header-name");
      assert.equal(named?.[1], "suggested");
      // The order may change.
      assert.deepEqual(fixedAll(text).split("\n")[0]?.split(",").sort(), header.split(",").sort());
    });
  }

  it("renames it if they do not", () => {
    for (const [typed, header, value] of [
      ["Country Code", "Country", "US"],
      ["Country Code", "Country", ""],
      ["Country ISO", "Country", "840"],
    ]) {
      const text = csv(`Company Name,Company ID,Site Name,Site ID,${typed},Phone Number`, `Acme,ACM,HQ,A1,${value},`);
      assert.match(fixedAll(text), new RegExp(`^Company Name,Company ID,Site Name,Site ID,${header},`), typed);
    }
  });
});
