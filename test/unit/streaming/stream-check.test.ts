import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Checked, checkedInMemory } from "../../../server/src/checker/checked.ts";
import { verdictOf } from "../../../server/src/checker/verdict.ts";
import { FindingTexts } from "../../../server/src/cli/finding-texts.ts";
import { reportFormats } from "../../../server/src/cli/report.ts";
import { decodeFile } from "../../../server/src/files/text.ts";
import { check } from "../../../server/src/fixes/fix-all.ts";
import { responsePieces } from "../../../server/src/response/response-file.ts";
import type { CheckContext, Severity } from "../../../server/src/rules/context.ts";
import { StreamCheck } from "../../../server/src/streaming/stream-check.ts";
import { context, importPiece, importText } from "../../properties/imports.ts";
import { textFile } from "../../properties/pieces.ts";
import { anyText } from "../../properties/texts.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 1000);

/**
 * All that the command line reports for a check.
 * @param maxKept how many UTF-16 units of the report are made along with the response file; by default, none
 */
function said(checked: Checked, maxKept?: number): unknown {
  const { verdict, sentence } = verdictOf(checked);
  const about = { version: "1.2.3", page: "file:///README.md", rulesPage: "file:///rules.md" };
  const loaded = { context: checked.context, exports: [], notices: [] };
  const made = (["failed", "all"] as const).map((rows) =>
    Array.from(reportFormats.values(), (format) => {
      const findings = new FindingTexts(checked, format.findings("a.csv", checked), maxKept);
      const response = [...(responsePieces(checked, rows, maxKept === undefined ? undefined : findings) ?? [])];
      const pieces = format.pieces([{ file: "a.csv", checked, verdict, sentence, findings }], loaded, () => about);
      return { report: [...pieces].join("").split("\n"), response };
    }),
  );
  return { summary: checked.summary, sentence, made };
}

function streamed(bytes: Uint8Array, given: CheckContext, pieceSize?: number, batchSize?: number): Checked {
  return new StreamCheck(textFile(bytes, pieceSize), given, batchSize === undefined ? {} : { batchSize });
}

function inMemory(bytes: Uint8Array, given: CheckContext): Checked {
  return checkedInMemory(check(decodeFile(bytes, "a.csv").text, given));
}

/** Rules as users set them, so that each kind of finding occurs with other severities too. */
const severities = fc
  .dictionary(
    fc.constantFrom("row-blank", "row-length", "duplicate-site", "site-id-reused", "company-spelling", "header-order"),
    fc.constantFrom<(Severity | "off")[]>("error", "warning", "off"),
  )
  .map((rules) => new Map(Object.entries(rules)));

describe("a check of a file on disk", () => {
  test("reports the same as a check in memory", () => {
    const text = fc.oneof(
      importText,
      fc.tuple(importText, importPiece, importText).map((parts) => parts.join("")),
      fc.array(fc.constantFrom("", ",,", " ", ","), { maxLength: 4 }).map((lines) => `${lines.join("\n")}\n`),
      fc.tuple(importText, anyText).map((parts) => parts.join("\n")),
    );
    const sizes = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(
        text,
        fc.boolean(),
        severities,
        sizes,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(undefined, 0, 100, 500, 40_000_000),
        (one, wide, rules, size, batch, maxKept) => {
          const bytes = wide ? Buffer.from(`\uFEFF${one}`, "utf16le") : Buffer.from(one);
          const given = { ...context, severities: rules };
          assert.deepEqual(said(streamed(bytes, given, size, batch), maxKept), said(inMemory(bytes, given)));
        },
      ),
      { numRuns: runs },
    );
  });

  test("compares rows that are far apart, and those of many groups", () => {
    const header = "Company Name,Company ID,Site Name,Site ID,Country\n";
    const rows = Array.from({ length: 3000 }, (_, i) => {
      const company = i % 700;
      const id = i === 2900 ? "OTHER" : i === 1500 ? "NEW" : `C${company}`;
      return `${i === 1500 ? "acme 100" : `Acme${company}`},${id},Site${i % 1400},S${i % 900},US\n`;
    });
    const bytes = Buffer.from(header + rows.join(""));
    const streamedOne = streamed(bytes, context, 1000, 50);
    assert.deepEqual(said(streamedOne), said(inMemory(bytes, context)));
    const codes = new Set<string>();
    for (const { row } of streamedOne.places("found")) {
      for (const finding of streamedOne.findingsOf(row)) codes.add(finding.rule.code);
    }
    assert.deepEqual([...codes].sort(), [
      "company-id-mismatch",
      "company-spelling",
      "duplicate-site",
      "site-id-reused",
      "spaces",
    ]);
  });

  test("keeps one copy of equal lines above the header row", () => {
    const header = "Company Name,Company ID,Site Name,Site ID,Country\n";
    for (const above of ["\n", "Clients\n", '"a\n']) {
      const text = `${above.repeat(5)}x"\n${above.repeat(3)}${header}Acme,ACME,HQ,HQ1,USA\n`;
      assert.deepEqual(said(streamed(Buffer.from(text), context, 7)), said(inMemory(Buffer.from(text), context)));
    }
    const { above } = new StreamCheck(textFile(Buffer.from(`${"\n".repeat(5)}${header}`), 7), context);
    assert.deepEqual([above.length, new Set(above).size], [5, 2]);
  });

  test("distinguishes an exact name from a similar one, even in other scripts", () => {
    const header = "Company Name,Company ID,Site Name,Site ID,Country\n";
    for (const [one, other] of [
      ["Müller", "Muller"],
      ["Ärzte", "Ärzte "],
      ["A,B", "A B"],
      ["李", "李"],
      ["Acme", "acme"],
    ]) {
      const cell = (value = "") => (value.includes(",") ? `"${value}"` : value);
      const bytes = Buffer.from(`${header}${cell(one)},A1,HQ,S1,US\n${cell(other)},A2,HQ2,S2,US\n`);
      assert.deepEqual(said(streamed(bytes, context, 20)), said(inMemory(bytes, context)), one);
    }
  });
});
