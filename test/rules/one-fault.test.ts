import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, file, record } from "./marked.ts";

/** The codes of the findings in a file of one record. */
const inRecord = (cells: Record<string, string>) => codes(record(cells));

test("reports a header fault once, not per row", () => {
  const rows = ["Acme,ACME1,HQ,HQ1,US,CO", "Beta,BETA1,HQ,HQ2,US,CO", "Gamma,GAMMA1,HQ,HQ3,US,CO"];
  assert.deepEqual(codes(file("state", ...rows)), ["header-name"]);
  assert.deepEqual(codes(file("Notes", ...rows)), ["header-unknown"]);
  assert.deepEqual(codes(file("Country", ...rows)), ["header-duplicate"]);
  assert.deepEqual(codes(file("", ...rows).replace("Country", "State")), [
    "header-missing",
    ...rows.map(() => "row-length"),
  ]);
  assert.deepEqual(codes("Company ID,Company Name,Site Name,Site ID,Country\nACME1,Acme,HQ,HQ1,US\n"), [
    "header-order",
  ]);
});

test("reports the root cause of a cell, not its consequences", () => {
  assert.deepEqual(inRecord({ "Company Name": "Caf\u00c3\u00a9 & Co." }), ["encoding"]);
  assert.deepEqual(inRecord({ "Company Name": "\uFFFD" }), ["encoding"]);
  assert.deepEqual(inRecord({ "Site ID": '"=""001"""' }), ["spreadsheet-damage"]);
  assert.deepEqual(inRecord({ Country: "#N/A" }), ["spreadsheet-damage"]);
  assert.deepEqual(inRecord({ "Company Name": `"${"A".repeat(60)}` }), ["quote"]);
  assert.deepEqual(inRecord({ "Company Name": "  " }), ["required"]);
  assert.deepEqual(inRecord({ Country: " usa " }), ["country-code"]);
  assert.deepEqual(inRecord({ State: " colorado " }), ["state-code"]);
  assert.deepEqual(inRecord({ "Phone Country": " +1 " }), ["phone-country"]);
  assert.deepEqual(inRecord({ "Company ID": "A\u00a0 1" }), ["whitespace"]);
  assert.deepEqual(inRecord({ Email: '"office@acme,example"' }), ["comma"]);
});

test("does not report cells that are wrong only because of another cell's fault", () => {
  assert.deepEqual(inRecord({ Country: "usa", State: "CO" }), ["country-code"]);
  assert.deepEqual(inRecord({ Country: "", State: "CO" }), ["required"]);
  assert.deepEqual(inRecord({ "Phone Country": "+1", "Phone Number": "202 555 0123" }), ["phone-country"]);
  assert.deepEqual(inRecord({ "Phone Country": "Q9", "Phone Number": "555" }), ["phone-country"]);
});

test("reports nothing else for a split row", () => {
  assert.deepEqual(codes(file("City", "Acme, Inc.,,HQ 1,usa,US,x,y", "Acme,ACME1,HQ 1,HQ1,US,")), [
    "row-length",
    "spaces",
  ]);
});

test("reports all independent faults of a cell", () => {
  const name = `"${"A".repeat(50)}, Inc."`;
  assert.deepEqual(inRecord({ "Company Name": name }), ["comma", "length", "spaces", "characters"]);
});

test("still reports an error if the root cause is only a warning", () => {
  const text = record({ "Company Name": "Caf\u00c3\u00a9" });
  assert.deepEqual(codes(text, { rules: { encoding: "warning" } }), ["encoding", "characters"]);
  assert.deepEqual(codes(record({ Email: "=a b" }), { rules: { "spreadsheet-damage": "warning" } }), [
    "spreadsheet-damage",
  ]);
});

test("reports rows that repeat each other once each", () => {
  assert.deepEqual(codes(file("", "Acme,ACME1,HQ,HQ1,US", "Acme,ACME1,HQ,HQ1,US", "Acme,ACME1,HQ,HQ1,US")), [
    "duplicate-site",
    "duplicate-site",
  ]);
  assert.deepEqual(codes(file("", "Acme,ACME1,HQ,HQ1,US", "ACME,ACME1,HQ,HQ1,US")), ["company-id-mismatch"]);
});
