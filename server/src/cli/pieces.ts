import { withoutControls } from "../document/controls.ts";
import type { Making } from "../response/csv.ts";

/** A file that is made while it is written, and what was counted meanwhile. */
export class MadePieces<Counts> implements Iterable<string> {
  readonly #mark: boolean;
  readonly #make: () => Making<Counts>;
  #counts: Counts | undefined;

  /** @param mark whether the file starts with a byte order mark */
  constructor(mark: boolean, make: () => Making<Counts>) {
    this.#mark = mark;
    this.#make = make;
  }

  *[Symbol.iterator](): Generator<string> {
    if (this.#mark) yield "\uFEFF";
    this.#counts = yield* this.#make();
  }

  /** Whether there is a line after the header row. */
  get hasRecords(): boolean {
    let lines = 0;
    for (const line of this.#make()) if (line !== "" && ++lines > 1) return true;
    return false;
  }

  /** If nobody took all pieces, as in `asio-import … | head`, they are made again. */
  get counts(): Counts {
    if (this.#counts === undefined) for (const _ of this);
    return this.#counts as Counts;
  }
}

/**
 * The pieces of a text, unchanged. If another text is not the same, calls `onDifference` once, before the first piece
 * that differs or at the end.
 */
export function* atFirstDifference(
  pieces: Iterable<string>,
  other: Iterator<{ readonly text: string }>,
  onDifference: () => void,
): Generator<string> {
  let rest = "";
  let at = 0;
  let isSame = true;
  for (const piece of pieces) {
    while (isSame && rest.length - at < piece.length) {
      const { done, value } = other.next();
      if (done) break;
      rest = rest.slice(at) + value.text;
      at = 0;
    }
    if (isSame && !rest.startsWith(piece, at)) {
      isSame = false;
      onDifference();
    }
    at += piece.length;
    yield piece;
  }
  if (isSame && (at < rest.length || !other.next().done)) onDifference();
}

/** Removes control characters if the output is a terminal. Files and other programs get the text unchanged. */
export function* forOutput(pieces: Iterable<string>, output: { readonly isTTY: boolean }): Generator<string> {
  for (const piece of pieces) yield output.isTTY ? withoutControls(piece) : piece;
}
