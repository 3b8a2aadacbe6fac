import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, clean, finds, fixedAll, fixes, record } from "./marked.ts";

/** A cell with its fault marked, what is said of it, and what would be right. */
const faults: [marked: string, fault: string, right: string][] = [
  ["⟦ ⟧Boston", "starts with white space", "Boston"],
  ["Boston⟦  ⟧", "ends with white space", "Boston"],
  ["⟦ Boston ⟧", "starts with white space and ends with white space", "Boston"],
  ["Bos⟦  ⟧ton", "contains repeated white space", "Bos ton"],
  ["Bos⟦\t⟧ton", "contains a tab", "Bos ton"],
  ["Bos⟦\u00a0⟧ton", "contains a no-break space", "Bos ton"],
  ["Bos⟦\u2003⟧ton", "contains an unusual space", "Bos ton"],
  ["Bos⟦\u200b⟧ton", "contains an invisible character", "Boston"],
  ["⟦\ufeff⟧Boston", "contains an invisible character", "Boston"],
  ["Bos⟦\u00ad⟧ton", "contains an invisible character", "Boston"],
  ["Bos⟦\u0007⟧ton", "contains an invisible character", "Boston"],
  ["Boston⟦\u00a0⟧", "ends with white space and contains a no-break space", "Boston"],
];

test("leading, trailing, doubled, no-break, zero-width and other white space, a warning", () => {
  for (const [City, fault, right] of faults) {
    finds(record({ City }), [["whitespace", "warning", `City ${fault}. Write "${right}".`]]);
  }
});

test("an error in names and IDs, and their only finding", () => {
  for (const header of ["Company Name", "Company ID", "Site Name", "Site ID"]) {
    for (const [cell, fault, right] of faults) {
      // A word in the place of an ID may be the rest of the name.
      const isId = header.endsWith("ID");
      const write = isId ? right.replace(" ", "").toUpperCase() : right;
      finds(record({ [header]: isId ? cell.toUpperCase() : cell }), [
        ["whitespace", "error", `${header} ${fault}. Write "${write}".`],
      ]);
    }
  }
});

test("in codes, types, numbers and addresses it is the only finding, too", () => {
  const right = {
    State: "CA",
    "Email Type": "Work",
    "Phone Country": "US",
    Email: "a@acme.example",
    "Phone Number": "2025550123",
  };
  for (const [header, value] of Object.entries(right)) {
    finds(record({ [header]: `${value}⟦ ⟧` }), [
      [
        "whitespace",
        ["State", "Phone Country"].includes(header) ? "error" : "warning",
        `${header} ends with white space. Write "${value}".`,
      ],
    ]);
  }
  finds(record({ Country: "⟦ ⟧US" }), [["whitespace", "error", 'Country starts with white space. Write "US".']]);
});

test("in quotes it is shown in its place", () => {
  for (const [cell, fault] of [
    ['"Boston⟦ ⟧"', "ends with white space"],
    ['"⟦ ⟧Boston"', "starts with white space"],
    ['"⟦  ⟧Boston"', "starts with white space"],
  ] as const) {
    finds(record({ City: cell }), [["whitespace", "warning", `City ${fault}. Write "Boston".`]]);
    assert.equal(fixedAll(record({ City: cell.replace(/[⟦⟧]/g, "") })), record({ City: "Boston" }));
  }
  assert.equal(fixedAll(record({ City: '"Boston "', Zip: '"02110"' })), record({ City: "Boston", Zip: '"02110"' }));
});

test("beside a line break only other white space is told", () => {
  const broken = (right: string) =>
    `City contains a line break, but each record must be on one line. Write "${right}".`;
  finds(record({ City: '⟦"a \n b"⟧' }), [["line-break", "error", broken("a b")]]);
  finds(record({ City: '⟦"a⟦\nb  ⟧c"⟧' }), [
    ["line-break", "error", broken("a b c")],
    ["whitespace", "warning", 'City contains repeated white space. Write "a b c".'],
  ]);
});

test("a cell of nothing else", () => {
  finds(record({ City: "⟦   ⟧" }), [["whitespace", "warning", "City contains only white space. Leave it empty."]]);
});

test("it is marked inside quotes, and behind doubled ones", () => {
  finds(record({ City: '"⟦ ⟧Boston"' }), [["whitespace", "warning", 'City starts with white space. Write "Boston".']]);
  finds(record({ City: '"""B"" os⟦  ⟧ton"' }), [
    ["whitespace", "warning", 'City contains repeated white space. Write ""B" os ton".'],
  ]);
});

test("what is told to write is right in all other ways, too; nothing where that is not certain", () => {
  const told = (header: string, cell: string) => {
    const found = check(record({ [header]: cell })).findings();
    const { rule, data } = found.find((finding) => finding.rule.code === "whitespace") ?? {};
    return rule?.message(data);
  };
  assert.equal(told("Company Name", " Café & Co."), 'Company Name starts with white space. Write "Cafe and Co".');
  assert.equal(told("Site ID", " HQ-1"), 'Site ID starts with white space. Write "HQ1".');
  assert.equal(told("Company Name", " Москва"), "Company Name starts with white space.");
  assert.equal(told("City", '" Reno, NV"'), 'City starts with white space. Write "Reno NV".');
});

test("single spaces between words are none", () => {
  clean(record({ "Address Line 1": "1 Main Street", City: "New York City" }));
});

test("the value is cleaned", () => {
  assert.deepEqual(fixes(record({ City: "\u00a0New \t York\u200b " }), "whitespace"), [
    ['Replace "\u00a0New \t York\u200b " with "New York"', "safe", record({ City: "New York" })],
  ]);
  assert.deepEqual(fixes(record({ City: "  " }), "whitespace"), [["Empty the cell", "safe", record({ City: "" })]]);
  assert.deepEqual(fixes(record({ "Company ID": " ACME\t1" }), "whitespace"), [
    ['Replace " ACME\t1" with "ACME1"', "safe", record({ "Company ID": "ACME1" })],
  ]);
});

test("the severity can be set", () => {
  canBeSet("whitespace", "warning", record({ City: " Boston" }));
  canBeSet("whitespace", "warning", record({ "Company Name": " Acme" }));
});
