import fc from "fast-check";
import type { OffsetEdit } from "../../server/src/fixes/edits.ts";
import { headers, importPiece, importRow, importText } from "./imports.ts";
import { fraction } from "./texts.ts";

/**
 * What a person does to a file in one go. Places are fractions of the text or of its lines, so that every step fits
 * every text.
 */
export type Step =
  /** Types over a few characters. */
  | { kind: "type"; at: number; length: number; text: string }
  /** Types or pastes over a stretch of any length. */
  | { kind: "paste over"; from: number; to: number; text: string }
  | { kind: "delete"; at: number; length: number }
  /** Puts rows before a line, all of them `times` times. */
  | { kind: "paste rows"; line: number; rows: string[]; times: number }
  | { kind: "delete rows"; line: number; count: number }
  | { kind: "delete all behind"; line: number }
  | { kind: "move rows"; line: number; count: number; to: number }
  | { kind: "copy rows"; line: number; count: number }
  /** Puts or takes away a quote, there or at the next one. */
  | { kind: "quote"; at: number }
  | { kind: "unquote"; at: number }
  /** Changes one line end, or takes it away. */
  | { kind: "line end"; line: number; end: string }
  | { kind: "all line ends"; end: string }
  | { kind: "header"; header: string }
  | { kind: "header cell"; at: number; cell: string }
  /** Puts a column before the first one, or takes that away, in the header row alone or in all rows. */
  | { kind: "add column"; all: boolean; cell: string }
  | { kind: "delete column"; all: boolean }
  /** Types the same in several lines. */
  | { kind: "many cursors"; line: number; count: number; character: number; text: string }
  /** Replaces a piece of the text wherever it stands. */
  | { kind: "replace all"; at: number; length: number; text: string }
  | { kind: "new text"; text: string };

const few = fc.nat({ max: 6 });
const character = fc.nat({ max: 30 });
const someRows = fc.array(importRow, { minLength: 1, maxLength: 3 });
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const headerCell = fc.constantFrom(
  "Company Name",
  "Company ID",
  "Site ID",
  "country",
  "Zip",
  "Notes",
  "",
  '"',
  '"Site ID"',
);

/** Mostly once; now and then so often that the rows fill several blocks of a document. */
const times = fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat({ max: 700 }) });

function weighted(weight: number, arbitrary: fc.Arbitrary<Step>) {
  return { weight, arbitrary };
}

const kind = fc.constant;

/** Any step, the everyday ones more often. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { withCrossShrink: true },
  weighted(12, fc.record({ kind: kind("type"), at: fraction, length: few, text: importPiece })),
  weighted(2, fc.record({ kind: kind("paste over"), from: fraction, to: fraction, text: importPiece })),
  weighted(5, fc.record({ kind: kind("delete"), at: fraction, length: few })),
  weighted(5, fc.record({ kind: kind("paste rows"), line: fraction, rows: someRows, times })),
  weighted(4, fc.record({ kind: kind("delete rows"), line: fraction, count: few })),
  weighted(1, fc.record({ kind: kind("delete all behind"), line: fraction })),
  weighted(3, fc.record({ kind: kind("move rows"), line: fraction, count: few, to: fraction })),
  weighted(2, fc.record({ kind: kind("copy rows"), line: fraction, count: few })),
  weighted(4, fc.record({ kind: kind("quote"), at: fraction })),
  weighted(3, fc.record({ kind: kind("unquote"), at: fraction })),
  weighted(3, fc.record({ kind: kind("line end"), line: fraction, end: fc.oneof(fc.constant(""), lineEnd) })),
  weighted(1, fc.record({ kind: kind("all line ends"), end: lineEnd })),
  weighted(2, fc.record({ kind: kind("header"), header: fc.constantFrom(...headers) })),
  weighted(2, fc.record({ kind: kind("header cell"), at: fraction, cell: headerCell })),
  weighted(1, fc.record({ kind: kind("add column"), all: fc.boolean(), cell: headerCell })),
  weighted(1, fc.record({ kind: kind("delete column"), all: fc.boolean() })),
  weighted(2, fc.record({ kind: kind("many cursors"), line: fraction, count: few, character, text: importPiece })),
  weighted(2, fc.record({ kind: kind("replace all"), at: fraction, length: few, text: importPiece })),
  weighted(1, fc.record({ kind: kind("new text"), text: importText })),
);

/** A step as edits of the text, in its order, none touching another. */
export function editsOf(text: string, step: Step): OffsetEdit[] {
  const offset = (at: number) => Math.round(at * text.length);
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const starts = startsOf(lines);
  const lineAt = (line: number) => Math.round(line * (lines.length - 1));
  /** The offset where line `index` starts, or the end of the text. */
  const start = (index: number) => starts[index] ?? text.length;
  const over = (from: number, to: number, by: string): OffsetEdit => ({
    start: Math.min(from, to),
    end: Math.min(Math.max(from, to), text.length),
    text: by,
  });
  const end = lines[0]?.match(/[\r\n]+$/)?.[0] ?? "\n";

  switch (step.kind) {
    case "type":
      return [over(offset(step.at), offset(step.at) + step.length, step.text)];
    case "paste over":
      return [over(offset(step.from), offset(step.to), step.text)];
    case "delete":
      return [over(offset(step.at), offset(step.at) + step.length, "")];
    case "paste rows": {
      const at = start(lineAt(step.line));
      return [
        over(
          at,
          at,
          step.rows
            .map((row) => row + end)
            .join("")
            .repeat(step.times),
        ),
      ];
    }
    case "delete rows": {
      const first = lineAt(step.line);
      return [over(start(first), start(first + step.count), "")];
    }
    case "delete all behind":
      return [over(start(lineAt(step.line)), text.length, "")];
    case "move rows": {
      const [first, to] = [lineAt(step.line), lineAt(step.to)];
      const cut = over(start(first), start(first + step.count), "");
      if (start(to) >= cut.start && start(to) <= cut.end) return [];
      const paste = over(start(to), start(to), text.slice(cut.start, cut.end));
      return start(to) < cut.start ? [paste, cut] : [cut, paste];
    }
    case "copy rows": {
      const [from, to] = [start(lineAt(step.line)), start(lineAt(step.line) + step.count)];
      return [over(to, to, text.slice(from, to))];
    }
    case "quote":
      return [over(offset(step.at), offset(step.at), '"')];
    case "unquote": {
      const at = text.indexOf('"', offset(step.at));
      return at < 0 ? [] : [over(at, at + 1, "")];
    }
    case "line end": {
      const index = lineAt(step.line);
      return [over(contentEnd(lines[index] ?? "") + start(index), start(index + 1), step.end)];
    }
    case "all line ends":
      return lines.flatMap((line, index) => {
        const from = start(index) + contentEnd(line);
        return from < start(index + 1) ? [over(from, start(index + 1), step.end)] : [];
      });
    case "header":
      return [over(0, contentEnd(lines[0] ?? ""), step.header)];
    case "header cell": {
      const cells = (lines[0] ?? "").slice(0, contentEnd(lines[0] ?? "")).split(",");
      const index = Math.round(step.at * (cells.length - 1));
      const from = cells.slice(0, index).join(",").length + Math.min(index, 1);
      return [over(from, from + (cells[index] ?? "").length, step.cell)];
    }
    case "add column":
      return (step.all ? starts : [0]).map((at) => over(at, at, `${step.cell},`));
    case "delete column":
      return (step.all ? starts : [0]).flatMap((at, index) => {
        const length = (lines[index] ?? "").indexOf(",") + 1;
        return length > 0 ? [over(at, at + length, "")] : [];
      });
    case "many cursors": {
      const first = lineAt(step.line);
      return lines.slice(first, first + step.count).map((line, index) => {
        const at = start(first + index) + Math.min(step.character, contentEnd(line));
        return over(at, at, step.text);
      });
    }
    case "replace all": {
      const found = text.slice(offset(step.at), offset(step.at) + Math.max(1, step.length));
      const edits: OffsetEdit[] = [];
      for (let at = found ? text.indexOf(found) : -1; at >= 0; at = text.indexOf(found, at + found.length)) {
        edits.push(over(at, at + found.length, step.text));
      }
      return edits;
    }
    case "new text":
      return [over(0, text.length, step.text)];
  }
}

/** The edits that take edits back, of the text that they made. */
export function inverse(text: string, edits: readonly OffsetEdit[]): OffsetEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

function startsOf(lines: readonly string[]): number[] {
  let offset = 0;
  return lines.map((line) => {
    offset += line.length;
    return offset - line.length;
  });
}

function contentEnd(line: string): number {
  return line.length - (/(?:\r\n|\n|\r)$/.exec(line)?.[0].length ?? 0);
}
