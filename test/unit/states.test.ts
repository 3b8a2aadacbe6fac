import assert from "node:assert/strict";
import { test } from "node:test";
import { findState, isState, nearestStates, stateKind, stateName, states } from "../../server/src/template/states.ts";

test("stateKind says how many of a country's codes have two letters", () => {
  const kinds = { US: "all", CA: "all", DE: "all", AU: "some", ES: "some", IE: "some", GB: "none", NZ: "none" };
  for (const [country, kind] of Object.entries(kinds)) assert.equal(stateKind(country), kind, country);
  // Hong Kong has no subdivisions at all.
  for (const country of ["HK", "XX", "us", "", "constructor"]) assert.equal(stateKind(country), "none", country);
});

test("isState accepts the exact code of one of the country's own subdivisions", () => {
  assert.equal(isState("US", "CA"), true);
  assert.equal(isState("US", "PR"), true);
  assert.equal(isState("CA", "ON"), true);
  assert.equal(isState("AU", "SA"), true);
  for (const code of ["ca", "US-CA", "ON", "XX", "AE", "", "C", "constructor"])
    assert.equal(isState("US", code), false);
  assert.equal(isState("AU", "NSW"), false);
  assert.equal(isState("GB", "EN"), false);
});

test("stateName and states return the names", () => {
  assert.equal(stateName("US", "CO"), "Colorado");
  assert.equal(stateName("DE", "BY"), "Bayern");
  assert.equal(stateName("US", "ON"), undefined);
  assert.equal(stateName("constructor", "name"), undefined);
  assert.equal(states("US").length, 57);
  assert.deepEqual(states("AU"), [
    { code: "NT", name: "Northern Territory" },
    { code: "SA", name: "South Australia" },
    { code: "WA", name: "Western Australia" },
  ]);
  assert.deepEqual(states("GB"), []);
});

test("findState recognises a state of the given country by its exact meaning", () => {
  const meanings: [string, string, string][] = [
    ["US-CA", "US", "CA"],
    ["us ca", "US", "CA"],
    ["ca", "US", "CA"],
    ["California", "US", "CA"],
    ["NEW  YORK", "US", "NY"],
    ["N.Y.", "US", "NY"],
    ["D.C.", "US", "DC"],
    ["Calif.", "US", "CA"],
    ["Miss.", "US", "MS"],
    ["W. Virginia", "US", "WV"],
    ["Virgin Islands", "US", "VI"],
    ["Washington, D.C.", "US", "DC"],
    ["Washington DC", "US", "DC"],
    ["District of Columbia", "US", "DC"],
    ["Washington", "US", "WA"],
    ["Québec", "CA", "QC"],
    ["quebec", "CA", "QC"],
    ["Newfoundland & Labrador", "CA", "NL"],
    ["Zurich", "CH", "ZH"],
    ["São Paulo", "BR", "SP"],
    ["Baden Wurttemberg", "DE", "BW"],
    ["western australia", "AU", "WA"],
  ];
  for (const [text, country, code] of meanings) assert.equal(findState(text, country), code, text);
});

test("findState never guesses", () => {
  const others: [string, string][] = [
    ["CA-ON", "US"],
    ["US-CA", "CA"],
    ["Ontario", "US"],
    ["", "US"],
    ["USCA", "US"],
    ["US-XX", "US"],
    ["New South Wales", "AU"],
    ["England", "GB"],
    // Two codes share this name.
    ["Illes Balears", "ES"],
    ["constructor", "US"],
    ["California", "constructor"],
  ];
  for (const [text, country] of others) assert.equal(findState(text, country), undefined, text);
});

test("nearestStates returns only similar states", () => {
  const codes = (text: string, country: string) => nearestStates(text, country).map(({ code }) => code);
  assert.deepEqual(nearestStates("Calif.", "US"), [{ code: "CA", name: "California" }]);
  assert.deepEqual(codes("Texs", "US"), ["TX"]);
  assert.deepEqual(codes("Virgina", "US"), ["VA"]);
  assert.deepEqual(codes("North", "US"), ["ND", "NC", "MP"]);
  assert.deepEqual(codes("Beijing", "CN"), ["BJ"]);
  assert.deepEqual(codes("Illes Balears", "ES"), ["IB", "PM"]);
  for (const text of ["XX", "", "Bavaria"]) assert.deepEqual(codes(text, "US"), [], text);
  assert.deepEqual(codes("Kent", "GB"), []);
});
