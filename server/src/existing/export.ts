import { detectLists, listsAt, pageEntries } from "./company-lists.ts";
import { ExportCompanies } from "./export-companies.ts";
import { readDocuments } from "./json-documents.ts";
import { isJsonObject } from "./json-object.ts";
import { describe, ExportProblem } from "./problem.ts";
import { RecordReader } from "./record-reader.ts";

/** The settings `asioImport.existing.*`. What is undefined or empty is detected by the default keys. */
export interface ExportShape {
  /** Dotted path to the list of companies, `result.companies` or `pages[].companies`; `[]` for a list at the top. */
  readonly listPath?: string | undefined;
  /** Dotted paths to the names in a record, `[]` allowed. They replace the default keys. */
  readonly nameKeys?: readonly string[] | undefined;
  /** Likewise for its IDs. */
  readonly idKeys?: readonly string[] | undefined;
}

export type ParsedExport =
  | {
      readonly ok: true;
      readonly companies: ExportCompanies;
      /** The keys under which names were found, in order of the settings. */
      readonly nameKeys: string[];
      /** Likewise for IDs; without the keys of an object keyed by ID. */
      readonly idKeys: string[];
      /** How many records were left out because they have neither name nor ID. */
      readonly skipped: number;
    }
  | {
      readonly ok: false;
      /** One sentence for the user that names the export. */
      readonly problem: string;
    };

export const DEFAULT_NAME_KEYS = ["name", "Name", "friendlyName", "companyName", "CompanyName", "displayName"] as const;
export const DEFAULT_ID_KEYS = [
  "id",
  "Id",
  "companyId",
  "CompanyId",
  "identifier",
  "externalId",
  "externalIds[].externalId",
] as const;

/**
 * Reads an export of existing companies: JSON or JSON Lines, in one of the shapes that are known, or in the one that
 * the settings describe.
 *
 * Whatever is not understood as a whole is a problem and never an empty list: a company that is overlooked makes the
 * platform refuse the import. Only a list without entries is an export of no companies.
 *
 * @param source path of the export, as shown to the user
 */
export function parseExport(text: string, source: string, shape: ExportShape = {}): ParsedExport {
  const reading = readExport(text, source, shape);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same with a `pause` after every few thousand records, in which other work gets its turn. */
export async function parseExportInPieces(
  text: string,
  source: string,
  shape: ExportShape,
  pause: () => Promise<void>,
): Promise<ParsedExport> {
  const reading = readExport(text, source, shape);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    await pause();
  }
}

/** Records that are read in a few milliseconds. */
const piece = 4_000;

function* readExport(text: string, source: string, shape: ExportShape): Generator<void, ParsedExport> {
  try {
    return yield* readRecords(text, source, shape);
  } catch (error) {
    if (error instanceof ExportProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

function* readRecords(text: string, source: string, shape: ExportShape): Generator<void, ParsedExport> {
  const nameKeys = shape.nameKeys?.length ? shape.nameKeys : DEFAULT_NAME_KEYS;
  const idKeys = shape.idKeys?.length ? shape.idKeys : DEFAULT_ID_KEYS;
  const documents = readDocuments(text, source);
  // Looks at pages and wrappers as well, whose keys are not to be reported as found.
  const probe = new RecordReader(nameKeys, idKeys);
  const listPath = shape.listPath?.trim();
  const lists = listPath ? listsAt(documents, listPath, source) : detectLists(documents, probe, source);

  const reader = new RecordReader(nameKeys, idKeys);
  const companies = new ExportCompanies(
    source,
    lists.reduce((sum, list) => sum + list.entries.length, 0),
  );
  let first: unknown;
  let index = -1;
  let skipped = 0;
  for (const list of lists) {
    for (let place = 0; place < list.entries.length; place += 1) {
      index += 1;
      if (index % piece === piece - 1) yield;
      const entry = list.entries[place];
      if (entry === null) continue;
      if (!isJsonObject(entry)) {
        throw new ExportProblem(`Entry ${index + 1} of ${source} is ${describe(entry)}, not a company.`);
      }
      first ??= entry;
      if (reader.read(entry, list.keys?.[place])) {
        companies.add(reader.names, reader.ids, reader.active, index);
      } else if (!listPath && pageEntries(entry, probe) !== undefined) {
        throw new ExportProblem(`Entry ${index + 1} of ${source} is a page of companies, those before it are not.`);
      } else {
        skipped += 1;
      }
    }
  }
  const foundNameKeys = reader.found(nameKeys);
  const foundIdKeys = reader.found(idKeys);
  if (index >= 0 && foundNameKeys.length === 0 && foundIdKeys.length === 0) {
    throw new ExportProblem(
      first === undefined
        ? `${source} holds no companies but only null.`
        : `No record of ${source} has a name or an ID, the first is ${describe(first)} ` +
            "(asioImport.existing.nameKeys and asioImport.existing.idKeys can say what to read).",
    );
  }
  return { ok: true, companies, nameKeys: foundNameKeys, idKeys: foundIdKeys, skipped };
}
