import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, header } from "./marked.ts";

const semicolons = "Company Name;Company ID;Site Name;Site ID;Country\nAcme;ACME1;HQ;HQ1;US\n";

test("semicolons, tabs and vertical bars are found once, on the header row", () => {
  for (const [delimiter, name] of [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "vertical bars"],
  ] as const) {
    const text = semicolons.replaceAll(";", delimiter).replace(/^.*/, "⟦$&⟧");
    const message = `Cells are separated by ${name}, but the import accepts only commas. Convert the file to commas.`;
    finds(text, [["delimiter", "error", message]]);
  }
});

test("a comma file may hold the other signs in its values", () => {
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,A;B|C"));
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,;;;;;;;;|"));
});

test("the file's other faults show as well", () => {
  finds("⟦Company Name;Company ID;Site Name;Site ID;Country⟧\nAcme;ACME1;HQ;HQ1;⟦usa⟧\n", [
    [
      "delimiter",
      "error",
      "Cells are separated by semicolons, but the import accepts only commas. Convert the file to commas.",
    ],
    [
      "country-code",
      "error",
      'Country "usa" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America).',
    ],
  ]);
});

test("the whole file is converted, values that hold a comma put in quotes", () => {
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

test("not unasked where one quote is at fault and another encloses a line break", () => {
  const text = `${header}\nAcme,ACME1,HQ,HQ1,US\n"\n",BETA1,HQ,HQ2,na"\n`.replaceAll(",", ";");
  assert.equal(fixes(text, "delimiter")[0]?.[1], "suggested");
  assert.equal(fixedAll(text), text);
});

test("the severity can be set", () => canBeSet("delimiter", "error", semicolons));
