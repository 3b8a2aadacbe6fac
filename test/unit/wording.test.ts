import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictsText, verdictText } from "../../client/src/wording.ts";

const accepted = { verdict: "accepted", rows: 2, failedRows: 0 } as const;
const failed = { verdict: "failed-rows", rows: 1200, failedRows: 1100 } as const;
const invalid = { verdict: "invalid-csv", rows: 0, failedRows: 0 } as const;
const unchecked = { verdict: "unchecked", rows: 1, failedRows: 0 } as const;

test("does not call a file with only a header row accepted", () => {
  assert.deepEqual([accepted, failed, invalid, unchecked].map(verdictText), [
    "Accepted",
    "1,100 of 1,200 rows would fail",
    "Invalid CSV",
    "Unchecked",
  ]);
  for (const verdict of ["accepted", "unchecked"] as const) {
    assert.equal(verdictText({ verdict, rows: 0, failedRows: 0 }), "Nothing to import");
  }
});

test("does not count such a file as accepted among several files", () => {
  assert.equal(verdictsText([accepted, failed, accepted]), "3 import files: 2 accepted, 1 with failed rows");
  assert.equal(
    verdictsText([unchecked, invalid, { ...accepted, rows: 0 }, accepted]),
    "4 import files: 1 accepted, 1 with nothing to import, 1 Invalid CSV, 1 unchecked",
  );
});
