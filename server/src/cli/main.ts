import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { onOneLine, withoutControls } from "../document/controls.ts";
import { FileError } from "../files/files.ts";
import { forOutput, joined } from "./pieces.ts";
import { runCli } from "./run.ts";

async function main(): Promise<void> {
  const { code, output, problems = [], note } = await runCli(process.argv.slice(2), process.cwd());
  process.exitCode = code;
  for (const problem of problems) tell(problem);
  if (note !== undefined) process.stderr.write(withoutControls(note));
  await pipeline(Readable.from(forOutput(joined(output), process.stdout)), process.stdout, { end: false });
}

/** Says on one line what the problem is. */
function tell(problem: string): void {
  process.stderr.write(`asio-import: ${onOneLine(problem)}\n`);
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
