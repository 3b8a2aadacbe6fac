import { node } from "../platform.node.ts";
import { runOn } from "../platform.ts";
import { print, runProgram, tell } from "./print.ts";
import { runCli } from "./run.ts";

const name = "asio-import";

runOn(node);
void runProgram(name, async () => {
  const { code, output, problems = [], notes } = await runCli(process.argv.slice(2), process.cwd());
  process.exitCode = code;
  for (const problem of problems) tell(`${name}: ${problem}`);
  await print(output);
  for (const note of notes?.() ?? []) tell(note);
});
