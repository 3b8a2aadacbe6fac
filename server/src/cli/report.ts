import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Checked } from "../checker/checked.ts";
import type { Verdict } from "../checker/verdict.ts";
import { onOneLine, withoutControls } from "../document/controls.ts";
import type { Range } from "../document/positions.ts";
import { rangeAt } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import type { Loaded } from "./load.ts";

export interface CheckedFile {
  readonly file: string;
  readonly checked: Checked;
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** A finding in the output of `--format json`. */
interface ReportedFinding {
  code: string;
  severity: Severity;
  message: string;
  /** From 1, like rows of a spreadsheet. */
  row: number;
  /** From 1; 0 if the finding is about the whole row. */
  column: number;
  header: string;
  value: string;
  /** As in LSP: from 0, in UTF-16 units. */
  range: Range;
}

/** Formats the result of `validate`, in pieces, because the whole may be too long for a string. */
type Report = (
  files: readonly CheckedFile[],
  loaded: Pick<Loaded, "context" | "exports" | "notices">,
) => Iterable<string>;

/** The values of `--format`. */
export const report: ReadonlyMap<string, Report> = new Map([
  ["text", asText],
  ["json", asJson],
  ["sarif", asSarif],
]);

function* asText(files: readonly CheckedFile[], { notices }: Parameters<Report>[1]): Generator<string> {
  for (const { file, checked, sentence } of files) {
    const name = onOneLine(file);
    for (const { severity, code, message, range } of findingsOf(checked)) {
      const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
      yield `${place}: ${severity}: ${onOneLine(message)} [${code}]\n`;
    }
    for (const notice of notices) yield `${name}: note: ${onOneLine(notice)}\n`;
    yield `${name}: ${onOneLine(sentence)}\n`;
  }
}

function* asJson(files: readonly CheckedFile[], { context, exports }: Parameters<Report>[1]): Generator<string> {
  const existing = { files: exports.map((file) => file.name), companies: context.existing?.size ?? 0 };
  yield '{"files":[';
  for (const [index, { file, checked, verdict, sentence }] of files.entries()) {
    const { rows, failedRows, counts } = checked.summary;
    const about = json({ file, verdict, sentence, rows, failedRows, counts, existing });
    yield `${index > 0 ? "," : ""}\n${about.slice(0, -1)},"findings":[`;
    yield* lines(findingsOf(checked));
    yield "]}";
  }
  yield "\n]}\n";
}

const levels: Record<Severity, string> = { error: "error", warning: "warning", information: "note", hint: "note" };

/** SARIF 2.1.0, the format that code-scanning services read. */
function* asSarif(files: readonly CheckedFile[]): Generator<string> {
  const rules = allRules.map((rule) => ({
    id: rule.code,
    shortDescription: { text: rule.title },
    defaultConfiguration: { level: levels[rule.severity] },
  }));
  const tool = JSON.stringify({ driver: { name: "asio-import", rules } });
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
  yield `"tool":${tool},"columnKind":"utf16CodeUnits","results":[`;
  yield* lines(sarifResults(files));
  yield "]}]}\n";
}

function* sarifResults(files: readonly CheckedFile[]): Generator<unknown> {
  for (const { file, checked } of files) {
    const relative = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
    const uri = isAbsolute(file) ? pathToFileURL(file).href : relative;
    for (const { code, severity, message, range } of findingsOf(checked)) {
      const region = {
        startLine: range.start.line + 1,
        startColumn: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
      };
      const locations = [{ physicalLocation: { artifactLocation: { uri }, region } }];
      yield { ruleId: code, level: levels[severity], message: { text: message }, locations };
    }
  }
}

/** JSON that is safe for a terminal. JSON itself escapes only some control characters. */
function json(value: unknown): string {
  return withoutControls(JSON.stringify(value));
}

/** The items of a JSON array, one per line. */
function* lines(values: Iterable<unknown>): Generator<string> {
  let separator = "\n";
  for (const value of values) {
    yield separator + json(value);
    separator = ",\n";
  }
}

/** All findings in file order. */
function* findingsOf(checked: Checked): Generator<ReportedFinding> {
  const { headers } = checked.layout;
  const view = checked.view(checked.header);
  for (const place of checked.places("found")) {
    const { row, index } = place;
    for (const { cell, start, end, rule, severity, data } of checked.findingsOf(row)) {
      yield {
        code: rule.code,
        severity,
        message: rule.message(data),
        row: index + 1,
        column: cell + 1,
        header: headers[cell]?.text ?? "",
        value: view.load(row).value(cell),
        range: rangeAt(place, start, end),
      };
    }
  }
}
