import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileError } from "../files/files.ts";
import { joined } from "./pieces.ts";
import { runCli } from "./run.ts";

async function main(): Promise<void> {
  const { code, output, problem, note } = await runCli(process.argv.slice(2), process.cwd());
  process.exitCode = code;
  if (problem !== undefined) tell(problem);
  if (note !== undefined) process.stderr.write(note);
  await pipeline(Readable.from(joined(output)), process.stdout, { end: false });
}

/** Says on one line what the problem is. */
function tell(problem: string): void {
  process.stderr.write(`asio-import: ${problem.replace(/[\r\n]+/g, " ")}\n`);
}

main().catch((error: NodeJS.ErrnoException | FileError) => {
  // A reader that has seen enough, as in `asio-import … | head`, is no fault.
  if (!("code" in error) || error.code !== "EPIPE") {
    // A fault of this program, which must not pass for the verdict 1.
    process.exitCode = 2;
    // A file that is read as the output is made may have changed meanwhile.
    if (error instanceof FileError) tell(error.message);
    else process.stderr.write(`asio-import: ${error.stack ?? error}\n`);
  }
  process.exit();
});
