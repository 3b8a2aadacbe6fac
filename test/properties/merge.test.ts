import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { encodeRow } from "../../server/src/document/cells.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { readCells } from "../../server/src/document/read-cells.ts";
import { FileError } from "../../server/src/files/files.ts";
import { applyEdits } from "../../server/src/fixes/edits.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { type Corrections, mergingCorrections } from "../../server/src/response/corrections.ts";
import { CsvFile } from "../../server/src/response/csv-file.ts";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { fileText } from "./files.ts";
import { context, importText } from "./imports.ts";

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150);

function csv(name: string, text: string): CsvFile {
  return new CsvFile(name, new CsvDocument(name, "csv", 0, text), context);
}

/** The merged text; undefined if a row was refused. */
function merge(text: string, corrected: string): string | undefined {
  let corrections: Corrections;
  try {
    corrections = allAtOnce(mergingCorrections(csv("clients.csv", text), csv("clients.rest.csv", corrected)));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return undefined;
  }
  return corrections.refused.length > 0 ? undefined : applyEdits(text, corrections.edits);
}

function restOf(text: string): string {
  return allAtOnce(makingReady(check(text, context), "company")).texts.rest;
}

/** The records of a text as their values, without empty ones at the end. */
function recordsIn(text: string): string[] {
  const file = csv("", text);
  const { headers, columns, template } = file.layout;
  const view = file.view();
  return Array.from(file.records(), ({ row }) => {
    const values = view.load(row).values();
    const own = template.columns.map((column) => values[columns.indexOf(column)] ?? "");
    const others = values.filter((_, index) => headers[index]?.text.trim() && !columns[index]);
    const nameless = values.filter((_, index) => !headers[index]?.text.trim());
    return JSON.stringify([others, [...own, ...nameless]]).replace(/(?:,"")*\]\]$/, "]]");
  });
}

/** A row and a cell, as parts of all, and the new value. */
const correction = fc.record({
  row: fc.nat(),
  cell: fc.nat(8),
  value: fc.constantFrom(
    "Acme",
    "AB",
    "A1",
    "B2",
    "S1",
    "S2",
    "HQ",
    "Branch",
    "US",
    "CA",
    'say "x", y',
    "a;b",
    "",
    "two\nlines",
  ),
});

/** A file with some of its cells corrected. */
function correct(text: string, corrections: readonly { row: number; cell: number; value: string }[]): string {
  const rows = readCells(text, ",");
  for (const { row, cell, value } of corrections) {
    const index = 1 + (row % Math.max(1, rows.length - 1));
    if (rows[index]) rows[index] = rows[index].with(cell, value);
  }
  return rows.map((cells) => `${encodeRow(cells, ",")}\n`).join("");
}

/** Companies with several sites, with a fault in each row, and how to correct a cell of each. */
const faulty = fc.array(
  fc.record({
    company: fc.nat(4),
    values: fc.array(fc.constantFrom("x", "", "a, b", 'say "x"', "00123"), { minLength: 4, maxLength: 4 }),
    cell: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8),
    value: fc.constantFrom("", "US", 'say "y"', "c;d"),
  }),
  { minLength: 1, maxLength: 9 },
);

describe("merging a corrected rest file", () => {
  test("changes nothing if nothing was corrected", () => {
    fc.assert(
      fc.property(fc.oneof(importText, fileText), (text) => {
        const rest = restOf(text);
        if (rest === "") return;
        const merged = merge(text, rest);
        if (merged !== undefined) assert.equal(merged, text);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  test("changes just the corrected cells, or refuses", () => {
    let merges = 0;
    fc.assert(
      fc.property(importText, fc.array(correction, { minLength: 1, maxLength: 4 }), (text, corrections) => {
        const rest = restOf(text);
        const restRows = recordsIn(rest);
        if (restRows.length === 0) return;
        const corrected = correct(rest, corrections);
        const values = recordsIn(corrected);
        // A row whose only value was emptied is blank: there is nothing to merge.
        if (values.length < restRows.length) return;
        const merged = merge(text, corrected);
        if (merged === undefined) return;
        merges++;
        // The rest file has the records of the import file in their order, and all that are the same.
        const left = [...restRows];
        const expected = recordsIn(text).map((record) => {
          const own = (each: string | undefined) => each && JSON.stringify(JSON.parse(each)[1]);
          if (left.length === 0 || own(left[0]) !== own(record)) return record;
          left.shift();
          const value = JSON.parse(values.shift() as string)[1];
          return JSON.stringify([JSON.parse(record)[0], value]);
        });
        assert.equal(left.length, 0);
        // Of records that are the same, each may be the one that was corrected.
        const before = recordsIn(text);
        const outcomes = (after: readonly string[]) => after.map((record, at) => [before[at], record].join()).sort();
        assert.deepEqual(outcomes(recordsIn(merged)), outcomes(expected));
      }),
      { numRuns },
    );
    assert.ok(merges > 0);
  });

  test("refuses nothing if each row keeps its names or its IDs", () => {
    const headers = ["Company Name", "Company ID", "Site Name", "Site ID", "Country", "City", "Email", "Zip", "State"];
    fc.assert(
      fc.property(faulty, fc.constantFrom(",", ";"), fc.constantFrom("\n", "\r\n"), (given, delimiter, newline) => {
        const rows = given.map(({ company, values }, at) => [
          ...[`Company ${company}`, `C${company}`, `Site ${at}`, `S${at}`, "XX"],
          ...values,
        ]);
        const corrected = rows.map((cells, at) => {
          const { cell, value } = given[at] as (typeof given)[number];
          return cells.with(cell, cell < 4 ? `New${at}` : value);
        });
        const fileOf = (all: string[][]) => all.map((cells) => encodeRow(cells, delimiter) + newline).join("");
        const rest =
          encodeRow(headers.toReversed(), ",") +
          corrected.map((cells) => `\n${encodeRow(cells.toReversed(), ",")}`).join("");
        assert.equal(merge(fileOf([headers, ...rows]), rest), fileOf([headers, ...corrected]));
      }),
      { numRuns },
    );
  });
});
