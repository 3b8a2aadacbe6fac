import { allAtOnce, type Steps } from "../steps.ts";
import { doubtsOf, type Extent } from "./completeness.ts";
import { companyColumns } from "./csv-columns.ts";
import { readRows } from "./csv-export.ts";
import { looksLikeJson } from "./envelopes.ts";
import type { ExportCompanies } from "./export-companies.ts";
import type { ExportShape } from "./export-shape.ts";
import { readRecords } from "./json-export.ts";
import { ExportProblem } from "./problem.ts";

export type ParsedExport =
  | {
      readonly ok: true;
      readonly companies: ExportCompanies;
      /** The keys under which names were found, in the order of the settings. */
      readonly nameKeys: string[];
      /** Likewise for IDs, not counting the keys of an object keyed by ID. */
      readonly idKeys: string[];
      /** Why the export is only a part: one sentence for the user that names the export. */
      readonly partial?: string;
      /** Why the export may be only a part, likewise. */
      readonly notice?: string;
      /** What it says about its pages, to recognise several exports as pages of one. */
      readonly extent: Extent;
    }
  | {
      readonly ok: false;
      /** One sentence for the user that names the export. */
      readonly problem: string;
      /** The companies that could be read anyway, if any. */
      readonly extent?: Extent;
    };

/**
 * Reads an export of existing companies: JSON, JSON Lines or CSV, in a known shape or the one that the settings
 * describe.
 *
 * Anything that is not fully understood is a problem, never an empty list, because the platform refuses an import with
 * a company that was overlooked. The companies that could be read are returned anyway. An empty list counts as partial
 * unless the export says that there are no companies.
 *
 * @param source path of the export, as shown to the user
 */
export function parseExport(text: string, source: string, shape: ExportShape = {}): ParsedExport {
  return allAtOnce(readingExport(text, source, shape));
}

/** As `parseExport`, step by step. */
export function* readingExport(text: string, source: string, shape: ExportShape): Steps<ParsedExport> {
  try {
    const csv = isCsv(text, source, shape);
    return parsed(csv ? yield* readRows(text, source, shape) : yield* readRecords(text, source, shape));
  } catch (error) {
    if (error instanceof ExportProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Whether to read an export as CSV: it is not JSON, and its extension says so or it has a column of company names. */
export function isCsv(text: string, source: string, { nameKeys = [], idKeys = [] }: ExportShape): boolean {
  if (text.trim() === "" || looksLikeJson(text) || /^\uFEFF?HTTP\/\d/.test(text)) return false;
  if (/\.(?:csv|tsv)$/i.test(source)) return true;
  if (/^\uFEFF?\s*</.test(text)) return false;
  // A quoted text may be JSON, or the first header.
  const [line = ""] = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, "")) ?? [];
  try {
    JSON.parse(line);
    return false;
  } catch {
    return companyColumns(text, nameKeys, idKeys).names.length > 0;
  }
}

function parsed(extent: Extent): ParsedExport {
  const { companies, nameKeys, idKeys, problem } = extent;
  if (problem !== undefined) return { ok: false, problem, ...(companies.size > 0 ? { extent } : {}) };
  const { partial, notices } = doubtsOf([extent]);
  return {
    ok: true,
    companies,
    nameKeys: [...nameKeys],
    idKeys: [...idKeys],
    extent,
    ...(partial[0] === undefined ? {} : { partial: partial[0] }),
    ...(notices[0] === undefined ? {} : { notice: notices[0] }),
  };
}
