import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, header, record } from "./marked.ts";

const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,B,B1,GB"];
const title = "Separate the cells with commas";

test("reports and converts a row of tabs, semicolons or bars in a comma-separated file", () => {
  for (const delimiter of ["\t", ";", "|"]) {
    const row = acme.replaceAll(",", delimiter);
    finds(file("", `⟦${row}⟧`, beta), [
      ["row-delimiter", "error", { own: delimiter, file: ",", cells: 5, headers: 5 }],
    ]);
    assert.deepEqual(fixes(file("", row, beta), "row-delimiter"), [[title, "safe", file("", acme, beta)]]);
    // A spreadsheet pads the row.
    assert.deepEqual(fixes(file("", `${row},,,,`, beta), "row-delimiter"), [[title, "safe", file("", acme, beta)]]);
  }
});

test("only suggests converting a row with a non-standard delimiter", () => {
  for (const own of ["，", "、", "،", "；", "^", "~"]) {
    const row = acme.replaceAll(",", own);
    for (const padded of [row, `${row},,,,`]) {
      finds(file("", `⟦${padded}⟧`, beta), [["row-delimiter", "error", { own, file: ",", cells: 5, headers: 5 }]]);
      assert.deepEqual(fixes(file("", padded, beta), "row-delimiter"), [[title, "suggested", file("", acme, beta)]]);
      assert.equal(fixedAll(file("", padded, beta)), file("", padded, beta));
    }
    assert.equal(fixes(file("City", row), "row-delimiter")[0]?.[1], "suggested");
  }
  for (const row of ["~~~ end ~~~", "Acme、Beta", "^^^^", "a~b~c~d~e~f~g"]) {
    assert.equal(codes(file("", row)).includes("row-delimiter"), false, row);
  }
  clean(record({ "Address Line 1": "一，二，三，四，五", City: "a~b~c~d~e" }));
});

test("converts a comma-separated row in a tab-separated file", () => {
  const tabs = `${header}\n${acme}\n`.replaceAll(",", "\t");
  assert.deepEqual(codes(`${tabs}${beta}\n`), ["delimiter", "row-delimiter"]);
  assert.equal(fixedAll(`${tabs}${beta}\n`), file("", acme, beta));
});

test("keeps quotes, other delimiters and addresses in values", () => {
  const row = 'Acme\tACME1\tHQ\tHQ1\tUS\ta@b.example\t5 Old Road; rear\t"12"" rack"';
  assert.deepEqual(fixes(file("Email,Address Line 1,Notes", row), "row-delimiter"), [
    [
      title,
      "safe",
      file("Email,Address Line 1,Notes", 'Acme,ACME1,HQ,HQ1,US,a@b.example,5 Old Road; rear,"12"" rack"'),
    ],
  ]);
});

test("only suggests the fix for a wrong cell count, a comma in a value or mixed delimiters", () => {
  for (const [row, cells, after, obstacle] of [
    ["Acme\tACME1\tHQ\tHQ1", 4, "Acme,ACME1,HQ,HQ1"],
    ["Acme\tACME1\tHQ, rear\tHQ1\tUS", 5, 'Acme,ACME1,"HQ, rear",HQ1,US', "HQ, rear"],
    ["Acme,ACME1,HQ\tHQ1\tUS", 5, acme],
    ['Acme\tACME1\t12" rack\tHQ1\tUS', 5, 'Acme,ACME1,"12"" rack",HQ1,US'],
  ] as const) {
    finds(file("", `⟦${row}⟧`), [["row-delimiter", "error", { own: "\t", cells, obstacle }]]);
    assert.deepEqual(fixes(file("", row), "row-delimiter"), [[title, "suggested", file("", after)]]);
    assert.equal(fixedAll(file("", row)), file("", row));
  }
});

test("ignores delimiters in a value", () => {
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,a; b; c; d; e; f"));
  assert.deepEqual(codes(file("City", "Acme,ACME1,HQ,HQ1,Germany,a;b;c;d;e;f;g;h")), ["country-code"]);
  assert.deepEqual(codes(file("City", "Acme,ACME1,HQ; rear; left,HQ1,US")).includes("row-delimiter"), false);
  assert.deepEqual(codes(file("", "see Acme; Beta")), ["row-length", "spaces", "characters"]);
});

test("removes the trailing delimiters with which another program padded a row", () => {
  for (const filling of [";", ";;", ";;;", ";;;;", ";;;;;;;", "|", "|||", "||||", "\t\t\t"]) {
    assert.equal(fixedAll(file("", acme + filling, beta)), file("", acme, beta), filling);
    assert.equal(fixedAll(file("State", `${acme},CA${filling}`)), file("State", `${acme},CA`), filling);
  }
  for (const filling of [";", ";;;", "|||"]) {
    const order = "Company Name,Company ID,Country,Site Name,Site ID";
    assert.equal(fixedAll(`${order}\nAcme,ACME1,US,HQ,HQ1${filling}\n`), file("", acme), filling);
  }
  // Here, values may be missing or shifted.
  for (const row of [`;;;${acme}`, "Acme;ACME1;HQ;;,ACME1,HQ,HQ1,US", 'Acme,ACME1,HQ,HQ1,"US,,,"']) {
    assert.equal(fixedAll(file("", row)), file("", row), row);
  }
  const short = file("City,State,Zip", `${acme};;;`);
  assert.equal(fixedAll(short), short);
});

test("the severity can be set", () => canBeSet("row-delimiter", "error", file("", acme.replaceAll(",", "\t"))));
