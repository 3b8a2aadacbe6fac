import { grouped } from "../grouped.ts";

interface Option {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** Placeholder for its value in the help. */
  readonly value?: string;
  readonly help: string;
  /** The commands that have it; by default, all. */
  readonly commands?: readonly string[];
}

const makers = ["retry", "ready", "map", "merge", "new"];

/** All options: how they are parsed, which commands have them, and their help. */
export const options = {
  format: { type: "string", value: "FORMAT", help: "text (default), json, sarif or github", commands: ["validate"] },
  quiet: { type: "boolean", help: "report only errors and verdicts", commands: ["validate"] },
  "max-warnings": {
    type: "string",
    value: "N",
    help: "exit with 1 if there are more warnings, in all files",
    commands: ["validate"],
  },
  response: {
    type: "string",
    value: "[PATH]",
    help: "write the response file next to the import file, or to PATH",
    commands: ["validate"],
  },
  into: {
    type: "string",
    value: "FILE",
    help: "the import file that the corrected rows belong to",
    commands: ["merge"],
  },
  write: { type: "boolean", help: "change the file instead", commands: ["fix", "merge"] },
  suggest: {
    type: "string",
    multiple: true,
    value: "CODE,…",
    help: "also take suggestions of these rules that are no guesses; required\nfills in new IDs",
    commands: ["fix"],
  },
  map: {
    type: "string",
    multiple: true,
    value: '"SOURCE=TARGET"',
    help: 'fill column TARGET from SOURCE; "SOURCE=" leaves SOURCE out;\ncan be given several times',
    commands: ["map"],
  },
  derive: {
    type: "string",
    multiple: true,
    value: "TARGET,…",
    help: "make what is empty of these columns from the others: Company ID,\nSite Name, Site ID, Country",
    commands: ["map"],
  },
  set: {
    type: "string",
    multiple: true,
    value: '"TARGET=VALUE"',
    help: "write VALUE where column TARGET is still empty; can be given\nseveral times",
    commands: ["map"],
  },
  join: {
    type: "string",
    value: "FILE",
    help: "add the columns of another file, such as the companies of these\nsites",
    commands: ["map"],
  },
  on: {
    type: "string",
    value: "KEY[=KEY]",
    help: "the columns of both files whose equal values say which rows belong\ntogether; found by itself if possible",
    commands: ["map"],
  },
  mapping: {
    type: "string",
    value: "FILE",
    help: "take the mapping that was saved for this header row",
    commands: ["map"],
  },
  "save-mapping": {
    type: "string",
    value: "FILE",
    help: "save the mapping for this header row, in place of that before",
    commands: ["map"],
  },
  sheet: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "the sheet of an .xlsx file: by default, the first one with rows; once\nmore for the file of --join",
    commands: ["map"],
  },
  rest: { type: "string", value: "PATH", help: "write all other rows to PATH", commands: ["ready"] },
  split: {
    type: "string",
    value: "BY",
    help: "company (default): only companies all of whose rows would be\ncreated; row: every row that would be created",
    commands: ["ready"],
  },
  out: { type: "string", short: "o", value: "PATH", help: "write to a new file instead", commands: makers },
  force: {
    type: "boolean",
    help: "replace the file of --out or --rest, or a response file that was corrected",
    commands: ["validate", ...makers],
  },
  existing: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "an export of existing companies, JSON or CSV; can be given\nseveral times",
  },
  template: { type: "string", value: "FILE", help: "the template that you downloaded from the platform" },
  config: {
    type: "string",
    value: "FILE",
    help: 'settings: a JSON object such as {"rules": {"spaces": "off"}}, or a\nVS Code settings.json',
  },
  encoding: {
    type: "string",
    value: "NAME",
    help: "encoding of the CSV if not UTF-8: windows-1252, utf-16le,\nutf-16be …; output is always UTF-8",
  },
  help: { type: "boolean", short: "h", help: "show this help" },
  version: { type: "boolean", short: "v", help: "show the version" },
} as const satisfies Readonly<Record<string, Option>>;

const all = Object.entries<Option>(options);

/** The first given option that the command does not have. */
export function unsupportedOption(command: string, given: object): string | undefined {
  return all.find(([name, { commands }]) => name in given && commands && !commands.includes(command))?.[0];
}

/** The text of `--help`. */
export function usageOf(commands: ReadonlyMap<string, { readonly takes: string; readonly help: string }>): string {
  const byCommands = grouped(all, ([, option]) => (option.commands ?? ["all commands"]).join(", "));
  const sections = [...commands].map(([name, { takes, help }]) => {
    const own = byCommands.get(name) ?? [];
    byCommands.delete(name);
    return line(`  ${name} ${takes}`, help) + linesOf(own, "    ");
  });
  const shared = Array.from(byCommands, ([names, group]) => `Options of ${names}:\n${linesOf(group, "  ")}\n`);
  return `Usage: asio-import COMMAND [OPTION]…

${sections.join("")}
${shared.join("")}Exit codes:
  0  the platform would accept the file
  1  it would not, or this could not be checked
  2  wrong usage, or a file that cannot be read or written
`;
}

function linesOf(group: typeof all, indent: string): string {
  return group
    .map(([name, { short, value = "", help }]) =>
      line(`${indent}${short ? `-${short}, ` : ""}--${name} ${value}`, help),
    )
    .join("");
}

/** Two columns: a term and its explanation, which may have several lines. */
function line(term: string, text: string): string {
  return `${term.padEnd(27)}${text.replaceAll("\n", `\n${" ".repeat(27)}`)}\n`;
}
