import assert from "node:assert/strict";
import { test } from "node:test";
import { columnNamer, headerNamer, joinReasons } from "../../server/src/rules/support/reasons.ts";
import { check, file } from "../rules/marked.ts";

test("joins reasons so that they can be split again, whatever their values contain", () => {
  const joined = joinReasons(['Email "a@b.example; c@d.example" is not an email address.', 'Write "x;  y"?']);
  assert.equal(joined, 'Email "a@b.example;c@d.example" is not an email address; Write "x;y"?');
  assert.equal(joined.split("; ").length, 2);
});

/** The header that each text names, in a file that has these beside the required ones. */
function named(further: string, ...texts: string[]): (string | undefined)[] {
  const name = headerNamer(check(file(further)).layout.headers);
  return texts.map((text) => name(text)?.text);
}

test("assigns a reason to the first header that it contains as a word, in any case", () => {
  assert.deepEqual(named("City,Zip", "Zip and City are wrong", "the city", "(ZIP)", "Capacity", "cities", "Zips"), [
    ...["Zip", "City", "Zip"],
    ...[undefined, undefined, undefined],
  ]);
});

test("prefers the longer of two headers at one place, and escapes patterns", () => {
  assert.deepEqual(named("Site,Zip (5)+,Zip", "Site ID is taken", "Site is taken", "Zip (5)+ is wrong", "Zip 5"), [
    ...["Site ID", "Site", "Zip (5)+", "Zip"],
  ]);
});

test("ignores common words that are response headers, and an empty header", () => {
  assert.deepEqual(named("Row,Status,,Reason for Failure", "this row has no status", "a, b", ""), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(headerNamer([])("City"), undefined);
});

test("finds the column of another program's reason by any of its names, in any spelling", () => {
  const name = columnNamer(check(file("Zip,Phone Number,Owner")).layout.headers);
  const texts = [
    "PostalCode is invalid",
    "Bad post code",
    "company_id: taken",
    "Telephone",
    "the client",
    "owner",
    "x",
  ];
  assert.deepEqual(
    texts.map((text) => name(text)?.text),
    ["Zip", "Zip", "Company ID", "Phone Number", "Company Name", "Owner", undefined],
  );
});
