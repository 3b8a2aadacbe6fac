import { onOneLine } from "../document/controls.ts";
import { positionIn, type Range } from "../document/positions.ts";
import { rangeAt } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import type { Elsewhere } from "../rules/rule.ts";
import { asGitHub } from "./github.ts";
import { array, item, json } from "./json-text.ts";
import type { ReportFormat } from "./report-format.ts";
import { asSarif } from "./sarif.ts";

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
  /** Places in other files that explain the finding. */
  relatedLocations?: RelatedLocation[];
}

/** A place in another file, with the same units. */
interface RelatedLocation {
  file: string;
  row: number;
  message: string;
  range: Range;
}

function relatedLocation({ place: { file, row, range }, message }: Elsewhere): RelatedLocation {
  return { file: file.name, row, message, range };
}

const asJson: ReportFormat = {
  findings(_, checked) {
    const { headers } = checked.layout;
    const view = checked.view(checked.header);
    return ({ rule, severity, cell, start, end, data }, message, place) => {
      const other = rule.elsewhere?.(data);
      return item({
        code: rule.code,
        severity,
        message,
        row: place.index + 1,
        column: cell + 1,
        header: headers[cell]?.text ?? "",
        value: view.load(place.row).value(cell),
        range: rangeAt(place, start, end),
        ...(other ? { relatedLocations: [relatedLocation(other)] } : {}),
      } satisfies JsonFinding);
    };
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

/** The values of `--format`. */
export const reportFormats: ReadonlyMap<string, ReportFormat> = new Map([
  ["text", asText],
  ["json", asJson],
  ["sarif", asSarif],
  ["github", asGitHub],
]);
