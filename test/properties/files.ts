import assert from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { decodeCell } from "../../server/src/document/cells.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { SourceTable } from "../../server/src/document/source-table.ts";
import { FileError } from "../../server/src/files/files.ts";
import { decodeFile } from "../../server/src/files/text.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { diagnosticsOf } from "../../server/src/lsp/diagnostics.ts";
import { applyMapping } from "../../server/src/mapping/mapping.ts";
import { proposeMapping } from "../../server/src/mapping/proposal.ts";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { respondingTo } from "../../server/src/response/response-file.ts";
import { makingRetry } from "../../server/src/response/template-file.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { templateFromCsv } from "../../server/src/template/downloaded-template.ts";
import { isResponseHeader } from "../../server/src/template/response-columns.ts";
import { hostileValue, longRun, saved } from "./hostile-texts.ts";
import { context, headers, importRow } from "./imports.ts";
import { bytesForm, type Target } from "./target.ts";

/** Texts up to this length, in UTF-16 units, are fixed twice: longer ones take too long for what they show. */
const fixedTwice = 20_000;

/** In UTF-16 units, about: longer files show nothing more. */
const longestFile = 500_000;

/** Findings whose fixes are tried one by one. */
const maxFixed = 20;

const delimiter = fc.constantFrom(",", ",", ",", ",", ";", "\t", "|");
const lineEnd = fc.constantFrom("\n", "\n", "\r\n", "\r", "\r\r\n", "\n\r", "\u0085", "\n\n");

const cell = fc.oneof(
  { weight: 20, arbitrary: hostileValue },
  { weight: 4, arbitrary: hostileValue.map((value) => `"${value.replaceAll('"', '""')}"`) },
  { weight: 1, arbitrary: longRun(20_000) },
);

const hostileRow = fc
  .tuple(fc.array(cell, { maxLength: 20 }), delimiter)
  .map(([cells, between]) => cells.join(between));

const line = fc.oneof(
  { weight: 4, arbitrary: hostileRow },
  { weight: 4, arbitrary: importRow },
  { weight: 1, arbitrary: fc.constantFrom("", '"', ",,,", "sep=;", "\u001a", ...headers) },
);

const header = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...headers) }, { weight: 1, arbitrary: hostileRow });

/** Files with all that a CSV can have, right or wrong. */
export const fileText = fc
  .tuple(header, fc.array(fc.tuple(line, lineEnd), { maxLength: 8 }), lineEnd)
  .map(([first, lines, end]) => first + end + lines.map(([text, end]) => text + end).join(""));

/** Files that are large in one way: a long line, many columns, many rows. */
const largeText = fc
  .tuple(
    fc.constantFrom(...headers),
    fc.constantFrom("run", "columns", "rows"),
    longRun(50_000),
    hostileRow,
    fc.nat({ max: 12 }),
  )
  .map(([first, kind, run, row, size]) => {
    if (kind === "run") return `${first}\n${run}\n${row}\n`;
    const count = Math.ceil(Math.min(2 ** size, longestFile / (row.length + 1)));
    if (kind === "rows") return `${first}\n${`${row}\n`.repeat(count)}`;
    return `${first}${Array.from({ length: count }, (_, index) => `,Extra ${index}`).join("")}\n${row}${",x".repeat(count)}\n`;
  });

/** What becomes of a file on all ways that it can go: read, checked, written as a response, fixed, mapped. */
export const files: Target<Uint8Array> = {
  says: "every file is read, checked, fixed, mapped and written without a failure",
  inputs: saved(fc.oneof({ weight: 12, arbitrary: fileText }, { weight: 1, arbitrary: largeText })),
  form: bytesForm(".csv"),
  holds(bytes) {
    let text: string;
    try {
      ({ text } = decodeFile(bytes, "clients.csv"));
    } catch (error) {
      assert.ok(error instanceof FileError, `${error}`);
      assert.match(error.message, /^clients\.csv .*\.$/);
      return 1;
    }
    reads(text);
    checks(text);
    maps(text);
    templateFromCsv(text);
    return 1;
  },
};

/** The fields are PapaParse's, where no quote is out of place: on those PapaParse and the platform need not agree. */
function reads(text: string): void {
  const document = new CsvDocument("", "csv", 1, text);
  assert.equal(document.getText(), text);
  const newline = (["\r\n", "\n", "\r"] as const).find((end) => text.includes(end)) ?? "\n";
  const isMixed = text.replaceAll(newline, "").search(/[\r\n]/) >= 0;
  if (isMixed || text === "" || text.startsWith("\uFEFF")) return;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: document.delimiter, newline });
  if (errors.length > 0 || /(?<![\r\n,;\t|])"|"(?![\r\n,;\t|"])/.test(text.replaceAll('""', ""))) return;
  if (text.endsWith(newline)) data.pop();
  const own = Array.from(document.rows, ({ source, cellCount, ...row }) => [source, cellCount, row] as const);
  assert.equal(own.length, data.length, "as many rows as PapaParse reads");
  const fields = Array.from(document.rows, (row) =>
    Array.from({ length: row.cellCount }, (_, index) =>
      decodeCell(row.source.text.slice(row.cellStart(index), row.cellEnd(index)), row.cellKinds(index)),
    ),
  );
  assert.deepEqual(fields, data);
}

function checks(text: string): void {
  const checker = check(text, context);
  const findings = checker.findings();
  for (const { rule, row, start, end, data } of findings) {
    assert.ok(start >= 0 && start <= end && end <= row.length, `${rule.code} ${start} ${end}`);
    const message = rule.message(data);
    assert.ok(message.length < 2_000, `${rule.code}: ${message.length}`);
  }
  diagnosticsOf(checker, 500, [[0, 50]], "#{code}");
  assert.match(verdictOf(checker).sentence, /\.$/);
  for (const finding of findings.slice(0, maxFixed)) {
    for (const { edits } of fixesOf(finding, checker)) applyEdits(text, offsetEdits(checker, edits));
  }
  const fixed = fixAll(text, context).text;
  if (text.length <= fixedTwice)
    assert.equal(fixAll(fixed, context).text, fixed, "nothing more to fix the second time");
  for (const split of ["company", "row"] as const) {
    const { texts, ready, rest } = allAtOnce(makingReady(checker, split));
    assert.deepEqual([recordsIn(texts.ready), recordsIn(texts.rest)], [ready.rows, rest.rows]);
    assert.equal(ready.rows + rest.rows, checker.summary.rows);
  }
  for (const which of ["failed", "all"] as const) {
    const response = allAtOnce(respondingTo(checker, which));
    assert.equal(response === undefined, checker.summary.failedRows === 0 || checker.layout.isResponse);
    if (response === undefined) continue;
    const again = check(response, context);
    const shown = again.layout.headers.map((each) => each.text);
    if (!isResponseHeader(shown) || !again.layout.columns.some((column) => column)) continue;
    const retry = allAtOnce(makingRetry(again, "a.csv"));
    assert.equal(recordsIn(retry.text), retry.rows);
    assert.ok(retry.rows <= checker.summary.failedRows, `${retry.rows} rows to retry of ${checker.summary.failedRows}`);
  }
}

/** How many records PapaParse finds in a file that was written. */
function recordsIn(text: string): number {
  const newline = (["\r\n", "\n", "\r"] as const).find((end) => text.endsWith(end)) ?? "\n";
  const { data, errors } = Papa.parse<string[]>(text.slice(0, -newline.length), { delimiter: ",", newline });
  assert.deepEqual(
    errors.filter(({ code }) => code !== "UndetectableDelimiter"),
    [],
  );
  return data.length - 1;
}

function maps(text: string): void {
  const table = new SourceTable(text);
  if (table.columns.length === 0) return;
  const { template } = context;
  const proposals = proposeMapping(table, template);
  const mapped = applyMapping(table, new Map(proposals.map(({ column, source }) => [column, source])), template);
  assert.equal(recordsIn(mapped.text), mapped.rows);
}
