import { URI } from "vscode-uri";
import type { Files } from "../files/files.ts";
import { nameOf } from "../files/places.ts";
import { decoding } from "../files/text.ts";
import { isWorkbook } from "../files/workbook/signature.ts";
import { shorten } from "../rules/support/wording.ts";
import { inSlices } from "../steps.ts";
import type { SheetList } from "./mapping-protocol.ts";
import { judgingMisread } from "./session.ts";
import { lossError } from "./validate.ts";

/** How many sheets are kept: of the list to map, and of the one that is joined. */
const mostKept = 2;

/** How many cells of a sheet's first row are shown. */
const mostSamples = 6;

/**
 * Reads lists of other programs from files: CSVs, and sheets of workbooks. A sheet is the fragment of the workbook's
 * URI, such as `clients.xlsx#Sites`; without one, it is the first sheet with rows.
 */
export class SourceTexts {
  readonly #files: Files;
  /** The sheets that were read last, because each step of a mapping needs them. */
  #kept: { readonly uri: string; readonly version: string; readonly text: string }[] = [];

  constructor(files: Files) {
    this.#files = files;
  }

  /**
   * The text of a CSV, or of a sheet as a CSV.
   * @throws FileError if it cannot be read, or if characters of a CSV would be lost
   */
  async read(uri: string, checkpoint: () => void): Promise<string> {
    const file = withoutSheet(uri);
    const name = nameOf(file);
    const version = (await this.#files.version(file))?.tag;
    const kept = this.#kept.find((each) => each.uri === uri && each.version === version);
    if (kept) return kept.text;
    const bytes = await this.#files.read(file);
    if (!isWorkbook(bytes, name)) return await decoded(bytes, name, checkpoint);
    const { readingSheet } = await import("../files/workbook/sheets.ts");
    const { text } = await inSlices(readingSheet(bytes, name, sheetOf(uri)), checkpoint);
    if (version !== undefined) this.#kept = [{ uri, version, text }, ...this.#kept].slice(0, mostKept);
    return text;
  }

  /** Forgets the sheets that were read. */
  forget(): void {
    this.#kept = [];
  }

  /**
   * The sheets of a workbook that have rows.
   * @throws FileError if it cannot be read
   */
  async sheets(uri: string, checkpoint: () => void): Promise<SheetList> {
    const { listingSheets } = await import("../files/workbook/sheets.ts");
    const sheets = await inSlices(listingSheets(await this.#files.read(uri), nameOf(uri)), checkpoint);
    return {
      sheets: sheets.map(({ name, beginning }) => ({
        name,
        samples: beginning.slice(0, mostSamples).map((cell) => shorten(cell.trim(), 40)),
      })),
    };
  }
}

/** The name of a list for people: `clients.csv`, or as Excel writes a sheet, `[clients.xlsx]Sites`. */
export function sourceName(uri: string): string {
  const sheet = sheetOf(uri);
  return sheet === undefined ? nameOf(uri) : `[${nameOf(uri)}]${sheet}`;
}

function sheetOf(uri: string): string | undefined {
  return URI.parse(uri).fragment || undefined;
}

function withoutSheet(uri: string): string {
  return sheetOf(uri) === undefined ? uri : URI.parse(uri).with({ fragment: "" }).toString();
}

async function decoded(bytes: Uint8Array, name: string, checkpoint: () => void): Promise<string> {
  const { text, lossy } = await inSlices(decoding(bytes, name), checkpoint);
  const misread = lossy ? await inSlices(judgingMisread(bytes), checkpoint) : undefined;
  if (misread) throw lossError(name, misread);
  return text;
}
