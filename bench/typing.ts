import type { TextChange } from "../server/src/document/document.ts";

/** Of 18 cells, one of them in quotes; its company is one that the file has. */
const row = 'Company77,C77,"Branch",B77,US,Head Office,77 Main Street,,Springfield,IL,62701,,,,,,,';

/** A row that a person types into a file. */
export interface Typing {
  /** A new line, and then the row, character by character. */
  readonly keystrokes: readonly TextChange[];
  /** Takes all of it away. */
  readonly undo: TextChange;
  /** The lines on the screen meanwhile, first and last, from 0. */
  readonly screen: readonly [first: number, last: number];
}

/** The typing of a row in the middle of a text. */
export function typingInMiddle(text: string): Typing {
  const lines = text.split("\n");
  const line = Math.floor(lines.length / 2);
  const lineEnd = { line, character: (lines[line] ?? "").length };
  const at = (character: number) => ({ line: line + 1, character });
  const keys = [...row].map((key, i) => ({ range: { start: at(i), end: at(i) }, text: key }));
  return {
    keystrokes: [{ range: { start: lineEnd, end: lineEnd }, text: "\n" }, ...keys],
    undo: { range: { start: lineEnd, end: at(row.length) }, text: "" },
    screen: [line - 20, line + 20],
  };
}
