import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

const acme = "Acme,ACME1,HQ,HQ1,US";
const right = file("", acme);

test("a line above the header row, told once for all of them", () => {
  finds(`⟦Client list 2024,,,,⟧\n${right}`, [["preamble", "error", { lines: 1, empty: false }]]);
  finds(`⟦⟧\n\n,,,\n${right}`, [["preamble", "error", { lines: 3, empty: true }]]);
  finds(`⟦sep=,⟧\n${right}`, [["preamble", "error", { lines: 1, empty: true }]]);
  finds(`⟦# exported, by "Reports"⟧\n#TYPE System.Object\n${right}`, [
    ["preamble", "error", { lines: 2, empty: false }],
  ]);
});

test("the rows below are checked under their header row, and stand where they stand", () => {
  const text = `Clients\n\n${file("", "Acme,ACME1,HQ,HQ1,usa")}`;
  finds(`⟦Clients⟧\n\n${file("", "Acme,ACME1,HQ,HQ1,⟦usa⟧")}`, [
    ["preamble", "error", { lines: 2, empty: false }],
    ["country-code", "error", { text: "usa" }],
  ]);
  assert.equal(check(text).summary.rows, 1);
  assert.equal(check(text).document.headerIndex, 2);
});

test("the header row may be separated otherwise than the lines above it", () => {
  assert.deepEqual(codes(`Clients of Acme, Beta\n${right.replaceAll(",", ";")}`), ["preamble", "delimiter"]);
  assert.deepEqual(codes(`sep=;\r\n${right.replaceAll(",", ";")}`), ["preamble", "delimiter"]);
  assert.deepEqual(codes(`a;b;c\n${right}`), ["preamble"]);
});

test("it is the first of the ten lines behind the first one that hold something", () => {
  const titles = (count: number) => "title\n".repeat(count);
  assert.equal(check(`${titles(10)}${right}`).document.headerIndex, 10);
  assert.equal(check(`${titles(10)}${"\n".repeat(30)}${right}`).document.headerIndex, 40);
  assert.equal(check(`${titles(11)}${right}`).document.headerIndex, 0);
  // The first row is the header row where no line is.
  assert.equal(check(`name,id\nAcme,A1\n`).document.headerIndex, 0);
});

test("blank lines and the line that names the delimiter are deleted, others when a person says so", () => {
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

test("a quote that is left open above does not take the header row with it", () => {
  assert.deepEqual(codes(`"Clients\n${right}`), ["preamble"]);
  assert.equal(header, check(`"Clients\n${right}`).header.text.trim());
});

test("the severity can be set", () => canBeSet("preamble", "error", `Clients\n${right}`));

test("a blank line of two line ends leaves none of them behind", () => {
  const ended = (lines: string[]) => lines.map((line) => `${line}\r\r\n`).join("");
  assert.equal(fixedAll(ended(["Clients", header, acme])), ["Clients", header, acme, ""].join("\r\n"));
  assert.equal(fixedAll(ended(["sep=,", header, acme])), [header, acme, ""].join("\r\n"));
});
