import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, relatedText } from "./marked.ts";

const [hq, branch] = ["Acme,ACME1,HQ,HQ1,US", "Acme,ACME1,Branch,BR1,US"];

test("reports each later row of the same company and site", () => {
  finds(file("", hq, branch, "Acme,ACME1,⟦HQ⟧,HQ2,US", "Acme,ACME1,⟦HQ⟧,HQ3,US"), [
    ["duplicate-site", "error", { company: "Acme", site: "HQ" }],
    ["duplicate-site", "error", { company: "Acme", site: "HQ" }],
  ]);
  const text = file("", branch, hq, "Acme,ACME1,HQ,HQ2,US");
  assert.deepEqual(relatedText(text, "duplicate-site"), ["HQ", text.indexOf("HQ")]);
});

test("ignores case and white space when it compares sites", () => {
  finds(file("", "Acme,ACME1,HQ,HQ1,US", "Acme,ACME1,⟦hq⟧,HQ2,US"), [
    ["duplicate-site", "error", { company: "Acme", site: "hq" }],
  ]);
  finds(file("", hq, "Acme,ACME1,⟦⟦ ⟧HQ⟧,HQ2,US"), [
    ["whitespace", "error", { place: "Site Name" }],
    ["duplicate-site", "error", { company: "Acme", site: "HQ" }],
  ]);
});

test("reports an identical row once, and not its reused Site ID", () => {
  finds(file("", hq, "Acme,ACME1,⟦HQ⟧,HQ1,US"), [["duplicate-site", "error", { company: "Acme", site: "HQ" }]]);
});

test("accepts other sites of the company, and the same site name in another company", () => {
  clean(file("", hq, branch, "Beta,BETA1,HQ,HQ2,US"));
});

test("deletes an identical later row", () => {
  assert.deepEqual(fixes(file("City", `${hq},Reno`, `${branch},Reno`, `${hq},"Reno"`), "duplicate-site"), [
    ["Delete this row: the earlier one says the same", "safe", file("City", `${hq},Reno`, `${branch},Reno`)],
    [
      'Rename the site to "HQ2"',
      "suggested",
      file("City", `${hq},Reno`, `${branch},Reno`, 'Acme,ACME1,HQ2,HQ1,US,"Reno"'),
    ],
  ]);
  assert.equal(fixedAll(file("", hq, hq, branch, hq)), file("", hq, branch));
});

test("keeps identical rows that have lost data and may have differed", () => {
  for (const row of [
    "Acme,1.23E+11,HQ,1.23E+11,US",
    "Soci\uFFFDt\uFFFD,S1,HQ,HQ1,FR",
    "Acme,ACME1,HQ,1-Mar,US",
    "Acme,2024-01-02,HQ,HQ1,US",
    "Acme,123.0,HQ,HQ1,US",
    "Acme,ACME1,#REF!,HQ1,US",
    "CafÃ©,ACME1,HQ,HQ1,US",
  ]) {
    assert.equal(fixedAll(file("", row, row)), file("", row, row));
  }
  const phone = "Acme,ACME1,HQ,HQ1,US,6.17555E+09";
  assert.equal(fixedAll(file("Phone Number", phone, phone)), file("Phone Number", phone, phone));
});

test("keeps rows that only safe fixes would make identical", () => {
  for (const row of ["Acme,ACME1,HQ,HQ1,us", "Acme,,HQ,HQ1,US", "Acme,ACME1,HQ  ,hq1,US", "Acme,ACME-1,HQ,HQ1,US"]) {
    for (const rows of [
      [hq, row],
      [row, hq],
    ]) {
      assert.equal(fixedAll(file("", ...rows)), file("", ...rows));
    }
  }
  // A fault of both rows is fixed in both, and an extra empty cell at the end is no difference.
  assert.equal(
    fixedAll(file("City", "Acme,ACME1,HQ,HQ1,us,Reno", "Acme,ACME1,HQ,HQ1,us,Salem")),
    file("City", "Acme,ACME1,HQ,HQ1,US,Reno", "Acme,ACME1,HQ,HQ1,US,Salem"),
  );
  assert.equal(fixedAll(file("City", `${hq},`, hq, branch)), file("City", `${hq},`, `${branch},`));
});

test("removes white space around values, then the later row that is now identical", () => {
  for (const row of [
    "Acme ,ACME1,HQ,HQ1,US",
    "Acme,ACME1, HQ ,HQ1,US",
    "Acme,ACME1,HQ,HQ1\u00a0,US",
    "Acme,ACME1,HQ,HQ1,US ",
  ]) {
    assert.equal(fixedAll(file("", hq, row)), file("", hq));
    assert.equal(fixedAll(file("", row, branch, hq)), file("", hq, branch));
  }
  assert.deepEqual(fixes(file("", hq, "Acme,ACME1,HQ ,HQ1,US"), "duplicate-site")[0], [
    "Delete this row: the earlier one says the same",
    "safe",
    file("", hq),
  ]);
  // Within a value, white space may be the only difference between two.
  const text = file("City", `${hq},New York`, `${hq},New  York`);
  assert.equal(fixedAll(text), text);
});

test("leaves the choice to the user if the rows differ", () => {
  const text = file("City", `${hq},Reno`, "Acme,ACME1,HQ2,HX,US,Reno", `${hq},Boston`);
  assert.deepEqual(fixes(text, "duplicate-site"), [
    [
      'Rename the site to "HQ3"',
      "suggested",
      file("City", `${hq},Reno`, "Acme,ACME1,HQ2,HX,US,Reno", "Acme,ACME1,HQ3,HQ1,US,Boston"),
    ],
    ["Delete this row", "suggested", file("City", `${hq},Reno`, "Acme,ACME1,HQ2,HX,US,Reno")],
  ]);
  assert.equal(fixedAll(text), text);
});

test("the severity can be set", () => canBeSet("duplicate-site", "error", file("", hq, hq)));

test("does not delete a row whose cells match only when joined", () => {
  const text = file("Address Line 1,City", 'Acme,A1,HQ,S1,US,"x\ny",z', 'Acme,A1,HQ,S1,US,x,"y\nz"');
  assert.deepEqual(
    fixes(text, "duplicate-site").map(([title, kind]) => [title, kind]),
    [
      ['Rename the site to "HQ2"', "suggested"],
      ["Delete this row", "suggested"],
    ],
  );
});
