import { type Verdict, verdictOf } from "../../server/src/checker/verdict.ts";
import { SourceTable } from "../../server/src/document/source-table.ts";
import { fixAll } from "../../server/src/fixes/fix-all.ts";
import { derivableRoles } from "../../server/src/mapping/derived.ts";
import { Filling } from "../../server/src/mapping/filling.ts";
import { lookingAtRows, mappingRows } from "../../server/src/mapping/mapping.ts";
import { type Proposal, proposeMapping } from "../../server/src/mapping/proposal.ts";
import { makingText } from "../../server/src/response/csv.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate as template } from "../../server/src/template/template.ts";
import { joined, type NamedCsv } from "./joined.ts";

/** What became of a list of clients. */
export interface Imported {
  /** How many of its columns were used. */
  readonly columns: number;
  /** The headers of the columns that were made. */
  readonly made: readonly string[];
  readonly verdict: Verdict;
}

/** Maps a list as proposed, makes all that can be made, fills in one country for the rest, and applies all safe fixes. */
export function imported(csv: string): Imported {
  const source = new SourceTable(csv);
  return importedTable(source, proposeMapping(source, template));
}

/** Like {@link imported}, of two files, joined by the key that is proposed. */
export function importedPair(main: NamedCsv, other: NamedCsv): Imported {
  const { table, join } = joined(main, other, template);
  return importedTable(table, join.plan.proposals);
}

function importedTable(source: SourceTable, proposals: readonly Proposal[]): Imported {
  const mapping = new Map(proposals.map(({ column, source: from }) => [column, from]));
  const country = template.columns.filter(({ role }) => role === "Country");
  const constants = new Map(country.map((column) => [column, "US"]));
  const filling = new Filling(template, { derived: derivableRoles, constants });
  const rows = () => allAtOnce(source.opening());
  allAtOnce(lookingAtRows(source, rows(), mapping, template, filling));
  const { text } = allAtOnce(makingText(mappingRows(source, rows(), mapping, template, filling)));
  const made = [...filling.derived.map(({ role, rows }) => [role, rows] as const)];
  for (const { rows } of filling.constants) made.push(["Country", rows]);
  return {
    columns: mapping.size,
    made: [...new Set(made.flatMap(([role, rows]) => (rows > 0 ? [role] : [])))],
    verdict: verdictOf(fixAll(text, defaultContext).checker).verdict,
  };
}
