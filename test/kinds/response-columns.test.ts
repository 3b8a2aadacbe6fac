import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check, codes, header } from "../rules/marked.ts";

const record = "Acme,ACME1,HQ,HQ1,US";

function verdict(columns: string, ...cells: string[]) {
  return verdictOf(check(`${header},${columns}\n${[record, ...cells].join()}\n`));
}

for (const [columns, ...cells] of [
  ["Row,Status,Reason for Failure", "2", "Failed", "Exists"],
  ["Status,Reason", "Failed", "Exists"],
  ["Success,Error Message", "false", "Exists"],
  ["Error", "Exists"],
  ["ERROR_MESSAGES", ""],
  ["Failure Reason", "Exists"],
  ["Result,Remarks", "Failed", "Exists"],
  ["Row Number,Message", "2", "Exists"],
  ["status,comments", "failed", "Exists"],
  ["Row,Result", "2", "Created"],
] as const) {
  test(`does not accept a response file: ${columns}`, () => {
    assert.deepEqual(verdict(columns, ...cells), {
      verdict: "unchecked",
      sentence:
        "Unchecked: this is a response file, which the platform does not accept. Create a retry file from it, and upload that.",
    });
  });
}

for (const column of ["Status", "Result", "Remarks", "Comments", "Message", "Row", "Success"]) {
  test(`does not recognise a response file by the user's own column ${column}`, () => {
    assert.equal(verdict(column, "Active").verdict, "accepted");
    assert.deepEqual(codes(`${header},${column}\n${record},Active\n`), ["header-unknown"]);
  });
}
