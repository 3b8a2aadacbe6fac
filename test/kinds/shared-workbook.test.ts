import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readingSheet } from "../../server/src/files/workbook/sheets.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { imported } from "./importable.ts";

/** A client list as a person has it, which is not part of this project. */
const file = join(import.meta.dirname, "..", "..", "..", "shared", "data", "sources", "companies.xlsx");
const isThere = existsSync(file);

describe("the workbook in ../shared", { skip: isThere ? false : `${file} is not there` }, () => {
  it("becomes importable", () => {
    const { text } = allAtOnce(readingSheet(readFileSync(file), "companies.xlsx"));
    const { columns, made, verdict } = imported(text);
    assert.deepEqual({ columns, made, verdict }, { columns: 3, made: ["Site Name", "Site ID"], verdict: "accepted" });
  });
});
