import { type CancellationToken, type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import type { Position } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { count } from "../rules/support/wording.ts";
import { companyOf, roleRange, rowRange } from "./companies.ts";
import { forEachRecord, type RecordPlace } from "./records.ts";

/** Most rows that have a symbol. An editor asks for all of them after each pause in typing: 100,000 would be 29 MB. */
const mostSites = 10_000;

/** Rows of one company that follow each other, as one symbol. */
interface Run {
  readonly company: string;
  readonly id: string;
  readonly symbol: DocumentSymbol;
  readonly sites: DocumentSymbol[];
}

/** The rows that are not listed. */
interface Further {
  rows: number;
  readonly first: Row;
  last: Row;
}

/**
 * The companies with their sites, below a symbol for all of the file that begins with the header row: so an editor
 * that keeps the symbols around the screen in sight keeps the headers in sight. A company whose rows are not together has a symbol for each place where they are, of
 * which the detail says how many of its sites stand there: an editor looks for the symbols around the cursor (for
 * breadcrumbs, sticky scroll, the outline that follows) from parent to child by their ranges, so that a child outside
 * its parent is never found, and a parent that spans the rows of others hides them.
 *
 * In a very large file the last symbol stands for all further rows.
 */
export async function documentSymbols(checker: Checker, token: CancellationToken): Promise<DocumentSymbol[]> {
  const runs: Run[] = [];
  const totals = new Map<string, number>();
  let run: Run | undefined;
  let listed = 0;
  let further: Further | undefined;
  await forEachRecord(checker, token, (record) => {
    const company = companyOf(record.view);
    totals.set(company, (totals.get(company) ?? 0) + 1);
    if (listed++ >= mostSites) {
      further ??= { rows: 0, first: record.row, last: record.row };
      further.rows++;
      further.last = record.row;
      return;
    }
    if (run?.company !== company) {
      run = startRun(company, record);
      runs.push(run);
    }
    const site = siteSymbol(record);
    run.sites.push(site);
    run.symbol.range.end = site.range.end;
  });
  for (const { company, id, symbol, sites } of runs) {
    const total = totals.get(company) ?? sites.length;
    const part = total === sites.length ? "" : `${sites.length} of `;
    symbol.detail = joined([id, part + count(total, "site")]);
  }
  const symbols = runs.map(({ symbol }) => symbol);
  if (further) symbols.push(furtherSymbol(checker, further));
  const last = symbols.at(-1);
  totals.delete("");
  return last ? [fileSymbol(checker, symbols, last.range.end, totals.size, listed)] : [];
}

/** @param companies how many there are, listed or not, as with `sites` */
function fileSymbol(
  checker: Checker,
  children: DocumentSymbol[],
  end: Position,
  companies: number,
  sites: number,
): DocumentSymbol {
  const { header } = checker;
  const selectionRange = rangeIn(checker, header, 0, checker.view(header).contentEnd);
  return {
    name: companies === 1 ? "1 company" : `${companies.toLocaleString("en")} companies`,
    detail: count(sites, "site"),
    kind: SymbolKind.Namespace,
    range: { start: selectionRange.start, end },
    selectionRange,
    children,
  };
}

function startRun(company: string, record: RecordPlace): Run {
  const sites: DocumentSymbol[] = [];
  const symbol = {
    name: company || "(no company)",
    kind: SymbolKind.Class,
    range: rowRange(record),
    selectionRange: roleRange(record, "Company Name"),
    children: sites,
  };
  return { company, id: record.view.valueOf("Company ID"), symbol, sites };
}

function furtherSymbol(checker: Checker, { rows, first, last }: Further): DocumentSymbol {
  const { start } = rangeIn(checker, first, 0, 0);
  const { end } = rangeIn(checker, last, 0, checker.view(last).contentEnd);
  return {
    name: `… ${rows} more`,
    detail: "not listed, as the file is large",
    kind: SymbolKind.Array,
    range: { start, end },
    selectionRange: { start, end: start },
  };
}

function siteSymbol(record: RecordPlace): DocumentSymbol {
  const { view } = record;
  const [name, id] = [view.valueOf("Site Name"), view.valueOf("Site ID")];
  return {
    name: name || id || "(no site)",
    detail: joined([name && id, view.valueOf("Country")]),
    kind: SymbolKind.Field,
    range: rowRange(record),
    selectionRange: roleRange(record, "Site Name"),
  };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
