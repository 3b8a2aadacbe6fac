import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { runCli } from "./run.ts";

async function main(): Promise<void> {
  const { code, output, problem, note } = await runCli(process.argv.slice(2), process.cwd());
  process.exitCode = code;
  if (problem !== undefined) process.stderr.write(`asio-import: ${problem.replace(/[\r\n]+/g, " ")}\n`);
  if (note !== undefined) process.stderr.write(note);
  await pipeline(Readable.from(joined(output)), process.stdout, { end: false });
}

/** Pieces joined to larger ones, since each is written by itself. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

main().catch((error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, as in `asio-import … | head`, is no fault.
  if (error.code !== "EPIPE") {
    // A fault of this program, which must not pass for the verdict 1.
    process.exitCode = 2;
    process.stderr.write(`asio-import: ${error.stack ?? error}\n`);
  }
  process.exit();
});
