import assert from "node:assert/strict";
import { test } from "node:test";
import { Checker } from "../../server/src/checker/checker.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { check, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";
import { canBeSet, clean, codes, contextOf, file, finds, fixedAll, fixes, header } from "./marked.ts";

const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,B,B1,GB"];

test("reports and deletes a repeated header row in any spelling", () => {
  for (const row of [
    header,
    header.toUpperCase(),
    "company_name,Company Identifier,Site,site-id,Country Code",
    `${header},,`,
  ]) {
    finds(file("", acme, `⟦${row}⟧`, beta), [["header-repeated", "error", "same"]]);
    assert.deepEqual(fixes(file("", acme, row, beta), "header-repeated"), [
      ["Delete the repeated header row", "safe", file("", acme, beta)],
    ]);
  }
});

test("reports a header row with fewer columns if each is in its place", () => {
  finds(file("City,State", `${acme},Reno,`, `⟦${header}⟧`, `${beta},,`), [["header-repeated", "error", "same"]]);
  finds(file("City,State", `${acme},Reno,`, `⟦${header},,⟧`, `${beta},,`), [["header-repeated", "error", "same"]]);
});

test("reports a header row without a Country column", () => {
  finds("⟦Company Name,Company ID,Site Name,Site ID⟧\nAcme,A1,HQ,H1\n⟦Company Name,Company ID,Site Name,Site ID⟧\n", [
    ["header-missing", "error", { headers: ["Country"], required: true }],
    ["header-repeated", "error", "same"],
  ]);
});

test("only suggests deleting a header row in another order", () => {
  const row = "Company ID,Company Name,Site Name,Site ID,Country";
  finds(file("", acme, `⟦${row}⟧`), [["header-repeated", "error", "other"]]);
  assert.deepEqual(fixes(file("", acme, row), "header-repeated"), [["Delete this row", "suggested", file("", acme)]]);
  assert.equal(fixedAll(file("", acme, row)), file("", acme, row));
});

test("refuses a file with a header row of other columns, and treats no row below it as ready", () => {
  for (const row of [
    "Company ID,Company Name,Site Name,Site ID,Country",
    "Company Name,Company ID,Site Name,Country",
    "Company Name,Company ID,Site Name,Site ID,Notes,Country",
    "Company Name,Company ID,Site Name,Site ID,Notes",
    // A header row in which the country was filled down.
    "Company Name,Company ID,Site Name,Site ID,US",
  ]) {
    const checker = check(file("", acme, row, beta), contextOf());
    assert.equal(
      verdictOf(checker).sentence,
      "Invalid CSV: the platform would refuse the whole file, because it has another header row among its rows. 1 of 3 rows has errors.",
      row,
    );
    assert.equal(
      allAtOnce(makingReady(checker, "company")).texts.ready,
      `${defaultTemplate.columns.map(({ header }) => header).join()}\n`,
    );
  }
  const again = check(file("", acme, header, beta), contextOf());
  assert.equal(verdictOf(again).verdict, "failed-rows");
  assert.equal(allAtOnce(makingReady(again, "company")).ready.rows, 2);
});

test("leaves rows below a header row of other columns unchanged", () => {
  const mendable = ["Contoso-Foods,CON-1,Main-Street,MAIN 1,uk", "Fabrikam,,Second,SECOND,US", `${beta},`];
  for (const row of [
    "Company ID,Company Name,Site ID,Site Name,Country",
    "Company Name,Site Name,Company ID,Site ID,Country",
    "Company Name,Company ID,Site Name,Site ID,State",
    "Company Name,Company ID,Site Name,Site ID,Address Name,Country",
    "Company ID,Site ID,Site Name,Country",
  ]) {
    const below = [row, ...mendable, header, ...mendable];
    // Rows above it are fixed, but not from rows below it.
    const above = ["Fabrikam,,Head,HEAD,US", "Acme Ltd,ACME-1,HQ,HQ1,us"];
    const named = "Fabrikam,FABRIKAM,Third,THIRD,US";
    assert.equal(
      fixedAll(file("", ...above, ...below, named)),
      file("", "Fabrikam,,Head,HEAD,US", "Acme Ltd,ACME1,HQ,HQ1,US", ...below, named),
    );
    // They remain in doubt if the rule is off.
    assert.equal(
      fixedAll(file("", acme, row, ...mendable), { rules: { "header-repeated": "off" } }),
      file("", acme, row, ...mendable),
    );
    // Deleting a blank row and converting the delimiter move no values.
    assert.equal(fixedAll(file("", acme, row, "", ...mendable)), file("", acme, row, ...mendable));
    const semicolons = file("", acme, ...below).replaceAll(",", ";");
    assert.equal(fixedAll(semicolons), file("", acme, ...below));
    const checker = check(file("", acme, ...below), contextOf());
    const fixes = checker.findings().flatMap((finding) => fixesOf(finding, checker));
    assert.deepEqual(
      fixes.filter(({ safe }) => safe),
      [],
    );
  }
});

test("updates which rows are below another header row after each edit", () => {
  const row = "Company ID,Company Name,Site ID,Site Name,Country";
  const below = "Contoso,CON-1,Main,MAIN1,US";
  const text = file("", acme, row, beta, row, below);
  const document = new CsvDocument("", "asio-csv", 0, text);
  const checker = new Checker(document, contextOf());
  const isUnder = () => [...checker.records()].map((record) => checker.isUnderOtherHeader(record));
  const replace = (from: string, to: string) => {
    const start = document.positionAt(document.getText().indexOf(from));
    const end = document.positionAt(document.getText().indexOf(from) + from.length);
    checker.update(document.update([{ range: { start, end }, text: to }], document.version + 1));
  };
  assert.deepEqual(isUnder(), [false, false, true, true, true]);
  replace(`${row}\n`, "");
  assert.deepEqual(isUnder(), [false, false, false, true]);
  replace(row, header);
  assert.deepEqual(isUnder(), [false, false, false, false]);
  replace(acme, row);
  assert.deepEqual(isUnder(), [false, true, true, true]);
});

test("reports a line that names the delimiter among the rows of joined files", () => {
  for (const row of ["sep=,", "sep=;", '"sep=,"', "SEP=|,,,,", '"sep=;",,,,']) {
    const text = file("", acme, `⟦${row}⟧`, header, beta);
    assert.deepEqual(fixes(text.replace(/[⟦⟧]/g, ""), "header-repeated")[0], [
      "Delete this row",
      "suggested",
      file("", acme, header, beta),
    ]);
    finds(file("", acme, `⟦${row}⟧`, beta), [["header-repeated", "error", "separator"]]);
    assert.equal(fixedAll(file("", acme, row, beta)), file("", acme, row, beta));
  }
});

test("deletes the repeated row first in a file whose own header row needs fixes", () => {
  const text = "Company Name,Company ID,Site Name,Country\nAcme,A1,HQ,US\nCompany Name,Company ID,Site Name,Country\n";
  assert.equal(fixedAll(text), `${header}\nAcme,A1,HQ,,US\n`);
});

test("reports no repeated header row if the first row is not a header row", () => {
  for (const rows of [
    "Acme,A1,Main 1,S1,US\nAcme,A1,Main-1,S1,US\n",
    "St Ives,A1,Main,S1,US\nStIves,A-1,Main,S1,US\n",
  ]) {
    assert.equal(codes(rows).includes("header-repeated"), false, rows);
    assert.equal(fixedAll(rows), rows);
  }
});

test("accepts a company whose name is a header", () => {
  clean(file("City", "Country,COUNTRY1,Site,SITE1,US,State"));
  assert.deepEqual(codes(file("", "Company,COMPANY,Site,SITE,Country")), ["country-code"]);
});

test("the severity can be set", () => canBeSet("header-repeated", "error", file("", acme, header)));

test("a repeated header row may lack its last headers, or have none for some columns", () => {
  const given = { rules: { "header-unknown": "off" } } as const;
  for (const [further, row, found] of [
    ["City,State", "City,", "same"],
    ["City,State", ",State", "same"],
    ["Notes,City", "Notes,City", "same"],
    ["Notes,City", "notes,CITY", "same"],
    [",City", ",City", "same"],
    ["Notes,City", "City,Notes", "other"],
    ["Notes,City", "x,City", "other"],
  ] as const) {
    finds(file(further, `${acme},,`, `⟦${header},${row}⟧`), [["header-repeated", "error", found]], given);
  }
});

test("half of a row's values are no headers: it is a record", () => {
  const row = "Company Name,Company ID,Notes,Phone,Country,x,y,z,u,v";
  const given = { rules: { "header-unknown": "off" } } as const;
  assert.equal(codes(file("A,B,C,D,E", `${acme},,,,,`, row), given).includes("header-repeated"), false);
});

test("a `sep=` line has nothing else", () => {
  assert.equal(codes(file("", acme, "sep=;x")).includes("header-repeated"), false);
  finds(file("", acme, "⟦sep=,,,,⟧"), [["header-repeated", "error", "separator"]]);
});
