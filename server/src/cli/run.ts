import { parseArgs } from "node:util";
import { FileError } from "../files/files.ts";
import { encodingNamed } from "../files/text.ts";
import { version } from "./about.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { fixCommand, newCommand, readyCommand, retryCommand } from "./commands.ts";
import { mapCommand } from "./map.ts";
import { mergeCommand } from "./merge.ts";
import { options, unsupportedOption, usageOf } from "./options.ts";
import { validateCommand } from "./validate.ts";

interface Command {
  readonly run: (files: string[], options: CliOptions, cwd: string) => Promise<CliResult>;
  /** Its arguments in the help: empty for none; one file, or several if it ends with `…`. */
  readonly takes: string;
  readonly help: string;
}

const commands: ReadonlyMap<string, Command> = new Map([
  [
    "validate",
    { run: validateCommand, takes: "FILE…", help: "check import files, and those in folders, as the platform would" },
  ],
  ["fix", { run: fixCommand, takes: "FILE", help: "print the file with all safe fixes applied" }],
  [
    "retry",
    { run: retryCommand, takes: "RESPONSE", help: "print the failed rows of a response file in the template's format" },
  ],
  [
    "ready",
    {
      run: readyCommand,
      takes: "FILE",
      help: "print the companies that are ready to upload, in the template's format",
    },
  ],
  [
    "map",
    { run: mapCommand, takes: "FILE", help: "print another program's CSV or .xlsx under the template's headers" },
  ],
  [
    "merge",
    { run: mergeCommand, takes: "CORRECTED", help: "print the import file with the corrected rows of another file" },
  ],
  ["new", { run: newCommand, takes: "", help: "print the template's header row" }],
]);

/**
 * Runs the command line.
 * @param args the arguments after the program's name
 * @param cwd folder that relative paths start from
 */
export async function runCli(args: readonly string[], cwd: string): Promise<CliResult> {
  try {
    return await run(args, cwd);
  } catch (error) {
    if (error instanceof FileError) return { code: 2, output: [], problems: [error.message] };
    if (error instanceof UsageError)
      return { code: 2, output: [], problems: [`${error.message} (see asio-import --help)`] };
    throw error;
  }
}

async function run(args: readonly string[], cwd: string): Promise<CliResult> {
  const { values, positionals } = parse(args);
  if (values.help) return { code: 0, output: [usageOf(commands)] };
  if (values.version) return { code: 0, output: [`${version()}\n`] };
  const [name, ...files] = positionals;
  if (name === undefined) throw new UsageError("no command given");
  const command = commands.get(name);
  if (!command) throw new UsageError(`"${name}" is not a command`);
  const unsupported = unsupportedOption(name, values);
  if (unsupported !== undefined) throw new UsageError(`${name} has no option --${unsupported}`);
  refuseNames(name, values, files);
  const { takes } = command;
  if (takes === "" && files.length > 0) throw new UsageError(`${name} takes no file`);
  if (takes !== "" && files.length === 0) throw new UsageError(`${name} needs a file`);
  if (!takes.endsWith("…") && files.length > 1) throw new UsageError(`${name} takes one file`);
  const {
    existing = [],
    format = "text",
    quiet = false,
    write = false,
    force = false,
    map = [],
    suggest = [],
    derive = [],
    set = [],
    sheet = [],
    encoding: label,
    help: _,
    version: __,
    ...rest
  } = values;
  const encoding = label === undefined ? {} : { encoding: encodingOf(label) };
  return await command.run(
    files,
    { existing, format, quiet, write, force, map, suggest, derive, set, sheet, ...encoding, ...rest },
    cwd,
  );
}

/** @throws UsageError for an option or file whose value cannot be what was meant */
function refuseNames(command: string, values: Readonly<Record<string, unknown>>, files: readonly string[]): void {
  for (const [option, value] of Object.entries(values)) {
    const given = [value].flat();
    if (option !== "response" && given.includes("")) throw new UsageError(`--${option} is empty`);
    const isRead = ["existing", "template", "config", "mapping"].includes(option);
    if (isRead && given.includes("-")) throw new UsageError(`--${option} takes no "-": use /dev/stdin`);
  }
  if (files.includes("")) throw new UsageError("the name of a file is empty");
  if (files.includes("-")) throw new UsageError('"-" is no file: use /dev/stdin');
  const json = [...files, values.join ?? ""].find((file) => /\.(?:json|jsonl|ndjson)$/i.test(String(file)));
  if (json === undefined) return;
  if (command === "map") throw new UsageError(`${json} is no list that can be mapped: export it as CSV or .xlsx`);
  throw new UsageError(
    `${json} is not a CSV: an export of existing companies needs its own --existing, or a glob in quotes for several`,
  );
}

/** @throws UsageError if the encoding is unknown */
function encodingOf(label: string): string {
  const encoding = encodingNamed(label);
  if (encoding !== undefined) return encoding;
  throw new UsageError(
    `--encoding does not support "${label}", but supports utf-8, windows-1252, utf-16le, utf-16be and others`,
  );
}

function parse(args: readonly string[]) {
  try {
    const config = { args: withResponseValue(args), options, allowPositionals: true, tokens: true } as const;
    const { values, positionals, tokens } = parseArgs(config);
    // If no other file is given, the value of `--response` is the file to validate.
    const response = tokens.find((token) => token.kind === "option" && token.name === "response");
    if (positionals.length === 1 && values.response && response?.kind === "option" && !response.inlineValue) {
      return { values: { ...values, response: "" }, positionals: [...positionals, values.response] };
    }
    return { values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split("\n")[0] ?? "");
  }
}

/** The path of `--response` is empty if it is the last argument or another option follows. */
function withResponseValue(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.map((arg, index) => {
    const isLast = arg === "--response" && index < end && (args[index + 1] ?? "-").startsWith("-");
    return isLast ? "--response=" : arg;
  });
}
