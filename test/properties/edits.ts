import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Checker } from "../../server/src/checker/checker.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { CsvDocument, type TextChange } from "../../server/src/document/document.ts";
import type { Range } from "../../server/src/document/positions.ts";
import { rangeIn } from "../../server/src/features/places.ts";
import type { OffsetEdit } from "../../server/src/fixes/edits.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { diagnosticsOf } from "../../server/src/lsp/diagnostics.ts";
import { context, importText, responseText } from "./imports.ts";
import { anyStep, editsOf, inverse, type Step } from "./steps.ts";
import { jsonForm, type Target } from "./target.ts";
import { anyText } from "./texts.ts";

/** What one message of an editor holds: steps, or the taking back of the last message that is not yet taken back. */
type Message =
  | {
      steps: Step[];
      /** Whether the places of a step count from the top, each as the ones above it left the text; VS Code does the opposite. */
      downwards: boolean;
      /** A change of the whole text comes without a range. */
      whole: boolean;
    }
  | "undo";

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      steps: fc.oneof(
        { weight: 4, arbitrary: anyStep.map((step) => [step]) },
        { weight: 1, arbitrary: fc.array(anyStep, { minLength: 2, maxLength: 3 }) },
      ),
      downwards: fc.boolean(),
      whole: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Message>("undo") },
);

const anyFile = fc.oneof(
  { weight: 6, arbitrary: importText },
  { weight: 1, arbitrary: responseText },
  { weight: 1, arbitrary: anyText },
);

/** How many rows are checked after each message, where the first check of a file is done in pieces. */
const anyPiece = fc.option(fc.nat({ max: 5 }), { freq: 3 });

/** Most messages of edits to a file: long enough for a state to go wrong and to show later. */
const maxMessages = 12;

const someMessages = fc.array(anyMessage, { minLength: 1, maxLength: maxMessages });

/**
 * The property of the project: after any edits, in the form in which editors send them, a check that was kept up to
 * date says what a fresh check of the text says, and at the same places.
 */
export const edits: Target<[text: string, messages: Message[], piece: number | null]> = {
  says: "every updated check equals a fresh one",
  inputs: fc.tuple(anyFile, someMessages, anyPiece),
  form: jsonForm(),
  /** A case is an edit. */
  holds([text, messages, piece]) {
    const file = new EditedFile(text, piece);
    let steps = 0;
    for (const [index, message] of messages.entries()) {
      steps += message === "undo" ? 1 : message.steps.length;
      const before = file.text;
      const changes = file.apply(message);
      file.work(index < messages.length - 1 ? piece : null);
      try {
        file.compare();
      } catch (error) {
        const replay = `Text:    ${JSON.stringify(before)}\nChanges: ${JSON.stringify(changes)}\n`;
        throw new Error(`${replay}${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    return steps;
  },
};

/** A file whose check is kept up to date, beside the text that it should have. */
class EditedFile {
  readonly #document: CsvDocument;
  readonly #checker: Checker;
  readonly #reference: TextDocument;
  /** What takes each message back: a list of edits for each of its steps. */
  readonly #undo: OffsetEdit[][][] = [];

  constructor(text: string, piece: number | null) {
    this.#document = new CsvDocument("", "asio-csv", 0, text);
    this.#checker = new Checker(this.#document, context, piece === null ? "now" : "in pieces");
    this.#reference = TextDocument.create("", "csv", 0, text);
  }

  get text(): string {
    return this.#reference.getText();
  }

  /** Edits the file as an editor would; returns what that sends. */
  apply(message: Message): TextChange[] {
    const { downwards, whole } = message === "undo" ? { downwards: false, whole: false } : message;
    const changes: TextChange[] = [];
    const inverses: OffsetEdit[][] = [];
    const edit = (edits: readonly OffsetEdit[]) => {
      const { text } = this;
      inverses.unshift(inverse(text, edits));
      const changed = inOrder(edits, downwards).map(({ start, end, text: by }) => {
        const all = whole && start === 0 && end === text.length;
        return this.#refer(all ? { text: by } : { range: this.#range(start, end), text: by });
      });
      changes.push(...changed);
    };
    if (message === "undo") for (const edits of this.#undo.pop() ?? []) edit(edits);
    else {
      for (const step of message.steps) edit(editsOf(this.text, step));
      this.#undo.push(inverses);
    }
    this.#checker.update(this.#document.update(changes, 0));
    return changes;
  }

  /** Goes on with the first check by so many rows; null: to its end. */
  work(rows: number | null): void {
    if (!this.#checker.isComplete) this.#checker.run(rows ?? Number.POSITIVE_INFINITY);
  }

  /** Throws where the text is not what it should be, or the check, once it is complete, not that of the text. */
  compare(): void {
    assert.equal(this.#document.getText(), this.text);
    if (!this.#checker.isComplete) return;
    assert.deepEqual(describe(this.#checker), describe(check(this.text, context)));
  }

  #refer(change: TextChange): TextChange {
    TextDocument.update(this.#reference, [change], 0);
    return change;
  }

  #range(start: number, end: number): Range {
    return { start: this.#reference.positionAt(start), end: this.#reference.positionAt(end) };
  }
}

/** Edits of a text in the order in which they are sent, each with the places that it has by then. */
function inOrder(edits: readonly OffsetEdit[], downwards: boolean): OffsetEdit[] {
  if (!downwards) return edits.toReversed();
  let shift = 0;
  return edits.map(({ start, end, text }) => {
    const moved = { start: start + shift, end: end + shift, text };
    shift += text.length - (end - start);
    return moved;
  });
}

/** All that a person can see of a check, most of it as one line for each thing, so that a difference is easy to read. */
function describe(checker: Checker): unknown {
  const { document, layout, summary } = checker;
  const place = (row: Parameters<typeof rangeIn>[1], start: number, end: number) => {
    const { start: from, end: to } = rangeIn(checker, row, start, end);
    return `${from.line}:${from.character}-${to.line}:${to.character}`;
  };
  return {
    summary: { ...summary, refusals: [...summary.refusals].map(({ code }) => code).sort() },
    verdict: verdictOf(checker),
    header: checker.header.text,
    headers: layout.headers.map((cell) => cell.text),
    delimiter: document.delimiter,
    lines: document.rows.lines,
    rows: [...document.rows].map((row) => {
      const { index, line, offset } = checker.placeOf(row);
      return `${index} ${line} ${offset} ${JSON.stringify(row.text)}`;
    }),
    records: [...checker.records()].map((row) => JSON.stringify(checker.view(row).values())),
    findings: checker.findings().map(({ rule, severity, row, cell, start, end, data, related }) => {
      const other = related ? ` (${place(related.row, related.start, related.end)} ${related.message})` : "";
      return `${place(row, start, end)} ${cell} ${severity} ${rule.code}: ${rule.message(data)}${other}`;
    }),
    shown: diagnosticsOf(checker, 4, [[2, 3]], "#{code}").map(({ range: { start, end }, code, message }) => {
      return `${start.line}:${start.character}-${end.line}:${end.character} ${code} ${message}`;
    }),
  };
}
