import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixes, relatedText } from "./marked.ts";

const [hq, north] = ["Acme,A1,HQ,HQ1,US", "Acme,A1,North,N1,US"];
const allowSpaces = { rules: { spaces: "off" } } as const;

test("reports names that differ only in case on the rows that differ from the majority", () => {
  finds(file("", "⟦ACME⟧,A2,South,SO1,US", hq, north, "⟦acme⟧,A3,East,E1,US"), [
    ["company-spelling", "warning", { spelling: "ACME", usual: "Acme" }],
    ["company-spelling", "warning", { spelling: "acme", usual: "Acme" }],
  ]);
  const text = file("", "ACME,A2,South,SO1,US", hq, north);
  assert.deepEqual(relatedText(text, "company-spelling"), ["Acme", text.indexOf("Acme")]);
});

test("reports names that differ only in spaces, accents or punctuation", () => {
  for (const [usual, spelling] of [
    ["Acme Group", "AcmeGroup"],
    ["Cafe", "Café"],
    ["ATT", "AT&T"],
    ["Brown and Brown", "Brown & Brown"],
    ["Nord Sud", "Nord-Süd"],
  ] as const) {
    const text = file("", `${usual},A1,HQ,HQ1,US`, `${spelling},A2,North,N1,US`);
    const found = codes(text, allowSpaces).filter((code) => code !== "characters");
    assert.deepEqual(found, ["company-spelling"], spelling);
  }
});

test("ignores white space that the whitespace rule removes", () => {
  finds(file("", hq, "⟦ ⟧Acme,A1,North,N1,US"), [["whitespace", "error", { place: "Company Name" }]]);
});

test("treats names that differ in letters or digits as different companies", () => {
  clean(file("", hq, "Acme2,A2,North,N1,US", "Akme,A3,South,SO1,US"));
});

test("suggests each spelling for all rows", () => {
  assert.deepEqual(fixes(file("", hq, "ACME,A2,East,E1,US", north), "company-spelling"), [
    ['Spell it "Acme" in all rows', "suggested", file("", hq, "Acme,A2,East,E1,US", north)],
    [
      'Spell it "ACME" in all rows',
      "suggested",
      file("", "ACME,A1,HQ,HQ1,US", "ACME,A2,East,E1,US", "ACME,A1,North,N1,US"),
    ],
  ]);
});

test("the severity can be set", () => {
  canBeSet("company-spelling", "warning", file("", hq, "ACME,A2,North,N1,US"));
});
