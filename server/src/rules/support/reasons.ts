import { defaultColumns } from "../../template/columns.ts";
import { headerKey } from "../../template/headers.ts";
import type { HeaderCell } from "../../template/layout.ts";
import { isAddedColumn } from "../../template/response-columns.ts";
import type { Finding } from "../rule.ts";

/** Separates the reasons of a row. */
const separator = "; ";

/**
 * Joins reasons into one text. Full stops at the end are removed, and so is the space after a semicolon in a reason (in
 * a quoted value, for example), because `; ` separates reasons.
 */
export function joinReasons(reasons: readonly string[]): string {
  return reasons.map(withoutSeparator).join(separator);
}

/** A reason as it is in a joined text. */
export function withoutSeparator(reason: string): string {
  const open = reason.endsWith(".") ? reason.slice(0, -1) : reason;
  return open.includes(";") ? open.replace(/;\s+/g, ";") : open;
}

/** The reasons in a joined text. Other programs also separate theirs by line breaks and bars. */
export function splitReasons(text: string, isOwn: boolean): string[] {
  return text.split(isOwn ? separator : /;\s+|\s+\|\s+|[\r\n]+/);
}

/** Phrases of the messages on a single row, each of which a rule of this extension finds again in the same row. */
const ofRow = new RegExp(
  [
    "^(?:This (?:whole )?(?:row|record|`sep=` line|is another header row)|These [\\d,]+ records|The header row is repeated)",
    "ISO 3166|is not a code of two capital letters|can contain only (?:the )?letters|does not allow commas",
    "must be on one line|is required\\.? Use|is required$|white space|contains an? (?:tab|no-break|unusual|invisible)",
    "wrong encoding|code from another program|read as Latin-1|spreadsheet|decimals or|added decimals|scientific notation",
    "is never closed|contains a (?:quote|space)|to escape its quotes|but the import takes it literally",
    "allows at most [\\d,]+ characters|is not one of the predefined values|is not an email address",
    "is not a possible phone number|like the end of a name",
  ].join("|"),
);

/** Phrases of the messages on compared rows. Such a message quotes the value that it is about. */
const ofRows =
  /already has a site named|already belongs to the site|differs only in case|has the Company (?:ID|Name) "|is spelled "|that is uploaded first creates|(?:company|companies) (?:may )?already exists?/;

/** How it can be told whether a reason still holds: by a rule, by the value that it quotes, or not at all. */
export function proofOf(reason: string): "rule" | "value" | undefined {
  return ofRows.test(reason) ? "value" : ofRow.test(reason) ? "rule" : undefined;
}

/** Makes reasons of findings. Each names its column, so that it can be located later. */
export function reasonMaker(
  headers: readonly HeaderCell[],
  messageOf: (finding: Finding) => string,
): (finding: Finding) => string {
  const namedHeader = headerNamer(headers);
  return (finding) => {
    const message = messageOf(finding);
    const cell = headers[finding.cell];
    return !cell || namedHeader(message) === cell ? message : `${cell.text}: ${message}`;
  };
}

/** Finds the header that a text mentions as whole words: the first one, and the longest at one position. */
export function headerNamer(headers: readonly HeaderCell[]): Namer {
  // Excludes the columns that a response file adds, because their headers are everyday words: row, status, message.
  const cells = headers.filter(({ column, text }) => text.trim() !== "" && (column || !isAddedColumn(text)));
  return namerOf(
    cells.map((cell) => [cell.text.trim(), cell]),
    (name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
    (name) => name.toLowerCase(),
  );
}

/** Like {@link headerNamer}, or else by any name of the template's columns, however written: `PostalCode`, `zip-code`. */
export function columnNamer(headers: readonly HeaderCell[]): Namer {
  const exact = headerNamer(headers);
  const ofFile = headers.flatMap((cell) =>
    cell.column
      ? ([
          [cell.text, cell],
          [cell.column.header, cell],
        ] as const)
      : [],
  );
  // One that the file lacks has a name too: "Site ID" is not the column "Site".
  const ofTemplate = defaultColumns.flatMap(({ role, aliases }) => {
    const cell = headers.find(({ column }) => column?.role === role);
    return [role, ...aliases].map((name) => [name, cell] as const);
  });
  const names = [...ofFile, ...ofTemplate].map(([name, cell]) => [headerKey(name), cell] as const);
  const loose = namerOf(
    names.filter(([name]) => /^[a-z0-9]+$/.test(name)),
    (name) => [...name].join("[ _-]?"),
    headerKey,
  );
  return (text) => exact(text) ?? loose(text);
}

/** Finds the header that a text names; undefined if it names none. */
type Namer = (text: string) => HeaderCell | undefined;

/** @param patternOf the pattern of a name, as the source of a regular expression */
function namerOf(
  names: readonly (readonly [name: string, cell: HeaderCell | undefined])[],
  patternOf: (name: string) => string,
  keyOf: (name: string) => string,
): Namer {
  if (names.length === 0) return () => undefined;
  const longest = names.map(([name]) => name).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.map(patternOf).join("|")})(?![\\p{L}\\p{N}])`, "iu");
  const byName = new Map(names.toReversed().map(([name, cell]) => [keyOf(name), cell]));
  return (text) => byName.get(keyOf(pattern.exec(text)?.[0] ?? ""));
}
