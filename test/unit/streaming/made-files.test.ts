import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { verdictOf } from "../../../server/src/checker/verdict.ts";
import { FileError } from "../../../server/src/files/files.ts";
import { decodeFile } from "../../../server/src/files/text.ts";
import { check } from "../../../server/src/fixes/fix-all.ts";
import { makingText } from "../../../server/src/response/csv.ts";
import { makingReady, readyLines, readyParts, splittingReady } from "../../../server/src/response/ready-rows.ts";
import { respondingTo } from "../../../server/src/response/response-file.ts";
import { makingRetry, readingOutcomes, retryLines } from "../../../server/src/response/template-file.ts";
import { readySplits } from "../../../server/src/settings/settings.ts";
import { allAtOnce, type Steps } from "../../../server/src/steps.ts";
import { ImportStream } from "../../../server/src/streaming/import-stream.ts";
import { ReadyText } from "../../../server/src/streaming/ready-text.ts";
import { StreamCheck } from "../../../server/src/streaming/stream-check.ts";
import { fileText } from "../../properties/files.ts";
import { context, importPiece, importText } from "../../properties/imports.ts";
import { encode, pieceSize, richText, textFile } from "../../properties/pieces.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 120);

const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: importText }, importPiece, fileText, richText), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join("\n").toWellFormed().replaceAll("\0", ""));

/** Response files, some of them put together from several. */
const responseText = fc
  .array(
    fc.oneof(
      text.map((each) => allAtOnce(respondingTo(check(each, context), "all")) ?? each),
      fc.constantFrom("", ",,Failed\n", "Total: 3,Failed: 2\n", '"Acme", ACME,HQ,HQ1,US,Failed,"x\n', "é,1,2,3\r"),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(""));

/** The result, or the error message. */
function resultOf<Result>(make: () => Steps<Result>): Result | string {
  try {
    return allAtOnce(make());
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

describe("of a file that is read in pieces", () => {
  test("ready and rest are the same as those of its whole text, and so is the check of what is ready", () => {
    fc.assert(
      fc.property(text, encode, pieceSize, fc.constantFrom(...readySplits), (text, bytesOf, size, split) => {
        const file = textFile(bytesOf(text), size);
        const checked = new StreamCheck(file, context, { kept: 0 });
        const whole = check(decodeFile(bytesOf(text), "a.csv").text, context);
        const { texts, ...made } = allAtOnce(makingReady(whole, split));
        const rows = allAtOnce(splittingReady(checked, split));
        assert.equal(JSON.stringify(rows), JSON.stringify(made));
        for (const part of readyParts) {
          assert.equal(allAtOnce(makingText(readyLines(checked, rows, part))).text, texts[part]);
        }
        const pieces = new ReadyText(file, checked, rows);
        assert.equal([...pieces.pieces()].map((piece) => piece.text).join(""), texts.ready);
        const checkedAgain = new StreamCheck(pieces, context, { batchSize: 2 });
        assert.deepEqual(verdictOf(checkedAgain), verdictOf(check(texts.ready, context)));
        assert.deepEqual(checkedAgain.summary, check(texts.ready, context).summary);
      }),
      { numRuns: runs },
    );
  });

  test("rows that are ready are compared though they are far apart", () => {
    const rows = Array.from({ length: 2000 }, (_, i) => {
      const company = i === 1500 ? "acme 100" : `Acme${i % 700}`;
      return `${company},C${i % 700},Site${i},S${i},${i % 5 === 4 ? "USA" : "US"}\n`;
    });
    const file = textFile(Buffer.from(`Company Name,Company ID,Site Name,Site ID,Country\n${rows.join("")}`), 1000);
    const warning = { ...context, severities: new Map([["company-id-mismatch", "warning" as const]]) };
    const checked = new StreamCheck(file, warning);
    const ready = new ReadyText(file, checked, allAtOnce(splittingReady(checked, "row")));
    const again = new StreamCheck(ready, warning);
    const { summary } = check([...ready.pieces()].map((piece) => piece.text).join(""), warning);
    assert.deepEqual(again.summary, summary);
    assert.deepEqual([summary.rows, summary.counts.warning], [1600, 2]);
  });

  test("the rows to retry are the same as those of its whole text", () => {
    fc.assert(
      fc.property(responseText, encode, pieceSize, (text, bytesOf, size) => {
        const response = new ImportStream(textFile(bytesOf(text), size), context);
        const whole = check(decodeFile(bytesOf(text), "a.csv").text, context);
        assert.deepEqual(
          resultOf(function* () {
            return yield* makingText(retryLines(response, yield* readingOutcomes(response, "a.csv"), "a.csv"));
          }),
          resultOf(() => makingRetry(whole, "a.csv")),
        );
      }),
      { numRuns: runs },
    );
  });
});
