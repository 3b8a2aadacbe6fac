import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { hasBeginning, type SourceColumn, SourceTable } from "../../../server/src/document/source-table.ts";
import { decodeFile } from "../../../server/src/files/text.ts";
import { applyMapping, mappingRows } from "../../../server/src/mapping/mapping.ts";
import { proposeMapping } from "../../../server/src/mapping/proposal.ts";
import { makingText } from "../../../server/src/response/csv.ts";
import { allAtOnce } from "../../../server/src/steps.ts";
import { beginningOf, RowStream } from "../../../server/src/streaming/row-stream.ts";
import type { Column } from "../../../server/src/template/columns.ts";
import { defaultTemplate as template } from "../../../server/src/template/template.ts";
import { fileText } from "../../properties/files.ts";
import { encode, pieceSize, richText, textFile } from "../../properties/pieces.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 500);

/** Any of a source's columns for any of the template's, or the proposed ones. */
function mappingOf(source: SourceTable, choices: readonly number[]): Map<Column, SourceColumn> {
  if (choices.length === 0) {
    return new Map(proposeMapping(source, template).map((proposal) => [proposal.column, proposal.source]));
  }
  return new Map(
    template.columns.flatMap((column, index) => {
      const chosen = source.columns[choices[index] ?? -1];
      return chosen ? [[column, chosen] as const] : [];
    }),
  );
}

describe("a file that is mapped in pieces", () => {
  test("becomes the same as its whole text", () => {
    const text = fc
      .array(fc.oneof(richText, fileText), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("").toWellFormed().replaceAll("\0", ""));
    const choices = fc.array(fc.nat({ max: 8 }), { maxLength: 5 });
    fc.assert(
      fc.property(text, choices, encode, pieceSize, (text, choices, bytesOf, size) => {
        const bytes = bytesOf(text);
        const whole = new SourceTable(decodeFile(bytes, "a.csv").text);
        const file = textFile(bytes, size);
        const source = new SourceTable(beginningOf(file, hasBeginning));
        const rows = new RowStream(file, source.delimiter).readingAfter(source.start);
        assert.deepEqual(
          allAtOnce(makingText(mappingRows(source, rows, mappingOf(source, choices), template))),
          applyMapping(whole, mappingOf(whole, choices), template),
        );
      }),
      { numRuns: runs },
    );
  });

  const rows = "Acme;Dallas\n".repeat(90_000);
  for (const [what, text] of [
    ["many rows", `Account;City\n${rows.repeat(3)}`],
    ["many blank lines above a sep= line", `${"\n".repeat(2_500_000)}sep=;\r\nAccount;City\r\n${rows}`],
    ["many spaces after a sep= line", `sep=|${" ".repeat(2_500_000)}\r\nAccount|City\r\n${rows}`],
    [
      "long titles above the header row",
      `${`${"long title ".repeat(3_000)}\n`.repeat(40)}Account;City\n${rows.repeat(3)}`,
    ],
    ["a quote that is closed far away", `Account;City\n"${rows.repeat(2)}";Dallas\n${rows}`],
    ["a header that is closed far away", `Account;"City\n${rows.repeat(2)}"\n${rows}`],
  ] as const) {
    test(`has the same columns with ${what}`, () => {
      const whole = new SourceTable(text);
      const beginning = beginningOf(textFile(Buffer.from(text), 100_000), hasBeginning);
      const source = new SourceTable(beginning);
      const { columns, delimiter, newline, start, titles } = whole;
      assert.deepEqual(
        [source.columns, source.delimiter, source.newline, source.start, source.titles, source.firstRows()],
        [columns, delimiter, newline, start, titles, whole.firstRows()],
      );
    });
  }
});
