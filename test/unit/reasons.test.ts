import assert from "node:assert/strict";
import { test } from "node:test";
import { headerNamer, joinReasons, reasonsIn } from "../../server/src/response/reasons.ts";
import { check, file, header } from "../rules/marked.ts";

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

test("shows each reason on the cell that it names, or otherwise on its own cell", () => {
  const reasons = "Zip is wrong; Site ID is taken;  ; something else; City is not there";
  const text = `${header},Zip,Status,Reason for Failure,City\nAcme,ACME1,HQ,HQ1,US,99,Failed,${reasons}\n`;
  const checker = check(text);
  const shown = reasonsIn(checker);
  const rows = [...checker.document.rows.places()].map(({ row, offset }) =>
    shown(row).map(({ start, end, text: reason }) => [reason, text.slice(offset + start, offset + end)]),
  );
  assert.deepEqual(rows, [
    [],
    [
      ["Zip is wrong", "99"],
      ["Site ID is taken", "HQ1"],
      ["something else", reasons],
      // The row ends before that column.
      ["City is not there", reasons],
    ],
  ]);
});
