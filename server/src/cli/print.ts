import { closeSync, fstatSync, writeSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { isatty } from "node:tty";
import { onOneLine, withoutControls } from "../document/controls.ts";
import { FileError } from "../files/files.ts";
import { encoded } from "../files/node/encoded.ts";
import { fileError } from "../files/node/node-files.ts";
import { writePieces } from "../files/node/write-all.ts";
import { forOutput } from "./pieces.ts";
import { progress, standardError } from "./progress.ts";

const standardOutput = 1;

/**
 * Prints a text to standard output, with backpressure. It is not an error if the reader stops early, as in
 * `asio-import … | head`.
 * @throws FileError if not everything can be written, or if iterating the pieces fails
 */
export async function print(pieces: Iterable<string>): Promise<void> {
  try {
    const stats = fstatSync(standardOutput);
    const isTTY = stats.isCharacterDevice() && isatty(standardOutput);
    const bytes = encoded(forOutput(pieces, { isTTY }));
    // Node.js's stream may write only a part to these when the disk is full.
    if (stats.isFile() || (stats.isCharacterDevice() && !isTTY)) return await printToFile(bytes);
    // Whoever gets the output may show it on the same terminal.
    progress.end();
    await printToStream(isTTY ? bytes : notTakenAtOnce(bytes));
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return;
    throw error instanceof FileError || syscall === undefined ? error : fileError("standard output", "written", error);
  }
}

/** Node.js's stream is opened only if there is something to write: that takes longer than checking a small file. */
async function printToStream(pieces: Generator<Uint8Array>): Promise<void> {
  const { done, value } = pieces.next();
  if (done) return;
  const all = (function* () {
    yield value;
    yield* pieces;
  })();
  await pipeline(
    all,
    process.stdout.on("error", () => {}),
    { end: false },
  );
}

/**
 * Writes pieces to a pipe, and yields what it does not take at once: most pipes wait for their reader, but whoever made a
 * pipe can decide otherwise.
 */
function* notTakenAtOnce(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let isFull = false;
  for (const bytes of pieces) {
    let written = 0;
    try {
      while (!isFull && written < bytes.length) written += writeSync(standardOutput, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      isFull = true;
    }
    if (written < bytes.length) yield bytes.subarray(written);
  }
}

async function printToFile(pieces: Iterable<Uint8Array>): Promise<void> {
  await writePieces(standardOutput, pieces);
  // A network disk may report only now that it is full.
  closeSync(standardOutput);
}

/** Writes one line to standard error. */
export function tell(text: string): void {
  progress.clear();
  standardError().write(`${onOneLine(text)}\n`);
}

/**
 * Runs a program. An error sets exit code 2, so that a crash is never taken for the verdict 1. A FileError prints one
 * line, a bug its stack trace.
 */
export async function runProgram(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    progress.clear();
  } catch (error) {
    progress.clear();
    process.exitCode = 2;
    if (error instanceof FileError) tell(`${name}: ${error.message}`);
    else standardError().write(withoutControls(`${name}: ${error instanceof Error ? error.stack : error}\n`));
  }
}
