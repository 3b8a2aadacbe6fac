import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Checked } from "../checker/checked.ts";
import type { Verdict } from "../checker/verdict.ts";
import { onOneLine, withoutControls } from "../document/controls.ts";
import { positionIn, type Range } from "../document/positions.ts";
import { rangeAt } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import type { FindingFormat } from "./finding-texts.ts";
import type { Loaded } from "./load.ts";

export interface CheckedFile {
  readonly file: string;
  readonly checked: Checked;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** Its findings, as the format's `findings` writes them. */
  readonly findings: Iterable<string>;
}

/** A format of the result of `validate`. */
interface ReportFormat {
  /** Writes the findings of a file. */
  findings(file: string, checked: Checked): FindingFormat;
  /** The whole report, in pieces, because it may be too long for a string. */
  pieces(files: readonly CheckedFile[], loaded: Pick<Loaded, "context" | "exports" | "notices">): Iterable<string>;
}

const asText: ReportFormat = {
  findings(file) {
    const name = onOneLine(file);
    return ({ severity, rule, start }, message, { row, line: firstLine }) => {
      const { line, character } = positionIn(row, start, firstLine);
      return `${name}:${line + 1}:${character + 1}: ${severity}: ${onOneLine(message)} [${rule.code}]\n`;
    };
  },

  *pieces(files, { notices }) {
    for (const { file, findings, sentence } of files) {
      yield* findings;
      const name = onOneLine(file);
      for (const notice of notices) yield `${name}: note: ${onOneLine(notice)}\n`;
      yield `${name}: ${onOneLine(sentence)}\n`;
    }
  },
};

/** A finding in the output of `--format json`. */
interface JsonFinding {
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

const asJson: ReportFormat = {
  findings(_, checked) {
    const { headers } = checked.layout;
    const view = checked.view(checked.header);
    return ({ rule, severity, cell, start, end }, message, place) =>
      item({
        code: rule.code,
        severity,
        message,
        row: place.index + 1,
        column: cell + 1,
        header: headers[cell]?.text ?? "",
        value: view.load(place.row).value(cell),
        range: rangeAt(place, start, end),
      } satisfies JsonFinding);
  },

  *pieces(files, { context, exports }) {
    const existing = { files: exports.map((file) => file.name), companies: context.existing?.size ?? 0 };
    yield '{"files":[';
    for (const [index, { file, checked, verdict, sentence, findings }] of files.entries()) {
      const { rows, failedRows, counts } = checked.summary;
      const about = json({ file, verdict, sentence, rows, failedRows, counts, existing });
      yield `${index > 0 ? "," : ""}\n${about.slice(0, -1)},"findings":[`;
      yield* array([findings]);
      yield "]}";
    }
    yield "\n]}\n";
  },
};

const levels: Record<Severity, string> = { error: "error", warning: "warning", information: "note", hint: "note" };

/** SARIF 2.1.0, the format that code-scanning services read. */
const asSarif: ReportFormat = {
  findings(file) {
    const relative = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
    const artifactLocation = { uri: isAbsolute(file) ? pathToFileURL(file).href : relative };
    return ({ rule, severity, start: from, end: to }, text, place) => {
      const { start, end } = rangeAt(place, from, to);
      const region = {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      };
      const locations = [{ physicalLocation: { artifactLocation, region } }];
      return item({ ruleId: rule.code, level: levels[severity], message: { text }, locations });
    };
  },

  *pieces(files) {
    const rules = allRules.map((rule) => ({
      id: rule.code,
      shortDescription: { text: rule.title },
      defaultConfiguration: { level: levels[rule.severity] },
    }));
    const tool = JSON.stringify({ driver: { name: "asio-import", rules } });
    yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
    yield `"tool":${tool},"columnKind":"utf16CodeUnits","results":[`;
    yield* array(files.map(({ findings }) => findings));
    yield "]}]}\n";
  },
};

/** The values of `--format`. */
export const reportFormats: ReadonlyMap<string, ReportFormat> = new Map([
  ["text", asText],
  ["json", asJson],
  ["sarif", asSarif],
]);

/** JSON that is safe for a terminal. JSON itself escapes only some control characters. */
function json(value: unknown): string {
  return withoutControls(JSON.stringify(value));
}

/** An item of a JSON array, with the comma after the item before it. */
function item(value: unknown): string {
  return `,\n${json(value)}`;
}

/** The items of a JSON array, in pieces: the first one needs no comma. */
function* array(lists: readonly Iterable<string>[]): Generator<string> {
  let isFirst = true;
  for (const items of lists) {
    for (const piece of items) {
      yield isFirst ? piece.slice(1) : piece;
      isFirst = false;
    }
  }
}
