import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { emailTypes, phoneTypes, socialTypes } from "../../server/src/template/assumed-types.ts";
import { defaultColumns } from "../../server/src/template/columns.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "template.md"), "utf8");

/** The cells of the table whose first header is this. */
function table(first: string): string[][] {
  const [, rows = ""] = new RegExp(`^\\| ${first} \\|.*\n\\| --- .*\n((?:\\|.*\n)+)`, "m").exec(page) ?? [];
  const cells = (row: string) => row.split("|").slice(1, -1);
  return rows
    .split("\n")
    .slice(0, -1)
    .map((row) => cells(row).map((cell) => cell.trim()));
}

describe("docs/template.md", () => {
  it("lists the default columns in their order, with their limits", () => {
    assert.deepEqual(
      table("header").map(([header, most]) => [header, most]),
      defaultColumns.map(({ header, maxLength }) => [header, maxLength === undefined ? "" : String(maxLength)]),
    );
  });

  it("lists the assumed types", () => {
    assert.deepEqual(table("column"), [
      ["Email Type", emailTypes.join(", "), "`asioImport.types.email`"],
      ["Phone Number Type", phoneTypes.join(", "), "`asioImport.types.phone`"],
      ["Social Media Type", socialTypes.join(", "), "`asioImport.types.social`"],
    ]);
  });
});
