import { closeSync, fstatSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isatty } from "node:tty";
import { onOneLine, withoutControls } from "../document/controls.ts";
import { FileError } from "../files/files.ts";
import { encoded } from "../files/node/encoded.ts";
import { fileError } from "../files/node/node-files.ts";
import { writePieces } from "../files/node/write-all.ts";
import { forOutput } from "./pieces.ts";
import { progress } from "./progress.ts";

const standardOutput = 1;

/**
 * Prints a text to standard output, with backpressure. It is not an error if the reader stops early, as in
 * `asio-import … | head`.
 * @throws FileError if not everything can be written, or if iterating the pieces fails
 */
export async function print(pieces: Iterable<string>): Promise<void> {
  const bytes = encoded(forOutput(pieces, { isTTY: isatty(standardOutput) }));
  try {
    if (isFile(standardOutput)) return await printToFile(bytes);
    // Whoever gets the output may show it on the same terminal.
    progress.end();
    await pipeline(
      Readable.from(bytes),
      process.stdout.on("error", () => {}),
      { end: false },
    );
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return;
    throw error instanceof FileError || syscall === undefined ? error : fileError("standard output", "written", error);
  }
}

/**
 * Whether the descriptor is a file or device, of which Node.js's stream may write only a part when the disk is full.
 */
function isFile(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  return stats.isFile() || (stats.isCharacterDevice() && !isatty(descriptor));
}

async function printToFile(pieces: Iterable<Uint8Array>): Promise<void> {
  await writePieces(standardOutput, pieces);
  // A network disk may report only now that it is full.
  closeSync(standardOutput);
}

/** Writes one line to standard error. */
export function tell(text: string): void {
  progress.clear();
  process.stderr.write(`${onOneLine(text)}\n`);
}

/**
 * Runs a program. An error sets exit code 2, so that a crash is never taken for the verdict 1. A FileError prints one
 * line, a bug its stack trace.
 */
export async function runProgram(name: string, run: () => Promise<void>): Promise<void> {
  // If standard error is full or closed, there is no way to report anything.
  process.stderr.on("error", () => {});
  try {
    await run();
    progress.clear();
  } catch (error) {
    progress.clear();
    process.exitCode = 2;
    if (error instanceof FileError) tell(`${name}: ${error.message}`);
    else process.stderr.write(withoutControls(`${name}: ${error instanceof Error ? error.stack : error}\n`));
  }
}
