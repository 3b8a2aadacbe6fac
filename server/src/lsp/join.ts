import { cellsOf } from "../document/read-cells.ts";
import { isFilled, SourceTable } from "../document/source-table.ts";
import { FileError } from "../files/files.ts";
import { Join } from "../mapping/join.ts";
import { type JoinKey, proposingKeys } from "../mapping/join-key.ts";
import { Partners } from "../mapping/join-partners.ts";
import { evidenceOf, type JoinReport } from "../mapping/join-report.ts";
import { findSource } from "../mapping/mapping.ts";
import { firstCompanies } from "../mapping/preview.ts";
import type { Proposal } from "../mapping/proposal.ts";
import { type Making, makingText } from "../response/csv.ts";
import { shorten } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import type { Template } from "../template/template.ts";
import type { JoinParams, KeyProposals, MappingProposal } from "./mapping-protocol.ts";

/** Two files as one table. */
export interface Joined {
  readonly source: SourceTable;
  readonly key: JoinKey;
  /** The other file's own columns. */
  readonly otherColumns: SourceTable["columns"];
  readonly proposals: readonly Proposal[];
  /** What was found, in one sentence each. */
  readonly sentences: string[];
  /** Names of columns that are not used, for people. */
  unusedNames(unmapped: readonly string[]): string[];
}

export interface NamedSource {
  readonly name: string;
  readonly source: SourceTable;
}

/**
 * Joins two files in memory.
 * @param most after how many UTF-16 units to stop, if only the first rows are of interest
 * @throws FileError if a column is missing, or the key does not say which rows belong together
 */
export function* joining(
  main: NamedSource & { readonly template: Template },
  other: NamedSource,
  { left, right }: JoinParams["on"],
  most: number,
): Steps<Joined> {
  const key = { main: columnOf(left, main), other: columnOf(right, other) };
  const rows = yield* main.source.opening();
  const named = ({ name, source }: NamedSource) => ({ name, table: source });
  const join = yield* Join.opening(named(main), () => rows, named(other), key, main.template);
  const lines = join.lines(yield* main.source.opening());
  const { text, sentences } = yield* makingText(withSentences(lines, most));
  return {
    source: new SourceTable(text, join.known),
    key,
    otherColumns: other.source.columns,
    proposals: join.plan.proposals,
    sentences,
    unusedNames: (unmapped) => join.unusedNames(unmapped),
  };
}

/** Makes what is said of the rows a part of the result, beside the text; nothing if not all were read. */
function* withSentences(lines: Making<JoinReport>, most: number): Making<{ readonly sentences: string[] }> {
  for (let length = 0; length < most; ) {
    const { done, value } = lines.next();
    if (done) return { sentences: value.sentences };
    length += value.length;
    yield value;
  }
  return { sentences: [] };
}

function columnOf(header: string, { name, source }: NamedSource) {
  const column = findSource(header, source);
  if (!column) throw new FileError(`${name} has changed: it has no column ${header}.`);
  return column;
}

/** How many keys, and for each, how many pairs of rows are shown. */
const mostKeys = 5;
const mostPairs = 3;

/**
 * The keys by which two files can be joined, with examples.
 * @param remembered the key by which such files were joined before
 */
export function* keysBetween(
  main: SourceTable,
  other: SourceTable,
  template: Template,
  remembered?: JoinKey,
): Steps<KeyProposals> {
  const sides = [
    { table: main, rows: yield* main.opening() },
    { table: other, rows: yield* other.opening() },
  ] as const;
  const found = yield* proposingKeys(...sides, template);
  const keys: KeyProposals["keys"] = [];
  const rows = yield* firstCompanies(main);
  const others = found.filter((key) => key.main !== remembered?.main || key.other !== remembered.other);
  const reasoned = others.map((key) => ({ ...key, reason: evidenceOf(key) }));
  const known = remembered ? [{ ...remembered, reason: "remembered for these header rows" }] : [];
  for (const key of [...known, ...reasoned].slice(0, mostKeys)) {
    const pairs = yield* pairsOf(key, rows, other);
    keys.push({ left: key.main.name, right: key.other.name, reason: key.reason, pairs });
  }
  return {
    keys,
    left: columnsWithSamples(main, rows),
    right: columnsWithSamples(other, yield* firstCompanies(other)),
  };
}

/** The first rows with partners, each as its first values. */
function* pairsOf(key: JoinKey, rows: readonly (readonly string[])[], other: SourceTable): Steps<string[]> {
  const partners = yield* Partners.reading(other, key.other);
  const pairs: string[] = [];
  for (const cells of rows) {
    yield;
    const [partner] = partners.of(cells[key.main.index] ?? "");
    if (partner !== undefined) pairs.push(`${beginningOf(cells)} ↔ ${beginningOf(cellsOf(partners.row(partner)))}`);
    if (pairs.length === mostPairs) break;
  }
  return pairs;
}

function beginningOf(cells: readonly string[]): string {
  return shorten(
    cells
      .map((cell) => cell.trim())
      .filter(isFilled)
      .slice(0, 2)
      .join(", "),
    40,
  );
}

/** A table's columns, each with up to three different values that help people recognise it. */
export function columnsWithSamples(
  { columns }: SourceTable,
  rows: readonly (readonly string[])[],
): MappingProposal["sources"] {
  return columns.map(({ name, index }) => {
    const values = new Set(rows.map((row) => row[index] ?? "").filter(isFilled));
    return { name, samples: [...values].slice(0, 3).map((value) => shorten(value.trim(), 40)) };
  });
}
