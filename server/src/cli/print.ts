import { closeSync, fstatSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isatty } from "node:tty";
import { onOneLine, withoutControls } from "../document/controls.ts";
import { FileError } from "../files/files.ts";
import { fileError } from "../files/node/node-files.ts";
import { writeAll } from "../files/node/write-all.ts";
import { forOutput, joined } from "./pieces.ts";

const standardOutput = 1;

/**
 * Prints a text on standard output, piece by piece as that takes them. A reader that has seen enough, as in
 * `asio-import … | head`, is no fault.
 * @throws FileError where not all can be written, or as the pieces do
 */
export async function print(pieces: Iterable<string>): Promise<void> {
  const texts = forOutput(joined(pieces), { isTTY: isatty(standardOutput) });
  try {
    if (isFile(standardOutput)) await printToFile(texts);
    else
      await pipeline(
        Readable.from(texts),
        process.stdout.on("error", () => {}),
        { end: false },
      );
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") return;
    throw error instanceof FileError || syscall === undefined ? error : fileError("standard output", "written", error);
  }
}

/** Whether it is a file or a device: what Node.js's own stream writes at once, and only a part of where the disk gets full. */
function isFile(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  return stats.isFile() || (stats.isCharacterDevice() && !isatty(descriptor));
}

async function printToFile(texts: Iterable<string>): Promise<void> {
  for (const text of texts) await writeAll(standardOutput, Buffer.from(text));
  // A disk far away may only tell now that it is full.
  closeSync(standardOutput);
}

/** Says something on a line of standard error, which may be a terminal. */
export function tell(text: string): void {
  process.stderr.write(`${onOneLine(text)}\n`);
}

/**
 * Runs a program to its end: a problem is told on one line, with exit code 2. A fault of the program shows its stack,
 * with the same code: it must not pass for the verdict 1.
 */
export async function runProgram(name: string, run: () => Promise<void>): Promise<void> {
  // Nobody can be told where standard error is full or closed.
  process.stderr.on("error", () => {});
  try {
    await run();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof FileError) tell(`${name}: ${error.message}`);
    else process.stderr.write(withoutControls(`${name}: ${error instanceof Error ? error.stack : error}\n`));
  }
}
