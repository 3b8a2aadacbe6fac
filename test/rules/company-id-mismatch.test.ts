import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, check, clean, file, finds, fixes, relatedText } from "./marked.ts";

const twoIds = (other: string, majority: string, where = "in other rows") =>
  `Company Name "Acme" has the Company ID "${other}" here, but "${majority}" ${where}. A company has one name and one ID.`;
const twoNames = (other: string, majority: string, where = "in other rows") =>
  `Company ID "A1" has the Company Name "${other}" here, but "${majority}" ${where}. A company has one name and one ID.`;
const [hq, north, south] = ["Acme,A1,HQ,HQ1,US", "Acme,A1,North,N1,US", "Acme,A1,South,SO1,US"];

test("one name with two IDs, told on the rows that differ from most", () => {
  finds(file("", "Acme,⟦A2⟧,HQ,HQ1,US", north, south), [
    ["company-id-mismatch", "error", twoIds("A2", "A1"), '"A1" is used here'],
  ]);
  finds(file("", hq, north, south, "Acme,⟦A2⟧,East,E1,US", "Acme,⟦A3⟧,West,W1,US"), [
    ["company-id-mismatch", "error", twoIds("A2", "A1"), '"A1" is used here'],
    ["company-id-mismatch", "error", twoIds("A3", "A1"), '"A1" is used here'],
  ]);
});

test("one ID with two names", () => {
  finds(file("", hq, "⟦Beta⟧,A1,North,N1,US", south), [
    ["company-id-mismatch", "error", twoNames("Beta", "Acme"), '"Acme" is used here'],
  ]);
});

test("of as many the first is taken for right, and the one row is named", () => {
  finds(file("", hq, "Acme,⟦A2⟧,North,N1,US"), [
    ["company-id-mismatch", "error", twoIds("A2", "A1", 'in the row of the site "HQ"'), '"A1" is used here'],
  ]);
  const message = check(file("", "Acme,A1,,HQ1,US", "Acme,A2,North,N1,US"))
    .findings()
    .flatMap(({ rule, data }) => (rule.code === "company-id-mismatch" ? [rule.message(data)] : []));
  assert.deepEqual(message, [twoIds("A2", "A1", "in another row")]);
  const text = file("", hq, "Acme,A2,North,N1,US");
  assert.deepEqual(relatedText(text, "company-id-mismatch"), ["A1", text.indexOf("A1")]);
});

test("names that share an ID and differ in case alone are this fault, not one of spelling", () => {
  finds(file("", hq, "⟦ACME⟧,A1,North,N1,US"), [
    ["company-id-mismatch", "error", twoNames("ACME", "Acme", 'in the row of the site "HQ"'), '"Acme" is used here'],
  ]);
});

test("companies that agree, and cells that are empty, are no mismatch", () => {
  clean(file("", hq, north, south, "Beta,B1,HQ,HQ2,US"));
  finds(file("", hq, "Acme,⟦⟧,North,N1,US"), [
    ["required", "error", "Company ID is required. Use letters and digits, 30 at most."],
  ]);
});

test("the majority's value is suggested", () => {
  assert.deepEqual(fixes(file("", hq, "Acme,A2,East,E1,US", south), "company-id-mismatch"), [
    ['Replace "A2" with "A1"', "suggested", file("", hq, "Acme,A1,East,E1,US", south)],
  ]);
  assert.deepEqual(fixes(file("", hq, "Beta,A1,East,E1,US", south), "company-id-mismatch"), [
    ['Replace "Beta" with "Acme"', "suggested", file("", hq, "Acme,A1,East,E1,US", south)],
  ]);
});

test("IDs of two companies that differ only in case may be one: a warning", () => {
  finds(file("", "Acme,a1,HQ,H1,US", "Beta,A1,B,B1,US").replace("Beta,", "⟦Beta⟧,"), [
    [
      "company-id-mismatch",
      "warning",
      'Company ID "A1" has the Company Name "Beta" here, but "Acme" in the row of the site "HQ". A company has one name and one ID.',
      '"Acme" is used here',
    ],
  ]);
});

test("the severity can be set", () => {
  canBeSet("company-id-mismatch", "error", file("", hq, "Acme,A2,North,N1,US"));
});
