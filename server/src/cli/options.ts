import { grouped } from "../grouped.ts";

/** An option of the command line. */
interface Option {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands in the help for what follows it. */
  readonly value?: string;
  readonly help: string;
  /** The commands that take it; all where none is named. */
  readonly of?: readonly string[];
}

const makers = ["retry", "ready", "map", "new"];

/** The one list of options: what is read of a call, what each command takes, and what the help says. */
export const options = {
  format: { type: "string", value: "FORMAT", help: "text (default), json or sarif", of: ["validate"] },
  response: {
    type: "string",
    value: "[PATH]",
    help: "write the response file: beside the import file, or to PATH",
    of: ["validate"],
  },
  write: { type: "boolean", help: "change the file instead", of: ["fix"] },
  map: {
    type: "string",
    multiple: true,
    value: '"SOURCE=TARGET"',
    help: 'which column fills which, where the proposal is wrong; may be\ngiven several times; "SOURCE=" leaves a column out',
    of: ["map"],
  },
  out: { type: "string", short: "o", value: "PATH", help: "write to a new file instead", of: makers },
  force: {
    type: "boolean",
    help: "let --out replace a file, and --response a response file that was\ncorrected",
    of: ["validate", ...makers],
  },
  existing: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "an export of existing companies, JSON or CSV; may be given\nseveral times",
  },
  template: { type: "string", value: "FILE", help: "the template that was downloaded from the platform, a CSV" },
  config: {
    type: "string",
    value: "FILE",
    help: "settings, as JSON: the object of section asioImport, or a VS Code\nsettings.json",
  },
  encoding: {
    type: "string",
    value: "NAME",
    help: "how the CSV is saved where it is no UTF-8: windows-1252, utf-16le,\nutf-16be …; what is written is UTF-8 in any case",
  },
  help: { type: "boolean", short: "h", help: "this text" },
  version: { type: "boolean", short: "v", help: "the version" },
} as const satisfies Readonly<Record<string, Option>>;

const all = Object.entries<Option>(options);

/** The first of the options that a command does not take. */
export function foreignOption(command: string, given: object): string | undefined {
  return all.find(([name, { of }]) => name in given && of && !of.includes(command))?.[0];
}

/** The text of `--help`. */
export function usageOf(commands: ReadonlyMap<string, { readonly takes: string; readonly help: string }>): string {
  const byCommands = grouped(all, ([, { of = ["all commands"] }]) => of.join(", "));
  const sections = [...commands].map(([name, { takes, help }]) => {
    const own = byCommands.get(name) ?? [];
    byCommands.delete(name);
    return line(`  ${name} ${takes}`, help) + linesOf(own, "    ");
  });
  const shared = Array.from(byCommands, ([of, group]) => `Options of ${of}:\n${linesOf(group, "  ")}\n`);
  return `Usage: asio-import COMMAND [OPTION]…

${sections.join("")}
${shared.join("")}Exit codes: 0 the platform would accept what was checked or made, 1 it would not, or that could
not be checked, 2 bad usage, or a file that cannot be read or written.
`;
}

function linesOf(group: typeof all, indent: string): string {
  return group
    .map(([name, { short, value = "", help }]) =>
      line(`${indent}${short ? `-${short}, ` : ""}--${name} ${value}`, help),
    )
    .join("");
}

/** What is explained, and the text that does so beside it, which may have several lines. */
function line(what: string, text: string): string {
  return `${what.padEnd(27)}${text.replaceAll("\n", `\n${" ".repeat(27)}`)}\n`;
}
