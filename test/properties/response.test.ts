import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import Papa from "papaparse";
import { encodeCell } from "../../server/src/document/cells.ts";
import { decodeFile, encodeFile } from "../../server/src/files/text.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { respondingTo } from "../../server/src/response/response-file.ts";
import { makingRetry } from "../../server/src/response/template-file.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

const context: CheckContext = {
  template: defaultTemplate,
  severities: new Map(),
  types: {
    emailType: { values: ["Work"], confirmed: true },
    phoneType: { values: ["Work"], confirmed: true },
    socialType: { values: ["LinkedIn"], confirmed: true },
  },
  exportProblems: [],
  partialExports: [],
};

const headers = defaultTemplate.columns.map((column) => column.header);

const anyValue = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "",
    "a,b",
    '"',
    '""',
    'say "hi"',
    "two\nlines",
    "two\r\nlines",
    "\r",
    " x ",
    "=1+1",
    "'01",
    "@x",
    "\t",
    ";",
    "\u00a0",
    "__proto__",
    "\uFEFF",
    "; ",
  ),
);

/** A row that passes. Its number makes its site unique. */
const goodRow = fc.constant((index: number) => [`Acme${index}`, `ACME${index}`, `HQ${index}`, `SITE${index}`, "US"]);

/** A row that always fails, because its Site ID is empty. */
const badRow = fc
  .array(anyValue, { minLength: 4, maxLength: 22 })
  .map((values) => () => ["X", ...values.slice(0, 2), "", ...values.slice(2)]);

interface ImportFile {
  readonly rows: readonly string[][];
  readonly newline: string;
  readonly quotes: boolean;
}

const anyFile: fc.Arbitrary<ImportFile> = fc.record({
  rows: fc.array(fc.oneof(goodRow, badRow), { maxLength: 8 }).map((rows) => rows.map((row, index) => row(index))),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  quotes: fc.boolean(),
});

function textOf({ rows, newline, quotes }: ImportFile): string {
  const cell = (value: string) => (quotes ? `"${value.replaceAll('"', '""')}"` : encodeCell(value, ","));
  return [headers, ...rows.map(filled)].map((row) => `${row.map(cell).join(",")}${newline}`).join("");
}

/** A row padded to at least as many cells as headers. */
function filled(row: readonly string[]): string[] {
  return [...row, ...Array<string>(Math.max(0, headers.length - row.length)).fill("")];
}

function parsed(text: string, newline: string): string[][] {
  assert.ok(text.endsWith(newline));
  const { data, errors } = Papa.parse<string[]>(text.slice(0, -newline.length), {
    delimiter: ",",
    newline: newline as "\n",
  });
  assert.deepEqual(errors, []);
  return data;
}

const fails = (row: readonly string[]) => row[3] === "";

test("PapaParse reads the import file's values from the response file", () => {
  fc.assert(
    fc.property(anyFile, fc.constantFrom("failed" as const, "all" as const), (file, which) => {
      const rows = file.rows.map(filled);
      const text = allAtOnce(respondingTo(check(textOf(file), context), which));
      if (!rows.some(fails)) return assert.equal(text, undefined);
      const [header, ...records] = parsed(text ?? "", file.newline);
      const wanted = rows.map((row, index) => ({ row, index })).filter(({ row }) => which === "all" || fails(row));
      const width = Math.max(headers.length, ...wanted.map(({ row }) => row.length));
      const widened = (row: readonly string[]) => [...row, ...Array<string>(width - row.length).fill("")];
      assert.deepEqual(header, [...widened(headers), "Row", "Status", "Reason for Failure"]);
      assert.deepEqual(
        records.map((record) => record.slice(0, -1)),
        wanted.map(({ row, index }) => [...widened(row), String(index + 2), fails(row) ? "Failed" : "Created"]),
      );
      for (const record of records) assert.equal(record.at(-1) === "", record.at(-2) === "Created");
    }),
    { numRuns: runs },
  );
});

test("PapaParse reads the failed rows from the retry file and the others from the ready file", () => {
  fc.assert(
    fc.property(anyFile, (file) => {
      const rows = file.rows.map(filled);
      const checker = check(textOf(file), context);
      const ready = allAtOnce(makingReady(checker, "row"));
      assert.deepEqual(parsed(ready.texts.ready, file.newline), [headers, ...rows.filter((row) => !fails(row))]);
      assert.equal(ready.ready.rows, rows.filter((row) => !fails(row)).length);
      const response = allAtOnce(respondingTo(checker, "all"));
      if (response === undefined) return;
      const retry = allAtOnce(makingRetry(check(response, context), "a.csv"));
      // Cells beyond the last header are kept, except for empty ones at the end.
      const trimmed = (row: readonly string[]) => {
        const last = row.findLastIndex((value, index) => index < headers.length || value !== "");
        return row.slice(0, last + 1);
      };
      // A record is written once.
      const once = new Map(rows.filter(fails).map((row) => [JSON.stringify(trimmed(row)), trimmed(row)]));
      assert.deepEqual(parsed(retry.text, file.newline), [headers, ...once.values()]);
      assert.equal(retry.rows, once.size);
    }),
    { numRuns: runs },
  );
});

test("a written file is read back unchanged, with or without a byte order mark", () => {
  fc.assert(
    fc.property(anyFile, fc.boolean(), (file, mark) => {
      const text = allAtOnce(respondingTo(check(textOf(file), context), "all")) ?? textOf(file);
      const bytes = encodeFile({ text, mark });
      assert.deepEqual(decodeFile(bytes, "a.csv"), { text, mark, encoding: "utf-8", lossy: false });
      const data = parsed(new TextDecoder().decode(bytes), file.newline);
      assert.equal(data[0]?.[0], "Company Name");
    }),
    { numRuns: runs },
  );
});
