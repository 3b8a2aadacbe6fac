import { isFilled, type SourceTable } from "../document/source-table.ts";
import type { Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import type { Template } from "../template/template.ts";
import { type DerivableRole, Derivation, type Derived, derivableRoles } from "./derived.ts";
import { isFooterRow } from "./footer.ts";
import { indexesOf, type Mapping, mappedCells } from "./mapping.ts";

/** What a mapping would give, judged by the first rows of the source. */
export interface Preview {
  /** What can be made in each column, whether or not it is chosen. */
  readonly made: readonly (Derived & { readonly column: Column })[];
  /** Names of source columns that are not used: those with a header, and others with values. */
  readonly unmapped: readonly string[];
}

/** The first rows of a source, except those that are no companies. */
export function* firstCompanies(source: SourceTable): Steps<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const cells of source.firstRows()) {
    yield;
    if (!isFooterRow(cells, source)) rows.push(cells);
  }
  return rows;
}

/** @param derived the columns chosen to be made, from which others can be made */
export function* previewing(
  source: SourceTable,
  mapping: Mapping,
  template: Template,
  derived: readonly DerivableRole[],
): Steps<Preview> {
  const indexes = indexesOf(mapping, template);
  const rows = yield* firstCompanies(source);
  const made: (Derived & { column: Column })[] = [];
  for (const role of derivableRoles) {
    const column = template.columns.find((each) => each.role === role);
    if (!column) continue;
    const derivation = new Derivation(template, [...derived, role]);
    for (const cells of rows) {
      yield;
      derivation.look(mappedCells(cells, indexes));
    }
    for (const cells of rows) {
      yield;
      derivation.fill(mappedCells(cells, indexes));
    }
    const result = derivation.results.find((each) => each.role === role);
    if (result) made.push({ ...result, column });
  }
  const used = new Set(indexes);
  const isUnused = (index: number, named: boolean) =>
    !used.has(index) && (named || rows.some((cells) => isFilled(cells[index] ?? "")));
  const unused = source.columns.filter(({ index, named }) => isUnused(index, named));
  return { made, unmapped: unused.map(({ name }) => name) };
}
