import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Steps } from "../steps.ts";
import type { MalformedDocument } from "./json-pieces.ts";

const FAULTS: Record<ReturnType<typeof printParseErrorCode>, string> = {
  InvalidSymbol: "unexpected text",
  InvalidNumberFormat: "a malformed number",
  PropertyNameExpected: "a key in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma or a closing bracket is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "unexpected text",
  InvalidCommentToken: "a comment",
  UnexpectedEndOfComment: "a comment",
  UnexpectedEndOfString: "a text without its closing quote",
  UnexpectedEndOfNumber: "a malformed number",
  InvalidUnicode: "a malformed escape",
  InvalidEscapeCharacter: "a malformed escape",
  InvalidCharacter: "a control character inside a text",
  "<unknown ParseErrorCode>": "unexpected text",
};

/** UTF-16 units in which a fault is looked for first. */
const firstLength = 1 << 16;

/** UTF-16 units per step: a few milliseconds of work. */
const stepLength = 1 << 18;

/**
 * The sentence for a malformed document.
 * @param source path of the text, for the message
 */
export function* describingFault(text: string, document: MalformedDocument, source: string): Steps<string> {
  const end = document.start + text.slice(document.start, document.end).trimEnd().length;
  const fault = yield* findingFault(text, document, end);
  if (fault === undefined) return `${source} is not JSON.`;
  // An unclosed document is cut off only if there is no fault before its last word.
  if (document.end === undefined && fault.offset + fault.length >= end) {
    return `${source} is cut off: its JSON ends at ${yield* findingPosition(text, end)}.`;
  }
  const what = FAULTS[printParseErrorCode(fault.code)];
  return `${source} is not JSON: ${what} at ${yield* findingPosition(text, fault.offset)}.`;
}

interface Fault {
  readonly code: ParseErrorCode;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Finds the first fault of a document that ends at `end`. A fault at the end of the part that was looked at may be that
 * part's own, so a longer one is looked at then.
 */
function* findingFault(text: string, { from, before }: MalformedDocument, end: number): Steps<Fault | undefined> {
  for (let length = firstLength; ; length *= 8, yield) {
    const stop = Math.min(end, from + length);
    const found = firstFault(before + text.slice(from, stop));
    const fault = found && { ...found, offset: found.offset - before.length + from };
    if (stop === end || (fault && fault.offset + fault.length < stop)) return fault;
  }
}

/** The first fault in malformed JSON. The messages of JSON.parse contain no reliable position. */
function firstFault(text: string): Fault | undefined {
  let first: Fault | undefined;
  try {
    visit(
      text,
      {
        onError: (code, offset, length) => {
          first ??= { code, offset, length };
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    // The visitor is recursive, so it gives up on brackets nested thousands deep, which JSON.parse can read.
    if (!(error instanceof RangeError)) throw error;
  }
  return first;
}

/** Line and column as an editor shows them: both from 1, the column in UTF-16 units. */
function* findingPosition(text: string, offset: number): Steps<string> {
  const { line, start } = yield* findingLine(text, offset);
  return `line ${line}, column ${offset - start + 1}`;
}

/** The number of the line at a UTF-16 offset, from 1, and the offset of its start. */
export function* findingLine(text: string, offset: number): Steps<{ line: number; start: number }> {
  let [line, start] = [1, 0];
  for (let at = 0; at < offset; at += stepLength, yield) {
    for (const { index } of text.slice(at, Math.min(at + stepLength, offset)).matchAll(/\n|\r/g)) {
      const end = at + index + 1;
      // A carriage return before a line feed ends no line of its own.
      if (text[end - 1] === "\n" || text[end] !== "\n" || end === offset) line += 1;
      start = end;
    }
  }
  return { line, start };
}
