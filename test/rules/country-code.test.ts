import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports and safely fixes a value with one certain meaning", () => {
  for (const text of ["us", "Us", "USA", "840", "United States", "U.S.A.", "America"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "US" (United States of America)`, "safe", record({ Country: "US" })],
    ]);
  }
});

test("suggests the closest countries for a mistyped or ambiguous value", () => {
  for (const [text, ...countries] of [
    ["Germny", "DE"],
    ["Congo", "CD", "CG"],
    ["BU", "MM"],
    ["4", "AF"],
  ] as const) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    assert.deepEqual(
      fixes(record({ Country: text }), "country-code").map(([, ...fix]) => fix),
      countries.map((Country) => ["suggested", record({ Country })]),
    );
  }
});

test("suggests the country whose cars have the letter", () => {
  for (const [text, Country] of [
    ["D", "DE"],
    ["A", "AT"],
  ] as const) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    const [fix] = fixes(record({ Country: text }), "country-code");
    assert.deepEqual(fix?.slice(1), ["suggested", record({ Country })]);
  }
  assert.deepEqual(fixes(record({ Country: "N" }), "country-code"), []);
});

test("reports unassigned codes and values that are not a country", () => {
  for (const text of ["nowhere at all", "QB"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
  }
  for (const text of ["XK", "Kosovo", "ZZ", "AA", "999", "EU", "SU", "AN", "Europe"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), []);
  }
});

test("reports nothing else on the cell, and checks the State against the intended country", () => {
  finds(record({ Country: '⟦" usa, "⟧', State: "CA" }), [["country-code", "error", { text: "usa," }]]);
});

test("accepts assigned codes in upper case", () => {
  for (const Country of ["US", "GB", "DE", "ZW", "AX", "PS", "TW"]) clean(record({ Country }));
});

test("replaces lower-case, alpha-3 and numeric codes, names and aliases", () => {
  for (const [text, code, name] of [
    ["de", "DE", "Germany"],
    ["DEU", "DE", "Germany"],
    ["276", "DE", "Germany"],
    ["Germany", "DE", "Germany"],
    ["Deutschland", "DE", "Germany"],
    ["Österreich", "AT", "Austria"],
    ["UK", "GB", "United Kingdom"],
    ["England", "GB", "United Kingdom"],
    ["USA", "US", "United States of America"],
    ["Holland", "NL", "Netherlands"],
    ["the Netherlands", "NL", "Netherlands"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "${code}" (${name})`, "safe", record({ Country: code })],
    ]);
  }
});

test("suggests countries with a similar name", () => {
  assert.deepEqual(fixes(record({ Country: "Austrlia" }), "country-code"), [
    ['Replace "Austrlia" with "AT", Austria (similar name)', "suggested", record({ Country: "AT" })],
    ['Replace "Austrlia" with "AU", Australia (similar name)', "suggested", record({ Country: "AU" })],
  ]);
  assert.deepEqual(fixes(record({ Country: "ZZ" }), "country-code"), []);
});

test("suggests the meanings of one or two digits: a dial code or a numeric code without zeros", () => {
  assert.deepEqual(fixes(record({ Country: "44" }), "country-code"), [
    ['Replace "44" with "GB" (United Kingdom)', "suggested", record({ Country: "GB" })],
    ['Replace "44" with "BS" (Bahamas)', "suggested", record({ Country: "BS" })],
    ['Replace "44" with "GG" (Guernsey)', "suggested", record({ Country: "GG" })],
  ]);
  assert.deepEqual(fixes(record({ Country: "36" }), "country-code"), [
    ['Replace "36" with "HU" (Hungary)', "suggested", record({ Country: "HU" })],
    ['Replace "36" with "AU" (Australia)', "suggested", record({ Country: "AU" })],
  ]);
  assert.deepEqual(fixes(record({ Country: "044" }), "country-code"), [
    ['Replace "044" with "BS" (Bahamas)', "safe", record({ Country: "BS" })],
  ]);
});

test("only suggests a country whose name is also a state", () => {
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,HQ1,Georgia"), "country-code"), [
    ['Replace "Georgia" with "GE" (Georgia)', "suggested", file("", "Acme,ACME1,HQ,HQ1,GE")],
    ['Replace "Georgia" with "US" (United States of America)', "suggested", file("", "Acme,ACME1,HQ,HQ1,US")],
  ]);
});

test("suggests the United States too if the State is a US state that the country lacks", () => {
  for (const [name, code, state] of [
    ["Jersey", "JE", "NJ"],
    ["Mexico", "MX", "NM"],
    ["Lebanon", "LB", "Pennsylvania"],
  ] as const) {
    const text = record({ Country: name, State: state });
    assert.deepEqual(
      fixes(text, "country-code").map(([title, safety]) => [title, safety]),
      [
        [`Replace "${name}" with "${code}" (${name})`, "suggested"],
        [`Replace "${name}" with "US" (United States of America)`, "suggested"],
      ],
    );
    assert.equal(fixedAll(text), text);
  }
  assert.deepEqual(
    fixes(record({ Country: "Georgia", State: "GA" }), "country-code").map(([title]) => title),
    ['Replace "Georgia" with "US" (United States of America)', 'Replace "Georgia" with "GE" (Georgia)'],
  );
  // A state that the country has too does not contradict it, nor does an unknown state.
  for (const state of ["ON", "BC", "zz", ""]) {
    assert.equal(fixes(record({ Country: "Canada", State: state }), "country-code")[0]?.[1], "safe", state);
  }
});

test("replaces a code in quotes, brackets or full stops, and suggests an exact name", () => {
  for (const text of ["'GB'", "G.B.", "(GB)", "ＧＢ", "G B"]) {
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "GB" (United Kingdom)`, "safe", record({ Country: "GB" })],
    ]);
  }
  assert.deepEqual(fixes(record({ Country: "Niger (the)" }), "country-code"), [
    ['Replace "Niger (the)" with "NE" (Niger)', "suggested", record({ Country: "NE" })],
  ]);
});

test("only suggests a code that is also a word or a placeholder", () => {
  for (const [text, code, name] of [
    ["na", "NA", "Namibia"],
    ["No", "NO", "Norway"],
    ["it", "IT", "Italy"],
  ] as const) {
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "${code}" (${name})`, "suggested", record({ Country: code })],
    ]);
  }
});

test("safely fixes such a code if the State belongs to the country and it is no placeholder", () => {
  for (const [text, state, code] of [
    ["it", "MI", "IT"],
    ["it", "Roma", "IT"],
    ["in", "MH", "IN"],
    ["In", "Goa", "IN"],
  ] as const) {
    const typed = record({ Country: text, State: state });
    assert.deepEqual(fixes(typed, "country-code")[0]?.slice(1), ["safe", record({ Country: code, State: state })]);
  }
  for (const [text, state] of [
    ["it", "TX"],
    ["in", "IN"],
    ["na", "KH"],
    ["no", "Oslo"],
    ["at", "BY"],
  ] as const) {
    const typed = record({ Country: text, State: state });
    assert.notEqual(fixes(typed, "country-code")[0]?.[1], "safe", `${text} ${state}`);
  }
});

test("the severity can be set", () => canBeSet("country-code", "error", record({ Country: "usa" })));
