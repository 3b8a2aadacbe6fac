import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

const acme = "Acme,ACME1,HQ,HQ1,US";
const right = file("", acme);

test("reports the lines above the header row once", () => {
  finds(`⟦Client list 2024,,,,⟧\n${right}`, [["preamble", "error", { lines: 1, empty: false }]]);
  finds(`⟦⟧\n\n,,,\n${right}`, [["preamble", "error", { lines: 3, empty: true }]]);
  finds(`⟦sep=,⟧\n${right}`, [["preamble", "error", { lines: 1, empty: true }]]);
  finds(`⟦# exported, by "Reports"⟧\n#TYPE System.Object\n${right}`, [
    ["preamble", "error", { lines: 2, empty: false }],
  ]);
});

test("checks the rows below against their header row, and keeps their positions", () => {
  const text = `Clients\n\n${file("", "Acme,ACME1,HQ,HQ1,usa")}`;
  finds(`⟦Clients⟧\n\n${file("", "Acme,ACME1,HQ,HQ1,⟦usa⟧")}`, [
    ["preamble", "error", { lines: 2, empty: false }],
    ["country-code", "error", { text: "usa" }],
  ]);
  assert.equal(check(text).summary.rows, 1);
  assert.equal(check(text).document.headerIndex, 2);
});

test("accepts different delimiters in the header row and the lines above it", () => {
  assert.deepEqual(codes(`Clients of Acme, Beta\n${right.replaceAll(",", ";")}`), ["preamble", "delimiter"]);
  assert.deepEqual(codes(`sep=;\r\n${right.replaceAll(",", ";")}`), ["preamble", "delimiter"]);
  assert.deepEqual(codes(`a;b;c\n${right}`), ["preamble"]);
});

test("looks for the header row in the ten non-empty lines after the first", () => {
  const titles = (count: number) => "title\n".repeat(count);
  assert.equal(check(`${titles(10)}${right}`).document.headerIndex, 10);
  assert.equal(check(`${titles(10)}${"\n".repeat(30)}${right}`).document.headerIndex, 40);
  assert.equal(check(`${titles(11)}${right}`).document.headerIndex, 0);
  // If no line is a header row, the first row counts as it.
  assert.equal(check(`name,id\nAcme,A1\n`).document.headerIndex, 0);
});

test("deletes blank lines and the line that names the delimiter, and suggests deleting others", () => {
  for (const line of [
    "",
    ",,,,",
    "sep=,",
    "SEP=;",
    '"sep=,"',
    "sep=,,,,",
    "sep=\t",
    "\u00a0",
    "sep = ;",
    "Sep =,",
    '"sep = |"',
    '=""',
  ]) {
    assert.deepEqual(
      fixes(`${line}\n${right}`, "preamble"),
      [["Delete the line above the header row", "safe", right]],
      line,
    );
  }
  assert.equal(fixedAll(`sep=,\nClients\n\n${right}`), `Clients\n${right}`);
  assert.equal(fixedAll(`\r\nsep=,\r\n${right}`), right);
});

test("finds the header row below an open quote", () => {
  assert.deepEqual(codes(`"Clients\n${right}`), ["preamble"]);
  assert.equal(header, check(`"Clients\n${right}`).header.text.trim());
});

test("the severity can be set", () => canBeSet("preamble", "error", `Clients\n${right}`));

test("deletes a blank line that has two line endings completely", () => {
  const ended = (lines: string[]) => lines.map((line) => `${line}\r\r\n`).join("");
  assert.equal(fixedAll(ended(["Clients", header, acme])), ["Clients", header, acme, ""].join("\r\n"));
  assert.equal(fixedAll(ended(["sep=,", header, acme])), [header, acme, ""].join("\r\n"));
});
