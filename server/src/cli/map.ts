import { hasBeginning, type SourceColumn, SourceTable } from "../document/source-table.ts";
import { FileError } from "../files/files.ts";
import { either } from "../listed.ts";
import { derivableRole, derivableRoles, exampleText } from "../mapping/derived.ts";
import { type Fillers, Filling } from "../mapping/filling.ts";
import { doubtingHeader } from "../mapping/header-doubt.ts";
import { findSource, findTarget, lookingAtRows, type Mapped, mappingRows } from "../mapping/mapping.ts";
import { proposeMapping } from "../mapping/proposal.ts";
import { count } from "../rules/support/wording.ts";
import { allAtOnce } from "../steps.ts";
import { beginningOf, RowStream } from "../streaming/row-stream.ts";
import type { Column } from "../template/columns.ts";
import type { Template } from "../template/template.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { openJoin } from "./join.ts";
import { mappingToSave, readKept } from "./kept-mappings.ts";
import { load, openSource } from "./load.ts";
import { printOrWrite } from "./output.ts";
import { MadePieces } from "./pieces.ts";
import { Sheets } from "./sheets.ts";

/** The source of a template column, and the reason for it. */
interface Choice {
  readonly source: SourceColumn;
  readonly reason: string;
}

/**
 * Converts another program's CSV or workbook to the template's format, with the mapping that is proposed or was saved, as
 * changed by `--map`. A CSV is read piece by piece, and is never in memory as a whole.
 */
export async function mapCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { template } = (await load(options, cwd)).context;
  const sheets = new Sheets(options.sheet);
  const text = await openSource(file, options, cwd, sheets);
  const main = new SourceTable(beginningOf(text, hasBeginning));
  if (main.columns.length === 0) throw new FileError(`${file} has no header row.`);
  const memory = await readKept(options, cwd);
  const files = { file, text, table: main, sheets };
  const joined = await openJoin(files, options, cwd, template, (rows) => memory?.keyFor(rows));
  sheets.refuseRest();
  const source = joined?.table ?? main;
  const headers = { main: main.columns, all: source.columns, ...(joined && { other: joined.otherColumns }) };
  const kept = memory?.mappingFor(headers, template, file, sheets.others.get(file));
  const proposals = joined?.proposals ?? proposeMapping(source, template);
  const choices = new Map<Column, Choice>(proposals.map((each) => [each.column, each]));
  if (kept) {
    choices.clear();
    for (const [column, from] of kept.mapping) choices.set(column, { source: from, reason: "remembered" });
  }
  for (const argument of options.map) choose(argument, choices, source, template, file);
  const mapping = new Map([...choices].map(([column, choice]) => [column, choice.source]));
  const doubts = [...allAtOnce(doubtingHeader(main, template, file)), ...(joined?.headerDoubts ?? [])];
  if (mapping.size === 0) {
    const failure = `No column of ${file} fits the template: name those that do with --map.`;
    throw new FileError([failure, ...doubts, ...sheets.notes].join(" "));
  }
  const fillers = fillersOf(options, template, kept);
  const saved = await mappingToSave({ mapping, ...fillers }, headers, template, options, cwd, joined?.key);
  const rows = () => new RowStream(joined?.text ?? text, source.delimiter).readingAfter(source.start);
  const made = new MadePieces(text.mark, function* () {
    const filling = Filling.of(template, fillers);
    if (filling) allAtOnce(lookingAtRows(source, rows(), mapping, template, filling));
    return { ...(yield* mappingRows(source, rows(), mapping, template, filling)), filling };
  });
  const result = await printOrWrite(made, file, options, cwd, saved);
  const notes = () => {
    const { counts } = made;
    const unmapped = joined?.unusedNames(counts.unmapped) ?? counts.unmapped;
    const lines = [
      ...sheets.notes,
      ...doubts,
      ...(joined?.notes ?? []),
      ...notesOf({ ...counts, unmapped }, choices, template),
    ];
    return saved ? [...lines, `Saved the mapping for this header row in ${options["save-mapping"]}.`] : lines;
  };
  return { ...result, notes };
}

/** What `--derive` and `--set` fill in, besides what is remembered. */
function fillersOf({ derive, set }: CliOptions, template: Template, kept: Fillers | undefined): Fillers {
  const derived = derive
    .flatMap((list) => list.split(","))
    .map((name) => {
      const column = findTarget(name, template);
      const role = column && derivableRole(column);
      if (role) return role;
      throw new UsageError(`--derive takes ${either(derivableRoles)}, not "${name.trim()}"`);
    });
  const constants = set.map((argument): [Column, string] => {
    const equals = argument.indexOf("=");
    const [name, value] = [argument.slice(0, equals).trim(), argument.slice(equals + 1).trim()];
    if (equals === -1 || value === "") throw new UsageError(`--set takes "Target=value", not "${argument}"`);
    const column = findTarget(name, template);
    if (!column) throw new UsageError(`--set: the template has no column "${name}"`);
    return [column, value];
  });
  return {
    derived: [...new Set([...(kept?.derived ?? []), ...derived])],
    constants: new Map([...(kept?.constants ?? []), ...constants]),
  };
}

/** Applies one `--map`: `Source=Target` fills a column, `Source=` leaves the source out. */
function choose(
  argument: string,
  choices: Map<Column, Choice>,
  source: SourceTable,
  template: Template,
  file: string,
): void {
  const equals = argument.lastIndexOf("=");
  if (equals === -1) throw new UsageError(`--map takes "Source=Target", not "${argument}"`);
  const [from, to] = [argument.slice(0, equals).trim(), argument.slice(equals + 1).trim()];
  const column = findSource(from, source);
  if (!column) throw new UsageError(`--map: ${file} has no column "${from}"`);
  if (to === "") {
    for (const [target, choice] of choices) if (choice.source === column) choices.delete(target);
    return;
  }
  const target = findTarget(to, template);
  if (!target) throw new UsageError(`--map: the template has no column "${to}"`);
  choices.set(target, { source: column, reason: "as you say" });
}

/** What was filled in in a column. */
function fillingNotes({ derived, constants }: Filling, { role, header }: Column): string[] {
  const made = derived.filter((each) => each.role === role && each.rows > 0);
  const set = constants.filter(({ column, rows }) => column.header === header && rows > 0);
  return [
    ...made.map(({ rows, examples }) => {
      const shown = examples.map(exampleText).join(", ");
      return `${header} ← made in ${count(rows, "row")}${shown && `: ${shown}`}`;
    }),
    ...set.map(({ value, rows }) => `${header} ← "${value}" in ${count(rows, "row")}`),
  ];
}

/** What fills each column and which required columns nothing fills, then a summary. */
function notesOf(
  { rows, unmapped, leftOut, filling }: Mapped & { filling: Filling | undefined },
  choices: ReadonlyMap<Column, Choice>,
  template: Template,
): string[] {
  const lines = template.columns.flatMap((column) => {
    const choice = choices.get(column);
    const notes = choice ? [`${column.header} ← ${choice.source.name} (${choice.reason})`] : [];
    if (filling) notes.push(...fillingNotes(filling, column));
    return notes.length === 0 && column.required ? [`${column.header} ← not mapped (required)`] : notes;
  });
  const left = unmapped.length > 0 ? ` Not used: ${unmapped.join(", ")}.` : " All source columns were used.";
  if (leftOut !== "") lines.push(leftOut);
  return [...lines, `Mapped ${count(rows, "row")}.${left}`];
}
