import { type CancellationToken, type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { count } from "../rules/support/wording.ts";
import { companyOf } from "./companies.ts";
import { roleRange, rowRange, rowsRange } from "./places.ts";
import { forEachRecord, type RecordPlace } from "./records.ts";

/** Editors request all symbols after each pause in typing, and those of 100,000 rows would take 29 MB. */
const maxSites = 10_000;

/** Consecutive rows of one company, as one symbol. */
interface Run {
  readonly company: string;
  readonly id: string;
  readonly symbol: DocumentSymbol;
  readonly sites: DocumentSymbol[];
}

/** The rows without a symbol of their own. */
interface Unlisted {
  rows: number;
  readonly first: Row;
  last: Row;
}

/**
 * The companies with their sites, under one symbol for the whole file. That symbol starts with the header row, so
 * sticky scroll keeps the headers visible.
 *
 * A company whose rows are scattered has one symbol per run of rows, whose detail says how many of its sites it
 * contains. Editors find the symbols at the cursor from parent to child by their ranges (breadcrumbs, sticky scroll,
 * outline), so a child outside its parent would never be found, and a parent that spans other companies would hide
 * them.
 *
 * In a very large file, the last symbol represents all further rows.
 */
export async function documentSymbols(checker: Checker, token: CancellationToken): Promise<DocumentSymbol[]> {
  const runs: Run[] = [];
  const totals = new Map<string, number>();
  let run: Run | undefined;
  let rows = 0;
  let unlisted: Unlisted | undefined;
  await forEachRecord(checker, token, (record) => {
    const company = companyOf(record.view);
    totals.set(company, (totals.get(company) ?? 0) + 1);
    if (rows++ >= maxSites) {
      unlisted ??= { rows: 0, first: record.row, last: record.row };
      unlisted.rows++;
      unlisted.last = record.row;
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
  if (unlisted) symbols.push(unlistedSymbol(checker, unlisted));
  const last = symbols.at(-1);
  totals.delete("");
  return last ? [fileSymbol(checker, symbols, last.range.end, totals.size, rows)] : [];
}

/** `companies` and `sites` count unlisted rows too. */
function fileSymbol(
  checker: Checker,
  children: DocumentSymbol[],
  end: Position,
  companies: number,
  sites: number,
): DocumentSymbol {
  const { header } = checker;
  const selectionRange = rowsRange(checker, header, header);
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

function unlistedSymbol(checker: Checker, { rows, first, last }: Unlisted): DocumentSymbol {
  const range = rowsRange(checker, first, last);
  return {
    name: `… ${rows} more`,
    detail: "not listed, as the file is large",
    kind: SymbolKind.Array,
    range,
    selectionRange: { start: range.start, end: range.start },
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
  return parts.filter((part) => part !== "").join(", ");
}
