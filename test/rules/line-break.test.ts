import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

test("reports any kind of line break inside a field", () => {
  for (const end of ["\n", "\r\n", "\r", " \n\n "]) {
    finds(record({ City: `⟦"New${end}York"⟧` }), [["line-break", "error", { place: "City", value: `New${end}York` }]]);
  }
  finds(record({ City: '⟦"Boston\n"⟧' }), [["line-break", "error", { place: "City", value: "Boston\n" }]]);
});

test("reports nothing else in a name or an ID", () => {
  finds(record({ "Company Name": '⟦"Acme\nGroup"⟧' }), [
    ["line-break", "error", { place: "Company Name", value: "Acme\nGroup" }],
  ]);
  finds(record({ "Company ID": '⟦"ACME\n1"⟧' }), [["line-break", "error", { place: "Company ID", value: "ACME\n1" }]]);
});

test("reports the other faults of the cell too", () => {
  finds(record({ City: '⟦"New\nYork⟦,⟧ NY"⟧' }), [
    ["line-break", "error", { place: "City", value: "New\nYork, NY" }],
    ["comma", "error", { place: "City" }],
  ]);
});

test("accepts a single line in quotes", () => {
  clean(record({ City: '"Boston"' }));
});

test("replaces the line break with a space, or removes it at an end or in an ID", () => {
  assert.deepEqual(fixes(record({ City: '"New \r\n York\n"' }), "line-break"), [
    ['Replace "New ⏎ York⏎" with "New York"', "safe", record({ City: "New York" })],
  ]);
  assert.deepEqual(fixes(record({ "Site ID": '"HQ\n1"' }), "line-break"), [
    ['Replace "HQ⏎1" with "HQ1"', "safe", record({ "Site ID": "HQ1" })],
  ]);
});

test("only suggests fixes if the lines may be rows after an open quote, even short ones", () => {
  for (const rows of ["Beta,BETA", "Beta;BETA;", "a, b, c", "Beta\tBETA"]) {
    const text = record({ City: `⟦"Boston\n${rows}\n"⟧`, State: "MA" });
    finds(text, [["line-break", "error", { place: "City", hasRecords: true }]]);
    const [close, join] = fixes(text.replace(/[⟦⟧]/g, ""), "line-break");
    assert.deepEqual(close, [
      'Close the quote after "Boston"',
      "suggested",
      record({ City: `Boston\n${rows}\n`, State: "MA" }),
    ]);
    assert.equal(join?.[1], "suggested");
  }
  const [join] = fixes(record({ City: '"Boston\nSuite 5, Rear"' }), "line-break");
  assert.equal(join?.[1], "safe");
});

test("the severity can be set", () => canBeSet("line-break", "error", record({ City: '"New\nYork"' })));
