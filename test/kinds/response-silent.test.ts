import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, header } from "../rules/marked.ts";
import { retry } from "./retry.ts";

const left = (rows: string) => `${rows} left out. The file has no status, so rows without a reason count as created.`;

describe("rows without a reason, in a response file without a status", () => {
  for (const [columns, failed, created] of [
    ["Failure Reason", "Exists", ""],
    ["Reason", "Exists", " "],
    ["Reason for Failure", "Exists", ""],
    ["Error", "Exists", ""],
    ["ERROR_MESSAGES", "Exists", ""],
    ["Row,Failure Reason", "2,Exists", "3,"],
    ["Row Number,Message", "2,Exists", "3,"],
    ["Comments,Remarks", "mine,Exists", "mine,"],
    ["Remarks,Failure Reason", "mine,Exists", "mine,"],
    ["Status,Failure Reason", ",Exists", ","],
    ["Error,Error Message", ",Exists", ","],
    ["Reason,Message", "Exists,", ",done"],
  ] as const) {
    it(columns, () => {
      assert.deepEqual(retry(columns, ["Acme", failed], ["Bolt", created]), {
        made: ["Acme"],
        notes: [left("1 row without a reason is")],
      });
      assert.deepEqual(retry(columns, ["Bolt", created], ["Cog", created], ["Acme", failed]), {
        made: ["Acme"],
        notes: [left("2 rows without a reason are")],
      });
    });
  }
  it("are unknown if no row has a reason", () => {
    assert.deepEqual(retry("Failure Reason", ["Acme", ""], ["Bolt", ""]), {
      made: ["Acme", "Bolt"],
      notes: [
        "It is not known whether 2 rows here were created: 2 have neither a status nor a reason.",
        "Delete those that were, because the platform refuses a file with a company that exists.",
      ],
    });
  });
  it("are unknown if only other rows have a status", () => {
    assert.deepEqual(retry("Success,Error", ["Acme", "false,Exists"], ["Bolt", ","], ["Cog", "true,"]), {
      made: ["Acme", "Bolt"],
      notes: [
        "It is not known whether 1 row here was created: it has neither a status nor a reason.",
        "Delete it if it was, because the platform refuses a file with a company that exists.",
      ],
    });
    assert.deepEqual(retry("Status,Reason", ["Acme", "Failed,"], ["Bolt", "Created,"], ["Cog", "Failed,Exists"]), {
      made: ["Acme", "Cog"],
      notes: [],
    });
  });
});

test("says in a retry file how many companies also have rows that were created", () => {
  assert.deepEqual(retry("Status,Reason", ["Acme", "Created,"], ["ACME", "Failed,x"], ["Bolt", "Failed,x"]).notes, [
    "1 company has rows here and rows that were created: it exists now, so the platform may refuse this file.",
  ]);
  assert.deepEqual(retry("Error", ["Acme", ""], ["Acme", "x"], ["Bolt", "x"], ["Bolt", ""]).notes, [
    left("2 rows without a reason are"),
    "2 companies have rows here and rows that were created: they exist now, so the platform may refuse this file.",
  ]);
});

test("says how many companies are split into ready rows and others, if they may be", () => {
  const notes = (rows: readonly string[], split: "company" | "row") =>
    allAtOnce(makingReady(check([header, ...rows, ""].join("\n")), split)).notes;
  const ready = (...rows: string[]) => {
    assert.deepEqual(notes(rows, "company"), []);
    return notes(rows, "row");
  };
  const [good, bad] = ["Acme,ACME1,HQ,S1,US", "Acme,ACME1,West,S2,XX"];
  assert.deepEqual(ready(good, bad, "Bolt,BOLT1,HQ,S3,XX"), [
    "1 company has rows that are ready and rows that are left over. Finish it first: once the platform has created it, it refuses a file with its other rows.",
  ]);
  assert.deepEqual(ready(good, bad, "Bolt,BOLT1,HQ,S3,XX", "Bolt,BOLT1,West,S4,US"), [
    "2 companies have rows that are ready and rows that are left over. Finish them first: once the platform has created them, it refuses a file with their other rows.",
  ]);
  assert.deepEqual(ready(good, "Bolt,BOLT1,HQ,S3,XX"), []);
});
