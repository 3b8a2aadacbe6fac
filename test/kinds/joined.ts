import { SourceTable } from "../../server/src/document/source-table.ts";
import { Join } from "../../server/src/mapping/join.ts";
import { type JoinKey, type ProposedKey, proposingKeys } from "../../server/src/mapping/join-key.ts";
import type { JoinReport } from "../../server/src/mapping/join-report.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import type { Template } from "../../server/src/template/template.ts";

/** A file of a test. */
export interface NamedCsv {
  readonly name: string;
  readonly csv: string;
}

/** Two joined files. */
interface Joined {
  readonly keys: readonly ProposedKey[];
  readonly join: Join;
  /** The joined rows as a table. */
  readonly table: SourceTable;
  readonly lines: readonly string[];
  readonly report: JoinReport;
}

/** The keys that are proposed for two files. */
export function keysOf(main: NamedCsv, other: NamedCsv, template: Template): ProposedKey[] {
  const sides = [main, other].map(({ csv }) => {
    const table = new SourceTable(csv);
    return { table, rows: allAtOnce(table.opening()) };
  });
  const [first, second] = sides;
  return first && second ? allAtOnce(proposingKeys(first, second, template)) : [];
}

/** Joins two files by columns with these names, or else by the most likely key. */
export function joined(main: NamedCsv, other: NamedCsv, template: Template, on?: readonly [string, string]): Joined {
  const [one, two] = [main, other].map(({ name, csv }) => ({ name, table: new SourceTable(csv) }));
  if (!one || !two) throw new Error("two files");
  const keys = keysOf(main, other, template);
  const named = on && {
    main: one.table.columns.find(({ name }) => name === on[0]),
    other: two.table.columns.find(({ name }) => name === on[1]),
  };
  const key = (named ?? keys[0]) as JoinKey | undefined;
  if (!key) throw new Error("no key");
  const rows = () => allAtOnce(one.table.opening());
  const join = allAtOnce(Join.opening(one, rows, two, key, template));
  const lines: string[] = [];
  const making = join.lines(rows());
  for (;;) {
    const { done, value } = making.next();
    if (done) return { keys, join, table: new SourceTable(lines.join(""), join.known), lines, report: value };
    if (value !== "") lines.push(value);
  }
}
