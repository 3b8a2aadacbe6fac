import { parseArgs } from "node:util";
import { FileError } from "../files/files.ts";
import { encodingNamed } from "../files/text.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { fixCommand, newCommand, readyCommand, retryCommand } from "./commands.ts";
import { mapCommand } from "./map.ts";
import { validateCommand } from "./validate.ts";
import { version } from "./version.ts";

export const usage = `Usage: asio-import COMMAND [OPTION]…

  validate FILE…   check import files as the platform would
    --format FORMAT        text (default), json or sarif
    --response [PATH]      write the response file: beside the import file, or to PATH
    --force                let --response replace a response file that was corrected
  fix FILE         print the file with all safe fixes applied
    --write                change the file instead
  retry RESPONSE   print the rows of a response file in the template's format
  ready FILE       print the rows that would be created in the template's format
  map FILE         print a CSV of another program under the template's headers
    --map "SOURCE=TARGET"  which column fills which, where the proposal is wrong; may be
                           given several times; "SOURCE=" leaves a column out
  new              print the template's header row

Options of retry, ready, map and new:
  -o, --out PATH   write to a new file instead
  --force          let --out replace a file

Options of all commands:
  --existing FILE  an export of existing companies, JSON or CSV; may be given several times
  --template FILE  the template that was downloaded from the platform, a CSV
  --config FILE    settings, as JSON: the object of section asioImport, or a VS Code settings.json
  --encoding NAME  how the CSV is saved where it is no UTF-8: windows-1252, utf-16le, utf-16be …;
                   what is written is UTF-8 in any case
  -h, --help       this text
  -v, --version    the version

Exit codes: 0 the platform would accept what was checked or made, 1 it would not, or that could
not be checked, 2 bad usage, or a file that cannot be read or written.
`;

const options = {
  existing: { type: "string", multiple: true },
  template: { type: "string" },
  config: { type: "string" },
  encoding: { type: "string" },
  format: { type: "string" },
  response: { type: "string" },
  write: { type: "boolean" },
  force: { type: "boolean" },
  map: { type: "string", multiple: true },
  out: { type: "string", short: "o" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type OptionName = keyof typeof options;

interface Command {
  readonly run: (files: string[], options: CliOptions, cwd: string) => Promise<CliResult>;
  readonly options: readonly OptionName[];
  /** How many files it takes. */
  readonly files: "none" | "one" | "some";
}

const shared: readonly OptionName[] = ["existing", "template", "config", "encoding"];
const commands: ReadonlyMap<string, Command> = new Map([
  ["validate", { run: validateCommand, options: [...shared, "format", "response", "force"], files: "some" }],
  ["fix", { run: fixCommand, options: [...shared, "write"], files: "one" }],
  ["retry", { run: retryCommand, options: [...shared, "out", "force"], files: "one" }],
  ["ready", { run: readyCommand, options: [...shared, "out", "force"], files: "one" }],
  ["map", { run: mapCommand, options: [...shared, "map", "out", "force"], files: "one" }],
  ["new", { run: newCommand, options: [...shared, "out", "force"], files: "none" }],
]);

/**
 * Runs the command line.
 * @param args the arguments behind the program's name
 * @param cwd path of the folder that relative paths count from
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
  if (values.help) return { code: 0, output: [usage] };
  if (values.version) return { code: 0, output: [`${version()}\n`] };
  const [name, ...files] = positionals;
  if (name === undefined) throw new UsageError("no command given");
  const command = commands.get(name);
  if (!command) throw new UsageError(`"${name}" is no command`);
  for (const option of Object.keys(values) as OptionName[]) {
    if (!command.options.includes(option)) throw new UsageError(`${name} takes no --${option}`);
  }
  if (command.files === "none" && files.length > 0) throw new UsageError(`${name} takes no file`);
  if (command.files !== "none" && files.length === 0) throw new UsageError(`${name} needs a file`);
  if (command.files === "one" && files.length > 1) throw new UsageError(`${name} takes one file`);
  const {
    existing = [],
    format = "text",
    write = false,
    force = false,
    map = [],
    encoding: label,
    help: _,
    version: __,
    ...rest
  } = values;
  const encoding = label === undefined ? {} : { encoding: encodingOf(label) };
  return await command.run(files, { existing, format, write, force, map, ...encoding, ...rest }, cwd);
}

/** @throws UsageError for a name that is none */
function encodingOf(label: string): string {
  const encoding = encodingNamed(label);
  if (encoding !== undefined) return encoding;
  throw new UsageError(`--encoding knows no "${label}"; it takes utf-8, windows-1252, utf-16le, utf-16be and others`);
}

function parse(args: readonly string[]) {
  try {
    const config = { args: withResponseValue(args), options, allowPositionals: true, tokens: true } as const;
    const { values, positionals, tokens } = parseArgs(config);
    // What follows `--response` is the file to validate where the line names no other.
    const response = tokens.find((token) => token.kind === "option" && token.name === "response");
    if (positionals.length === 1 && values.response && response?.kind === "option" && !response.inlineValue) {
      return { values: { ...values, response: "" }, positionals: [...positionals, values.response] };
    }
    return { values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split("\n")[0] ?? "");
  }
}

/** `--response` may stand at the end or before another option: its path is empty then. */
function withResponseValue(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.map((arg, index) => {
    const isLast = arg === "--response" && index < end && (args[index + 1] ?? "-").startsWith("-");
    return isLast ? "--response=" : arg;
  });
}
