import assert from "node:assert/strict";
import { describe, it, test } from "node:test";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { makingRetry } from "../../server/src/response/template-file.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate, headersOf } from "../../server/src/template/template.ts";
import { check } from "../rules/marked.ts";
import { retry } from "./retry.ts";

const header = headersOf(defaultTemplate).join(",");

/** The rows of the retry file of these lines, and its notes. */
function retryOf(...lines: string[]) {
  const { text, notes } = allAtOnce(makingRetry(check([...lines, ""].join("\n")), "a.csv"));
  return { rows: text.trim().split("\n").slice(1), notes };
}

const record = `Acme,ACME1,HQ,S1,US${",".repeat(13)}`;

describe("rejects a response file without columns of the template", () => {
  for (const lines of [
    ["Row,Status,Message", "2,Failed,bad"],
    ["Row Number,Error", "2,bad"],
    ["Status,Reason for Failure,Comments", "Failed,bad,mine"],
    ["Import Status,Error Code", "Failed,12"],
  ]) {
    it(String(lines[0]), () => {
      assert.throws(() => retryOf(...lines), /^Error: a\.csv has none of the template's columns, so no retry file/);
    });
  }
});

describe("leaves out a row that contains no record", () => {
  const left = ["1 row is left out: it holds no record."];
  for (const line of [
    `Total: 3,Failed: 2${",".repeat(18)}`,
    `Total,3${",".repeat(18)}`,
    `Grand Total${",".repeat(18)},3`,
    `Records: 3${",".repeat(17)},Failed: 1,Created: 2`,
    `${",".repeat(18)}Failed,bad`,
    ` , ${",".repeat(17)}Failed,bad`,
    `${header},Status,Error`,
  ]) {
    it(line, () => {
      assert.deepEqual(retryOf(`${header},Status,Error`, `${record},Failed,bad`, line), {
        rows: [record],
        notes: left,
      });
    });
  }
  for (const company of ["Total Care", "Total 24", "Failed: Inc", "3", "Count"]) {
    it(`unlike a row of ${company}`, () => {
      const own = record.replace("Acme", company);
      assert.deepEqual(retryOf(`${header},Status,Error`, `${own},Failed,bad`), { rows: [own], notes: [] });
    });
  }
});

test("writes a record once if it has a row for each reason", () => {
  const repeated = (rows: string) => [`${rows} the record of another row.`];
  const failed = (reason: string) => `${record},Failed,${reason}`;
  assert.deepEqual(retryOf(`${header},Status,Error`, failed("bad Zip"), failed("bad State")), {
    rows: [record],
    notes: repeated("1 row is left out: it holds"),
  });
  const other = record.replace("S1", "S2");
  assert.deepEqual(retryOf(`${header},Row,Error`, `${record},2,a`, `${other},3,b`, `${record},2,c`, `${other},3,d`), {
    rows: [record, other],
    notes: repeated("2 rows are left out: they hold"),
  });
  assert.deepEqual(retryOf(`${header},Status,Error`, `${record},Created,`, failed("bad")).rows, [record]);
});

describe("adds no cell for a reason that was split at a comma", () => {
  for (const [columns, cells] of [
    ["Status,Reason for Failure", "Failed,Country is wrong, use US"],
    ["Status,Reason for Failure", "Failed,Wrong: Country,State,Zip"],
    ["Row,Status,Message", "2,Failed,Wrong: Country,State"],
    ["Success,Error", "false,Country is wrong, use US"],
    ["Error", "Country is wrong, use US"],
    ["Row,Failure Reason", "2,Country is wrong, use US"],
  ]) {
    it(`${columns}: ${cells}`, () => {
      assert.deepEqual(retryOf(`${header},${columns}`, `${record},${cells}`).rows, [record]);
    });
  }
  for (const [columns, cells] of [
    ["Status,Reason for Failure", "Failed,bad"],
    ["Row,Status,Message", "2,Failed,bad"],
    ["Error", "bad"],
  ]) {
    it(`unlike a value that was: ${columns}: ${cells}`, () => {
      const split = record.replace("US,", "US,1 Main St, Suite 4");
      const [row = ""] = retryOf(`${header},${columns}`, `${split},${cells}`).rows;
      assert.equal(row.split(",").length, 19);
    });
  }
});

describe("does not trust a success status beside a reason for failure", () => {
  for (const [columns, cells, word] of [
    ["Success,Error", "true,Invalid country", "true"],
    ["Status,Reason for Failure", "Created,Invalid country", "Created"],
    ["Created,Error Description", "Yes,Invalid country", "Yes"],
    ["Result,Errors", "OK,2", "OK"],
  ] as const) {
    it(`${columns}: ${cells}`, () => {
      assert.deepEqual(retry(columns, ["Acme", cells]), {
        made: ["Acme"],
        notes: [
          `It is not known whether 1 row here was created: it has the status "${word}" and a reason for failure.`,
          "Delete it if it was, because the platform refuses a file with a company that exists.",
        ],
      });
    });
  }
});

describe("recognises other names of response columns", () => {
  for (const [columns, created, failed] of [
    ["Error Code,Error Description", ",", "E12,Invalid country"],
    ["Error Code,Error Description", "0,", "12,Invalid country"],
    ["Validation Result", "Passed", "Failed"],
    ["Created", "Y", "N"],
    ["Imported", "Yes", "No"],
    ["Errors", "0", "2"],
    ["Import Status,Errors", "Created,0", "Failed,2"],
    ["Import Status", "Imported", "Not imported"],
    ["Record Status,Validation Errors", "Created,", "Rejected,Invalid country"],
    ["Upload Result,Failure Description", "Success,", "Failure,Invalid country"],
  ] as const) {
    it(`${columns}: ${failed}`, () => {
      assert.deepEqual(retry(columns, ["Acme", failed], ["Bolt", created]).made, ["Acme"]);
    });
  }
  it("unlike a date or the user's own column", () => {
    for (const [column, cell] of [
      ["Created", "2024-01-05"],
      ["Owner", "Yes"],
      ["Code", "E12"],
    ] as const) {
      assert.throws(() => retry(column, ["Acme", cell]), /is not a response file/, column);
    }
  });
});

test("names columns outside the template", () => {
  const left = 'Column "Notes" is left out, because the template does not have it.';
  assert.deepEqual(retry("Notes,Status", ["Acme", "mine,Failed"]).notes, [left]);
  assert.deepEqual(retry("Notes,Owner,Created,Error", ["Acme", "mine,me,N,bad"]).notes, [
    'Columns "Notes" and "Owner" are left out, because the template does not have them.',
  ]);
  const ready = (columns: string) =>
    allAtOnce(makingReady(check(`${header},${columns}\n${record},x,x,x,x,x,x,x\n`), "row")).notes;
  assert.deepEqual(ready("Notes,,,,,,"), [left]);
  assert.deepEqual(ready("A1,A2,A3,A4,A5,A6,A7"), [
    'Columns "A1", "A2", "A3", "A4", "A5" and 2 more are left out, because the template does not have them.',
  ]);
});
