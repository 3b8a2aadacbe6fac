import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("what is meant, where it is certain", () => {
  for (const text of ["us", "Us", "USA", "840", "United States", "U.S.A.", "America"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "US" (United States of America)`, "safe", record({ Country: "US" })],
    ]);
  }
});

test("the nearest, where a name is mistyped or two countries have it", () => {
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

test("codes that are not officially assigned, and what is no country", () => {
  for (const text of ["nowhere at all", "QB"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
  }
  for (const text of ["XK", "Kosovo", "ZZ", "AA", "999", "EU", "SU", "AN", "Europe"]) {
    finds(record({ Country: `⟦${text}⟧` }), [["country-code", "error", { text }]]);
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), []);
  }
});

test("the cell shows nothing else, and the state is judged by the country that is meant", () => {
  finds(record({ Country: '⟦" usa, "⟧', State: "CA" }), [["country-code", "error", { text: "usa," }]]);
});

test("an assigned code in upper case is right", () => {
  for (const Country of ["US", "GB", "DE", "ZW", "AX", "PS", "TW"]) clean(record({ Country }));
});

test("case, alpha-3, numeric codes, names and aliases are replaced", () => {
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

test("the nearest are suggested", () => {
  assert.deepEqual(fixes(record({ Country: "Austrlia" }), "country-code"), [
    ['Replace "Austrlia" with "AT", Austria (similar name)', "suggested", record({ Country: "AT" })],
    ['Replace "Austrlia" with "AU", Australia (similar name)', "suggested", record({ Country: "AU" })],
  ]);
  assert.deepEqual(fixes(record({ Country: "ZZ" }), "country-code"), []);
});

test("a number of one or two digits may be a numeric code without its zeros, or a dial code: a person picks", () => {
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

test("the name of a country that is a state too is for a person to decide", () => {
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,HQ1,Georgia"), "country-code"), [
    ['Replace "Georgia" with "GE" (Georgia)', "suggested", file("", "Acme,ACME1,HQ,HQ1,GE")],
    ['Replace "Georgia" with "US" (United States of America)', "suggested", file("", "Acme,ACME1,HQ,HQ1,US")],
  ]);
});

test("beside a state of the United States, so is the name of a country that has no such state", () => {
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
  // A state that the country has, too, says nothing against it; nor does one of no country.
  for (const state of ["ON", "BC", "zz", ""]) {
    assert.equal(fixes(record({ Country: "Canada", State: state }), "country-code")[0]?.[1], "safe", state);
  }
});

test("a code in quotes, brackets or full stops is replaced, and what is certain by meaning is suggested", () => {
  for (const text of ["'GB'", "G.B.", "(GB)", "ＧＢ", "G B"]) {
    assert.deepEqual(fixes(record({ Country: text }), "country-code"), [
      [`Replace "${text}" with "GB" (United Kingdom)`, "safe", record({ Country: "GB" })],
    ]);
  }
  assert.deepEqual(fixes(record({ Country: "Niger (the)" }), "country-code"), [
    ['Replace "Niger (the)" with "NE" (Niger)', "suggested", record({ Country: "NE" })],
  ]);
});

test("a code that is a word as well, or stands for no value, is only suggested", () => {
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

test("such a code beside a State of the country is safe; beside others, or where it stands for no value, it is not", () => {
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
