import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, clean, file, finds, fixes, type Given, record } from "./marked.ts";

const limits: [header: string, limit: number][] = [
  ["Company Name", 50],
  ["Company ID", 30],
  ["Site Name", 50],
  ["Site ID", 30],
  ["Address Name", 50],
  ["Address Line 1", 50],
  ["Address Line 2", 50],
];

test("marks what exceeds the limit, from one character up", () => {
  for (const [header, limit] of limits) {
    const full = "A".repeat(limit);
    clean(record({ [header]: full }));
    finds(record({ [header]: `${full}⟦B⟧` }), [
      ["length", "error", { header, length: limit + 1, limit, assumed: false }],
    ]);
    finds(record({ [header]: `${full}⟦BCD⟧` }), [["length", "error", { header, length: limit + 3, limit }]]);
  }
});

test("only warns about a value that exceeds an assumed limit", () => {
  for (const [header, limit] of [
    ["City", 50],
    ["Zip", 12],
    ["Phone Number", 30],
  ] as const) {
    const full = "9".repeat(limit);
    assert.deepEqual(
      check(record({ [header]: `${full}9` }))
        .findings()
        .filter(({ rule }) => rule.code === "length")
        .map(({ severity, data }) => [severity, data]),
      [["warning", { header, length: limit + 1, limit, assumed: true }]],
    );
  }
});

test("counts characters, not bytes or UTF-16 units, and doubled quotes once", () => {
  clean(record({ "Address Name": "😀".repeat(50) }));
  finds(record({ "Address Name": `${"😀".repeat(50)}⟦é⟧` }), [
    ["length", "error", { header: "Address Name", length: 51, limit: 50 }],
  ]);
  clean(record({ "Address Name": `"""${"a".repeat(48)}"""` }));
});

test("does not count extra white space", () => {
  finds(record({ "Address Name": `⟦ ⟧${"A".repeat(50)}` }), [["whitespace", "warning", { place: "Address Name" }]]);
});

test("sets no limit for other columns unless a setting does", () => {
  clean(record({ "Social Media": "A".repeat(500) }));
  finds(record({ Zip: "0123456789⟦A⟧" }), [["length", "error", { header: "Zip", length: 11, limit: 10 }]], {
    columns: { Zip: { maxLength: 10 } },
  });
});

test("suggests shortening the value at a word, or at the limit", () => {
  const Zip = "Alpha Beta Gamma";
  const given = { columns: { Zip: { maxLength: 13 } } };
  assert.deepEqual(fixes(record({ Zip }), "length", given), [
    [`Replace "${Zip}" with "Alpha Beta"`, "suggested", record({ Zip: "Alpha Beta" })],
    [`Replace "${Zip}" with "Alpha Beta Ga"`, "suggested", record({ Zip: "Alpha Beta Ga" })],
  ]);
  assert.deepEqual(fixes(record({ Zip }), "length", { columns: { Zip: { maxLength: 10 } } }), [
    [`Replace "${Zip}" with "Alpha Beta"`, "suggested", record({ Zip: "Alpha Beta" })],
  ]);
  assert.deepEqual(fixes(record({ Zip: "AlphaBeta" }), "length", { columns: { Zip: { maxLength: 5 } } }), [
    ['Replace "AlphaBeta" with "Alpha"', "suggested", record({ Zip: "Alpha" })],
  ]);
});

test("never shortens a name into another company's or site's, and changes all rows of a company", () => {
  const long = `${"A".repeat(50)}B`;
  const cut = "A".repeat(50);
  assert.deepEqual(fixes(file("", `${long},ID1,HQ,HQ1,US`, `${cut},ID2,HQ,HQ2,US`), "length"), []);
  assert.deepEqual(fixes(file("", `Acme,ID1,${long},HQ1,US`, `Acme,ID1,${cut},HQ2,US`), "length"), []);
  assert.deepEqual(fixes(file("", `${long},ID1,HQ,HQ1,US`, `${long},ID1,B,B1,US`), "length"), [
    [`Replace "${long}" with "${cut}" in 2 rows`, "suggested", file("", `${cut},ID1,HQ,HQ1,US`, `${cut},ID1,B,B1,US`)],
  ]);
});

test("the severity can be set", () => canBeSet("length", "error", record({ "Company ID": "A".repeat(31) })));

test("a value is cut to its words, or to what its column takes", () => {
  const name = (text: string) => record({ "Company Name": text });
  const cut = (text: string, given: Given = {}) =>
    fixes(name(text), "length", { ...given, rules: { spaces: "off" } }).map(([, , fixed]) => fixed);
  const [a, b] = ["A".repeat(25), "B".repeat(25)];
  assert.deepEqual(cut(`${a} ${b}`), [name(a), name(`${a} ${b.slice(1)}`)]);
  assert.deepEqual(cut(`${a}  ${b}`), [name(a), name(`${a} ${b.slice(1)}`)]);
  assert.deepEqual(cut(`${a}${b} Ltd`), [name(`${a}${b}`)]);
  assert.deepEqual(cut(`${a}${b}C`), [name(`${a}${b}`)]);
  // With quotes, a cell is longer than its value.
  clean(record({ City: `"${"x".repeat(50)}"` }));
});

test("not to a value that another company has, in the file or in an export", () => {
  const [long, taken] = ["A".repeat(51), "A".repeat(50)];
  const kinds = (text: string, given?: Given) => fixes(text, "length", given).length;
  assert.equal(kinds(file("", `${long},A1,HQ,H1,US`, `${taken},A2,X,X1,US`)), 0);
  assert.equal(kinds(record({ "Company Name": long }), { existing: [{ name: taken }] }), 0);
  assert.equal(kinds(record({ "Company Name": long }), { existing: [{ name: "Bolt" }] }), 1);
  assert.equal(kinds(record({ "Site Name": long }), { existing: [{ name: taken }] }), 1);
});
