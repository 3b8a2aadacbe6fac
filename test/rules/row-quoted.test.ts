import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

const acme = "Acme,ACME1,HQ,HQ1,US";
const title = "Remove the quotes around the row";

test("removes the quotes around a record", () => {
  finds(file("", `⟦"${acme}"⟧`, "Beta,BETA1,B,B1,GB"), [["row-quoted", "error", { cells: 5 }]]);
  assert.deepEqual(fixes(file("", `"${acme}"`), "row-quoted"), [[title, "safe", file("", acme)]]);
  // A spreadsheet pads the row.
  assert.deepEqual(fixes(file("", `"${acme}",,,,`), "row-quoted"), [[title, "safe", file("", acme)]]);
  assert.deepEqual(fixes(file("", `"${acme}",,`), "row-quoted"), [[title, "safe", file("", acme)]]);
});

test("removes the quotes of several exports around a record", () => {
  const row = 'Acme,ACME1,HQ,HQ1,US,"Reno"';
  const again = (text: string) => `"${text.replaceAll('"', '""')}"`;
  for (const text of [again(again(acme)), again(again(again(acme))), `${again(again(acme))},,,,`]) {
    finds(file("", `⟦${text}⟧`), [["row-quoted", "error", { cells: 5 }]]);
    assert.deepEqual(fixes(file("", text), "row-quoted"), [[title, "safe", file("", acme)]]);
  }
  assert.equal(fixes(file("City", again(again(row))), "row-quoted")[0]?.[2], file("City", row));
});

test("counts several records in one pair of quotes", () => {
  for (const [delimiter, records] of [
    ["\t", 2],
    [";", 3],
    [undefined, 4],
  ] as const) {
    const text = Array(records)
      .fill(acme)
      .join("\n")
      .replaceAll(",", delimiter ?? ",");
    finds(file("", `⟦"${text}"⟧`), [["row-quoted", "error", { cells: 5, records, delimiter }]]);
    assert.deepEqual(fixes(file("", `"${text}"`), "row-quoted"), [[title, "suggested", file("", text)]]);
  }
});

test("keeps the quotes of a value inside", () => {
  const row = 'Acme,ACME1,HQ,HQ1,US,"Boston, MA"';
  assert.deepEqual(fixes(file("City", `"${row.replaceAll('"', '""')}"`), "row-quoted"), [
    [title, "safe", file("City", row)],
  ]);
});

test("only suggests the fix for a wrong cell count, another delimiter, lines or an open quote", () => {
  for (const [row, cells, after, delimiter] of [
    ['"Acme,ACME1,HQ,HQ1"', 4, "Acme,ACME1,HQ,HQ1"],
    ['"Acme;ACME1;HQ;HQ1;US"', 5, "Acme;ACME1;HQ;HQ1;US", ";"],
    ['"Acme\tACME1\tHQ"', 3, "Acme\tACME1\tHQ", "\t"],
    ['"Acme,ACME1,H\nQ,HQ1,US"', 5, "Acme,ACME1,H Q,HQ1,US"],
    [`"${acme}\nBeta,BETA1,B,B1,GB"`, 5, `${acme}\nBeta,BETA1,B,B1,GB`],
    ['"Acme,ACME1,HQ,HQ1,""US"', 5, 'Acme,ACME1,HQ,HQ1,"US'],
    // Two delimiters split it into as many cells as there are headers.
    ['"a;b;c,d,e,f,g;h;i"', 5, "a;b;c,d,e,f,g;h;i"],
  ] as const) {
    finds(file("", `⟦${row}⟧`), [["row-quoted", "error", { cells, headers: 5, delimiter }]]);
    assert.deepEqual(fixes(file("", row), "row-quoted"), [[title, "suggested", file("", after)]]);
    assert.equal(fixedAll(file("", row)), file("", row));
  }
});

test("removes the quotes around the header row", () => {
  finds(`⟦"${header}"⟧\n${acme}\n`, [["row-quoted", "error", { header: true }]]);
  assert.deepEqual(fixes(`"${header}"\n${acme}\n`, "row-quoted"), [[title, "safe", file("", acme)]]);
  assert.equal(fixedAll(`"${header}"\r\n"${acme}"\r\n`), `${header}\r\n${acme}\r\n`);
  assert.equal(fixedAll(`"${header}",,,,\n"${acme}",,,,\n`), `${header}\n${acme}\n`);
  // With semicolons inside, the file is then semicolon-separated.
  const other = `"${header}"\n"${acme}"\n`.replaceAll(",", ";");
  assert.deepEqual(codes(other), ["row-quoted", "row-quoted"]);
  assert.equal(fixedAll(other), file("", acme));
});

test("removes the quotes around a record that another program padded with its delimiter", () => {
  const [beta, gamma] = ["Beta,BETA1,B,B1,GB", "Gamma,GAMMA1,G,G1,DE"];
  const boston = '"Acme,ACME1,HQ,HQ1,US,""Boston, MA"""';
  for (const padding of [";", ";;;", ";;;;;;", "\t\t\t\t", "||||", "; ; ", ";;; "]) {
    const text = `"${header}"${padding}\n"${acme}"${padding}\n${beta}\n"${gamma}"`;
    assert.deepEqual(codes(text).slice(0, 2), ["row-quoted", "row-quoted"]);
    assert.equal(fixedAll(text), file("", acme, beta, gamma).trimEnd());
    finds(file("", `⟦"${acme}"${padding}⟧`, beta), [["row-quoted", "error", { cells: 5 }]]);
    assert.deepEqual(fixes(file("", `"${acme}"${padding}`), "row-quoted"), [[title, "safe", file("", acme)]]);
    assert.deepEqual(fixes(file("City", `${boston}${padding}`), "row-quoted"), [
      [title, "safe", file("City", boston.slice(1, -1).replaceAll('""', '"'))],
    ]);
  }
  // In the same way, commas pad a semicolon-separated line.
  assert.equal(fixedAll(`"${header}"\n"${acme}"\n`.replaceAll(",", ";").replaceAll("\n", ",,,\n")), file("", acme));
});

test("only suggests the fix for a padded record with a wrong cell count or another delimiter", () => {
  for (const row of ['"Acme,ACME1,HQ,HQ1";;;', '"Acme;ACME1;HQ;HQ1;US";;;', '"Acme,ACME1,""HQ,HQ1,US";;;']) {
    assert.deepEqual(fixes(file("", row), "row-quoted")[0]?.[1], "suggested", row);
    assert.equal(fixedAll(file("", row)), file("", row));
  }
  for (const row of ['"Acme";;;', '"Acme, Inc";;;;', '"Acme,ACME1,HQ,HQ1,US";x;;', '"Acme",ACME1,HQ,HQ1,"US";;;']) {
    assert.equal(codes(file("", row)).includes("row-quoted"), false, row);
  }
});

test("ignores a single quoted value, with or without a comma", () => {
  assert.deepEqual(codes(file("", '"Acme, Inc"')), ["row-length", "comma", "spaces"]);
  clean(file("", '"Acme",ACME1,HQ,HQ1,US'));
});

test("the severity can be set", () => canBeSet("row-quoted", "error", file("", `"${acme}"`)));
