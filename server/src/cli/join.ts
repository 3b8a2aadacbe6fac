import { basename } from "node:path";
import type { RowReader } from "../document/reader.ts";
import { hasBeginning, type SourceColumn, SourceTable } from "../document/source-table.ts";
import { FileError } from "../files/files.ts";
import { doubtingHeader } from "../mapping/header-doubt.ts";
import { Join } from "../mapping/join.ts";
import { type JoinKey, proposingKeys } from "../mapping/join-key.ts";
import { evidenceOf, keyText } from "../mapping/join-report.ts";
import type { HeaderRows } from "../mapping/kept-mapping.ts";
import { findSource } from "../mapping/mapping.ts";
import type { Proposal } from "../mapping/proposal.ts";
import { allAtOnce } from "../steps.ts";
import { JoinedText } from "../streaming/joined-text.ts";
import { beginningOf, RowStream, type TextPieces } from "../streaming/row-stream.ts";
import type { TextFile } from "../streaming/text-file.ts";
import type { Template } from "../template/template.ts";
import { type CliOptions, UsageError } from "./command.ts";
import { openSource } from "./load.ts";
import { progress } from "./progress.ts";
import type { Sheets } from "./sheets.ts";

/** The main file of a join. */
interface MainFile {
  /** As given. */
  readonly file: string;
  readonly text: TextPieces;
  /** Its beginning. */
  readonly table: SourceTable;
  readonly sheets: Sheets;
}

/** Two joined files. */
interface OpenedJoin {
  readonly text: JoinedText;
  /** The beginning of the text. */
  readonly table: SourceTable;
  readonly proposals: readonly Proposal[];
  readonly key: JoinKey;
  /** The other file's own columns. */
  readonly otherColumns: readonly SourceColumn[];
  /** See {@link doubtingHeader}, of the other file. */
  readonly headerDoubts: readonly string[];
  /** What was found; complete once the text has been read to its end. */
  readonly notes: readonly string[];
  /** Names of columns that are not used, for people. */
  unusedNames(unmapped: readonly string[]): string[];
}

/**
 * Opens the file of `--join`, if given, which is kept in memory, and joins it with the main file, which is not.
 * @param keptKey the key that is remembered for their header rows
 * @throws FileError if a file cannot be read, or if its key does not say which rows belong together
 * @throws UsageError if there is no key
 */
export async function openJoin(
  main: MainFile,
  options: CliOptions,
  cwd: string,
  template: Template,
  keptKey: (rows: HeaderRows) => JoinKey | undefined,
): Promise<OpenedJoin | undefined> {
  if (options.join === undefined) {
    if (options.on !== undefined) throw new UsageError("--on needs --join FILE");
    return undefined;
  }
  const other = {
    file: options.join,
    table: new SourceTable(await readOther(options.join, options, cwd, main.sheets)),
  };
  if (other.table.columns.length === 0) throw new FileError(`${other.file} has no header row.`);
  const rows = () => new RowStream(main.text, main.table.delimiter).readingAfter(main.table.start);
  const columns = { main: main.table.columns, other: other.table.columns };
  const kept = keptKey({ ...columns, all: columns.main });
  const { key, basis } =
    options.on !== undefined
      ? { key: keyOfArgument(options.on, main, other), basis: "as you say" }
      : kept
        ? { key: kept, basis: "remembered" }
        : proposedKey(main, rows, other, template);
  const named = ({ file, table }: Named) => ({ name: basename(file), table });
  const join = progress.through(
    Join.opening(named(main), rows, named(other), key, template),
    `Joining ${main.file} and ${other.file}`,
  );
  const text = new JoinedText(join, main.text, main.table.delimiter, main.table.start);
  return {
    text,
    table: new SourceTable(beginningOf(text, hasBeginning), join.known),
    proposals: join.plan.proposals,
    key,
    otherColumns: columns.other,
    headerDoubts: allAtOnce(doubtingHeader(other.table, template, other.file)),
    unusedNames: (unmapped) => join.unusedNames(unmapped),
    get notes() {
      return [`Joined with ${other.file} by ${keyText(key)} (${basis}).`, ...(text.report?.sentences ?? [])];
    },
  };
}

type Named = Pick<MainFile, "file" | "table">;

/** Of two files, often only one is in the encoding of `--encoding`. */
async function readOther(file: string, options: CliOptions, cwd: string, sheets: Sheets): Promise<string> {
  const { encoding, ...withoutEncoding } = options;
  try {
    return textOf(await openSource(file, withoutEncoding, cwd, sheets));
  } catch (error) {
    if (encoding === undefined || !(error instanceof FileError)) throw error;
    return textOf(await openSource(file, options, cwd, sheets));
  }
}

function textOf(file: TextFile): string {
  return Array.from(file.pieces(), ({ text }) => text).join("");
}

/** The columns of `KEY=KEY`, in either order, or of one `KEY` that both files have. */
function keyOfArgument(on: string, main: Named, other: Named): JoinKey {
  const columnOf = ({ table }: Named, name: string): SourceColumn | undefined => findSource(name.trim(), table);
  const [before = "", ...rest] = on.split("=");
  const parts = rest.map((_, index) => [[before, ...rest.slice(0, index)].join("="), rest.slice(index).join("=")]);
  for (const [one = "", two = ""] of [[on, on], ...parts, ...parts.map((pair) => pair.toReversed())]) {
    const [left, right] = [columnOf(main, one), columnOf(other, two)];
    if (left && right) return { main: left, other: right };
  }
  const [left = on, right = left] = parts[0] ?? [];
  const missing = columnOf(main, left) ? [other.file, right] : [main.file, left];
  throw new UsageError(`--on: ${missing[0]} has no column "${missing[1]?.trim()}"`);
}

function proposedKey(
  main: Named,
  rows: () => Iterable<RowReader>,
  other: Named,
  template: Template,
): { key: JoinKey; basis: string } {
  const ofOther = { table: other.table, rows: allAtOnce(other.table.opening()) };
  const [key] = allAtOnce(proposingKeys({ table: main.table, rows: rows() }, ofOther, template));
  if (key) return { key, basis: evidenceOf(key) };
  throw new UsageError(
    `--join needs --on "KEY=KEY": a column of ${main.file} and one of ${other.file} with the same values`,
  );
}
