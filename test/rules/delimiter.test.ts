import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, header } from "./marked.ts";

const semicolons = "Company Name;Company ID;Site Name;Site ID;Country\nAcme;ACME1;HQ;HQ1;US\n";

test("reports semicolons, tabs and vertical bars once, on the header row", () => {
  for (const delimiter of [";", "\t", "|"]) {
    const text = semicolons.replaceAll(";", delimiter).replace(/^.*/, "⟦$&⟧");
    finds(text, [["delimiter", "error", { delimiter }]]);
  }
});

test("accepts the other delimiters in the values of a comma-separated file", () => {
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,A;B|C"));
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,;;;;;;;;|"));
});

test("reports the other faults of the file too", () => {
  finds("⟦Company Name;Company ID;Site Name;Site ID;Country⟧\nAcme;ACME1;HQ;HQ1;⟦usa⟧\n", [
    ["delimiter", "error", { delimiter: ";" }],
    ["country-code", "error", { text: "usa" }],
  ]);
});

test("converts the whole file and quotes values that contain a comma", () => {
  const title = "Separate the cells with commas instead of semicolons";
  assert.deepEqual(fixes(semicolons, "delimiter"), [[title, "safe", file("", "Acme,ACME1,HQ,HQ1,US")]]);
  assert.deepEqual(
    fixes(
      'Company Name;Company ID;Site Name;Site ID;Country\r\n"A;B";"C ""D""";E,F;G;US\r\n;;;;\r\nAlone, here',
      "delimiter",
    ),
    [
      [
        title,
        "safe",
        'Company Name,Company ID,Site Name,Site ID,Country\r\nA;B,"C ""D""","E,F",G,US\r\n,,,,\r\n"Alone, here"',
      ],
    ],
  );
});

test("reports a header row with a non-standard delimiter once, and only suggests the conversion", () => {
  for (const delimiter of ["，", "、", "،", "^", "~"]) {
    const text = semicolons.replaceAll(";", delimiter);
    finds(text.replace(/^.*/, "⟦$&⟧"), [["delimiter", "error", { delimiter }]]);
    assert.deepEqual(
      fixes(text, "delimiter").map(([, ...fix]) => fix),
      [["suggested", file("", "Acme,ACME1,HQ,HQ1,US")]],
    );
    assert.equal(fixedAll(text), text);
  }
});

test("updates the line that names the delimiter", () => {
  for (const line of ["sep=;", "SEP=;", "sep = ;", '"sep=;"', "sep=;;;;"]) {
    assert.equal(fixes(`${line}\n${semicolons}`, "delimiter")[0]?.[2], `sep=,\n${file("", "Acme,ACME1,HQ,HQ1,US")}`);
    assert.equal(fixedAll(`${line}\n${semicolons}`), file("", "Acme,ACME1,HQ,HQ1,US"));
  }
});

test("only suggests the conversion if one quote is faulty and another encloses a line break", () => {
  const text = `${header}\nAcme,ACME1,HQ,HQ1,US\n"\n",BETA1,HQ,HQ2,na"\n`.replaceAll(",", ";");
  assert.equal(fixes(text, "delimiter")[0]?.[1], "suggested");
  assert.equal(fixedAll(text), text);
});

test("the severity can be set", () => canBeSet("delimiter", "error", semicolons));
