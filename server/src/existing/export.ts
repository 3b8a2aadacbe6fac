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
      /** The keys under which names were found, in order of the settings. */
      readonly nameKeys: string[];
      /** Likewise for IDs; without the keys of an object keyed by ID. */
      readonly idKeys: string[];
      /** How the export says that it is a part: one sentence for the user that names it. */
      readonly partial?: string;
      /** What makes a person doubt that it is whole, likewise. */
      readonly notice?: string;
      /** What it says of its pages, by which exports that are pages of one are told. */
      readonly extent: Extent;
    }
  | {
      readonly ok: false;
      /** One sentence for the user that names the export. */
      readonly problem: string;
      /** What could be read all the same, where any company could. */
      readonly extent?: Extent;
    };

/**
 * Reads an export of existing companies: JSON, JSON Lines or CSV, in one of the shapes that are known, or in the one
 * that the settings describe.
 *
 * Whatever is not understood as a whole is a problem and never an empty list: a company that is overlooked makes the
 * platform refuse the import. Companies that could be read beside it are there all the same. A list without entries is
 * one of no companies, and a part unless it says that there are none.
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

/** Whether an export is read as CSV: it is called so, or is no JSON but has columns that speak of companies. */
export function isCsv(text: string, source: string, { nameKeys = [], idKeys = [] }: ExportShape): boolean {
  if (text.trim() === "" || looksLikeJson(text) || /^\uFEFF?HTTP\/\d/.test(text)) return false;
  if (/\.(?:csv|tsv)$/i.test(source)) return true;
  if (/^\uFEFF?\s*</.test(text)) return false;
  // A text in quotes may be JSON, or the first header.
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
