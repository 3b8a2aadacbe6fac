import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, finds, fixes, record } from "./marked.ts";

test("reports an error if all codes of the row's country have two letters", () => {
  for (const text of ["Colorado", "colorado", "US-CO", "co", "Co", "C.O."]) {
    finds(record({ Country: "US", State: `⟦${text}⟧` }), [
      ["state-code", "error", { text, country: "US", codes: "all" }],
    ]);
    assert.equal(fixes(record({ State: text }), "state-code")[0]?.[2], record({ State: "CO" }));
  }
  finds(record({ Country: "US", State: "⟦Colorada⟧" }), [
    ["state-code", "error", { text: "Colorada", country: "US", codes: "all" }],
  ]);
  finds(record({ Country: "US", State: "⟦ON⟧" }), [
    ["state-code", "error", { text: "ON", country: "US", codes: "all" }],
  ]);
  finds(record({ Country: "CA", State: "⟦CA⟧" }), [
    ["state-code", "error", { text: "CA", country: "CA", codes: "all" }],
  ]);
});

test("warns if only some codes of the country have two letters", () => {
  finds(record({ Country: "AU", State: "⟦NSW⟧" }), [
    ["state-code", "warning", { text: "NSW", country: "AU", codes: "some" }],
  ]);
  finds(record({ Country: "AU", State: "⟦Western Australia⟧" }), [
    ["state-code", "warning", { text: "Western Australia", country: "AU", codes: "some" }],
  ]);
});

test("warns if the country has no two-letter codes", () => {
  for (const [country, text] of [
    ["GB", "Kent"],
    ["GB", "KE"],
    ["NZ", "AUK"],
  ] as const) {
    finds(record({ Country: country, State: `⟦${text}⟧` }), [
      ["state-code", "warning", { text, country, codes: "none" }],
    ]);
  }
});

test("accepts any two capital letters without a country, and reports other values", () => {
  finds(record({ Country: "⟦⟧", State: "CO" }), [["required", "error", { column: "Country" }]]);
  finds(record({ Country: "⟦⟧", State: "⟦Colorado⟧" }), [
    ["required", "error", { column: "Country" }],
    ["state-code", "error", { text: "Colorado", country: undefined }],
  ]);
});

test("checks against the country that the row's Country means", () => {
  finds(record({ Country: "⟦usa⟧", State: "⟦Colorado⟧" }), [
    ["country-code", "error", { text: "usa" }],
    ["state-code", "error", { text: "Colorado", country: "US", codes: "all" }],
  ]);
});

test("checks each row against its own country, however it is written", () => {
  const italian = record({ Country: "ITA", State: "PD" });
  const [, brazilian] = record({ "Site Name": "Depot", "Site ID": "S2", Country: "⟦BRA⟧", State: "⟦PD⟧" }).split("\n");
  finds(`${italian.replace("ITA", "⟦ITA⟧")}${brazilian}\n`, [
    ["country-code", "error", { text: "ITA" }],
    ["country-code", "error", { text: "BRA" }],
    ["state-code", "error", { text: "PD", country: "BR" }],
  ]);
});

test("reports only the Country if the row contradicts it", () => {
  for (const [Country, State] of [
    ["Mex", "NM"],
    ["Mexico", "TX"],
    ["Mexico", "CA"],
    ["Canada", "NY"],
    ["Jersey", "NJ"],
    ["Germany", "OH"],
    ["United Kingdom", "WA"],
    ["New Zealand", "FL"],
    ["Ireland", "ON"],
    ["France", "IL"],
  ] as const) {
    assert.deepEqual(codes(record({ Country, State })), ["country-code"], `${State}, ${Country}`);
  }
  // This phone number is possible in both countries.
  const other = { Country: "Mexico", State: "NM", "Phone Number": "505-555-123" };
  assert.deepEqual(codes(record(other)), ["country-code"]);
  // These States have a fault of their own.
  assert.deepEqual(codes(record({ Country: "England", State: "Kent" })), ["country-code", "state-code"]);
  assert.deepEqual(codes(record({ Country: "Mexico", State: "Colorado" })), ["country-code", "state-code"]);
  assert.deepEqual(codes(record({ Country: "MX", State: "NM" })), ["state-code"]);
});

test("accepts a code of the row's country, and an empty cell", () => {
  for (const [Country, State] of [
    ["US", "CO"],
    ["US", "DC"],
    ["US", "PR"],
    ["CA", "ON"],
    ["DE", "BY"],
    ["AU", "WA"],
    ["GB", ""],
    ["US", ""],
  ] as const) {
    clean(record({ Country, State }));
  }
});

test("replaces the value with the code it means in the row's country", () => {
  for (const [Country, text, code, name] of [
    ["US", "US-CA", "CA", "California"],
    ["US", "Colorado", "CO", "Colorado"],
    ["US", "tx", "TX", "Texas"],
    ["CA", "Ontario", "ON", "Ontario"],
    ["DE", "Bayern", "BY", "Bayern"],
    ["AU", "wa", "WA", "Western Australia"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country, State: text }), "state-code"), [
      [`Replace "${text}" with "${code}" (${name})`, "safe", record({ Country, State: code })],
    ]);
  }
  assert.deepEqual(fixes(record({ Country: "", State: "co" }), "state-code"), [
    ['Replace "co" with "CO"', "safe", record({ Country: "", State: "CO" })],
    ["Empty the cell", "suggested", record({ Country: "", State: "" })],
  ]);
});

test("suggests the closest states, and emptying the cell", () => {
  assert.deepEqual(fixes(record({ Country: "US", State: "Calfornia" }), "state-code"), [
    ['Replace "Calfornia" with "CA", California (similar name)', "suggested", record({ Country: "US", State: "CA" })],
    ["Empty the cell", "suggested", record({ Country: "US", State: "" })],
  ]);
  for (const [Country, State] of [
    ["GB", "Kent"],
    ["AU", "NSW"],
    ["CA", "US-CA"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country, State }), "state-code"), [
      ["Empty the cell", "suggested", record({ Country, State: "" })],
    ]);
  }
});

test("replaces common abbreviations and suggests names in other languages", () => {
  for (const [Country, State, code, name] of [
    ["US", "Fla.", "FL", "Florida"],
    ["US", "N. Carolina", "NC", "North Carolina"],
    ["CA", "P.E.I.", "PE", "Prince Edward Island"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country, State }), "state-code"), [
      [`Replace "${State}" with "${code}" (${name})`, "safe", record({ Country, State: code })],
    ]);
  }
  for (const [Country, State, code, name] of [
    ["CA", "Colombie-Britannique", "BC", "British Columbia"],
    ["DE", "Bavaria", "BY", "Bayern"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country, State }), "state-code"), [
      [`Replace "${State}" with "${code}" (${name})`, "suggested", record({ Country, State: code })],
      ["Empty the cell", "suggested", record({ Country, State: "" })],
    ]);
  }
});

test("warns about a former code", () => {
  finds(record({ Country: "IN", State: "⟦OR⟧" }), [
    ["state-code", "warning", { text: "OR", country: "IN", codes: "all" }],
  ]);
  assert.deepEqual(fixes(record({ Country: "IN", State: "OR" }), "state-code"), [
    ['Replace "OR" with "OD" (Odisha)', "suggested", record({ Country: "IN", State: "OD" })],
    ["Empty the cell", "suggested", record({ Country: "IN", State: "" })],
  ]);
});

test("only suggests a fix for a possible placeholder, and no code for N/A", () => {
  assert.deepEqual(fixes(record({ Country: "IT", State: "na" }), "state-code"), [
    ['Replace "na" with "NA" (Napoli)', "suggested", record({ Country: "IT", State: "NA" })],
    ["Empty the cell", "suggested", record({ Country: "IT", State: "" })],
  ]);
  assert.deepEqual(fixes(record({ Country: "IT", State: "N/A" }), "placeholder"), [
    ["Empty the cell", "suggested", record({ Country: "IT", State: "" })],
  ]);
});

test("capitalises two letters if no country is known, but only suggests it for a word", () => {
  const first = (State: string) => fixes(record({ Country: "QQ", State }), "state-code")[0];
  assert.deepEqual(first("ca"), ['Replace "ca" with "CA"', "safe", record({ Country: "QQ", State: "CA" })]);
  assert.deepEqual(first("no"), ['Replace "no" with "NO"', "suggested", record({ Country: "QQ", State: "NO" })]);
});

test("reports a State that repeats the Country", () => {
  for (const [Country, State] of [
    ["CH", "Switzerland"],
    ["CH", "Schweiz"],
    ["US", "USA"],
  ] as const) {
    finds(record({ Country, State: `⟦${State}⟧` }), [
      ["state-code", "error", { text: State, country: Country, codes: "all" }],
    ]);
    assert.deepEqual(fixes(record({ Country, State }), "state-code"), [
      ["Empty the cell", "suggested", record({ Country, State: "" })],
    ]);
  }
});

test("the severity can be set", () => {
  canBeSet("state-code", "error", record({ Country: "US", State: "Colorado" }));
  canBeSet("state-code", "error", record({ Country: "GB", State: "Kent" }));
});
