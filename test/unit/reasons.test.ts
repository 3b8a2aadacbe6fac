import assert from "node:assert/strict";
import { test } from "node:test";
import { headerNamer, joinReasons, reasonsIn } from "../../server/src/response/reasons.ts";
import { check, file, header } from "../rules/marked.ts";

test("reasons are joined so that they can be parted again, whatever the values in them hold", () => {
  const joined = joinReasons(['Email "a@b.example; c@d.example" is not an email address.', 'Write "x;  y"?']);
  assert.equal(joined, 'Email "a@b.example;c@d.example" is not an email address; Write "x;y"?');
  assert.equal(joined.split("; ").length, 2);
});

/** The header that each text speaks of, in a file that has these beside the required ones. */
function named(further: string, ...texts: string[]): (string | undefined)[] {
  const name = headerNamer(check(file(further)).layout.headers);
  return texts.map((text) => name(text)?.text);
}

test("a reason speaks of the first header in it, in whatever case, as a word of its own", () => {
  assert.deepEqual(named("City,Zip", "Zip and City are wrong", "the city", "(ZIP)", "Capacity", "cities", "Zips"), [
    ...["Zip", "City", "Zip"],
    ...[undefined, undefined, undefined],
  ]);
});

test("of two headers at one place the longer is meant, signs of patterns included", () => {
  assert.deepEqual(named("Site,Zip (5)+,Zip", "Site ID is taken", "Site is taken", "Zip (5)+ is wrong", "Zip 5"), [
    ...["Site ID", "Site", "Zip (5)+", "Zip"],
  ]);
});

test("the everyday words that a response file adds are no headers, nor is an empty one", () => {
  assert.deepEqual(named("Row,Status,,Reason for Failure", "this row has no status", "a, b", ""), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(headerNamer([])("City"), undefined);
});

test("each reason of a row is shown on the cell that it speaks of, else where it stands", () => {
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
