import assert from "node:assert/strict";
import { test } from "node:test";
import { Checker } from "../../server/src/checker/checker.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { check, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { makers } from "../../server/src/response/template-file.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";
import { canBeSet, clean, codes, contextOf, file, finds, fixedAll, fixes, header } from "./marked.ts";

const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,B,B1,GB"];

test("the header row among the rows, as it is or in another spelling", () => {
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

test("with fewer columns, but each in its place", () => {
  finds(file("City,State", `${acme},Reno,`, `⟦${header}⟧`, `${beta},,`), [["header-repeated", "error", "same"]]);
  finds(file("City,State", `${acme},Reno,`, `⟦${header},,⟧`, `${beta},,`), [["header-repeated", "error", "same"]]);
});

test("without a Country column", () => {
  finds("⟦Company Name,Company ID,Site Name,Site ID⟧\nAcme,A1,HQ,H1\n⟦Company Name,Company ID,Site Name,Site ID⟧\n", [
    ["header-missing", "error", { headers: ["Country"], required: true }],
    ["header-repeated", "error", "same"],
  ]);
});

test("one of another order stays until a person has looked at the rows below it", () => {
  const row = "Company ID,Company Name,Site Name,Site ID,Country";
  finds(file("", acme, `⟦${row}⟧`), [["header-repeated", "error", "other"]]);
  assert.deepEqual(fixes(file("", acme, row), "header-repeated"), [["Delete this row", "suggested", file("", acme)]]);
  assert.equal(fixedAll(file("", acme, row)), file("", acme, row));
});

test("one of other columns too: the file is no table, and no row below it is ready", () => {
  for (const row of [
    "Company ID,Company Name,Site Name,Site ID,Country",
    "Company Name,Company ID,Site Name,Country",
    "Company Name,Company ID,Site Name,Site ID,Notes,Country",
    "Company Name,Company ID,Site Name,Site ID,Notes",
    // Somebody has filled the country down.
    "Company Name,Company ID,Site Name,Site ID,US",
  ]) {
    const checker = check(file("", acme, row, beta), contextOf());
    assert.equal(
      verdictOf(checker).sentence,
      "Invalid CSV: the platform would refuse the whole file, because it has another header row among its rows. 1 of 3 rows has errors.",
      row,
    );
    assert.equal(
      allAtOnce(makers.ready(checker, "a.csv")).text,
      `${defaultTemplate.columns.map(({ header }) => header).join()}\n`,
    );
  }
  const again = check(file("", acme, header, beta), contextOf());
  assert.equal(verdictOf(again).verdict, "failed-rows");
  assert.equal(allAtOnce(makers.ready(again, "a.csv")).rows, 2);
});

test("rows below one of other columns stay as typed: their values may be under the wrong headers", () => {
  const mendable = ["Contoso-Foods,CON-1,Main-Street,MAIN 1,uk", "Fabrikam,,Second,SECOND,US", `${beta},`];
  for (const row of [
    "Company ID,Company Name,Site ID,Site Name,Country",
    "Company Name,Site Name,Company ID,Site ID,Country",
    "Company Name,Company ID,Site Name,Site ID,State",
    "Company Name,Company ID,Site Name,Site ID,Address Name,Country",
    "Company ID,Site ID,Site Name,Country",
  ]) {
    const below = [row, ...mendable, header, ...mendable];
    // Those above it are mended, but not by what is below.
    const above = ["Fabrikam,,Head,HEAD,US", "Acme Ltd,ACME-1,HQ,HQ1,us"];
    const named = "Fabrikam,FABRIKAM,Third,THIRD,US";
    assert.equal(
      fixedAll(file("", ...above, ...below, named)),
      file("", "Fabrikam,,Head,HEAD,US", "Acme Ltd,ACME1,HQ,HQ1,US", ...below, named),
    );
    // They are no less in doubt if nobody wants to hear of the row above them.
    assert.equal(
      fixedAll(file("", acme, row, ...mendable), { rules: { "header-repeated": "off" } }),
      file("", acme, row, ...mendable),
    );
    // A blank row has no values, and a file is converted without moving any.
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

test("what is below one is known after each change of the file", () => {
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

test("a line that names the delimiter, as before the header row of each file that was put behind another", () => {
  for (const row of ["sep=,", "sep=;", '"sep=,"', "SEP=|,,,,"]) {
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

test("in a file whose own header row is to be mended it goes first", () => {
  const text = "Company Name,Company ID,Site Name,Country\nAcme,A1,HQ,US\nCompany Name,Company ID,Site Name,Country\n";
  assert.equal(fixedAll(text), `${header}\nAcme,A1,HQ,,US\n`);
});

test("no row is a header row again where the first row is none: sites that differ by a sign are two", () => {
  for (const rows of [
    "Acme,A1,Main 1,S1,US\nAcme,A1,Main-1,S1,US\n",
    "St Ives,A1,Main,S1,US\nStIves,A-1,Main,S1,US\n",
  ]) {
    assert.equal(codes(rows).includes("header-repeated"), false, rows);
    assert.equal(fixedAll(rows), rows);
  }
});

test("a company that is called like a header is none", () => {
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
