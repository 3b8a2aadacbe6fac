import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { allAtOnce, type Steps } from "../steps.ts";
import { refuseExcessive } from "./json-limits.ts";
import { ExportProblem } from "./problem.ts";

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

/**
 * Parses all JSON documents in a text: usually one, but several in JSON Lines and where pages were written one after
 * the other. A byte order mark is allowed before each of them.
 *
 * @param source path of the text, for the message
 * @throws ExportProblem if the text is empty, cut off, or not JSON throughout
 */
export function readDocuments(text: string, source: string): unknown[] {
  return allAtOnce(readingDocuments(text, source));
}

/** As `readDocuments`, step by step; parsing a document is one step. */
export function* readingDocuments(text: string, source: string): Steps<unknown[]> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") throw new ExportProblem(`${source} is empty.`);
  yield* refuseExcessive(json, source);
  const whole = parseJson(json);
  yield;
  if (whole !== undefined) return [whole];

  const documents: unknown[] = [];
  const documentStart = /\S/g;
  for (;;) {
    const start = documentStart.exec(json)?.index;
    if (start === undefined) return documents;
    const end = documentEnd(json, start);
    const document = end === undefined ? undefined : parseJson(json.slice(start, end));
    if (document === undefined) throw new ExportProblem(faultIn(json, start, end, source));
    documents.push(document);
    yield;
    documentStart.lastIndex = end ?? json.length;
  }
}

/** The value of a JSON text; undefined, which is no JSON value, if it is malformed. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 offset of the end of the document that starts at `start`: after its closing bracket or quote, or after a word.
 * Undefined if the text ends before that.
 */
function documentEnd(text: string, start: number): number | undefined {
  if (text[start] === '"') {
    const string = /"(?:[^"\\\r\n]|\\.)*"/y;
    string.lastIndex = start;
    if (string.test(text)) return string.lastIndex;
  }
  if (text[start] !== "{" && text[start] !== "[") {
    const word = /\S+/y;
    word.lastIndex = start;
    word.exec(text);
    return word.lastIndex;
  }
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c /* \ */) at += 1;
      else if (char === 0x22 /* " */) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b /* { */ || char === 0x5b /* [ */) depth += 1;
    else if (char === 0x7d /* } */ || char === 0x5d /* ] */) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** The message for the malformed document from `start` to `end`, which is undefined if the document is not closed. */
function faultIn(text: string, start: number, end: number | undefined, source: string): string {
  const document = text.slice(start, end).trimEnd();
  const fault = firstFault(document);
  if (fault === undefined) return `${source} is not JSON.`;
  // An unclosed document is cut off only if there is no fault before its last word.
  if (end === undefined && fault.offset + fault.length >= document.length) {
    return `${source} is cut off: its JSON ends at ${position(text, start + document.length)}.`;
  }
  return `${source} is not JSON: ${FAULTS[printParseErrorCode(fault.code)]} at ${position(text, start + fault.offset)}.`;
}

interface Fault {
  readonly code: ParseErrorCode;
  readonly offset: number;
  readonly length: number;
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
function position(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
