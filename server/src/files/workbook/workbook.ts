import type { Steps } from "../../steps.ts";
import { FileError } from "../files.ts";
import { NumberTexts } from "./number-text.ts";
import { largestDescription, readingRelationships } from "./relationships.ts";
import { readingSharedStrings } from "./shared-strings.ts";
import { type CellContext, SheetRows } from "./sheet-rows.ts";
import { isArchive, isCompound } from "./signature.ts";
import { readingPatterns } from "./styles.ts";
import { damaged, tooLarge } from "./workbook-error.ts";
import { readingXml, withoutReferences } from "./xml.ts";
import { largestPart, Zip } from "./zip.ts";

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its path in the archive. */
  readonly path: string;
}

/** A workbook in Office Open XML: `.xlsx`, `.xlsm` and the like, as ISO/IEC 29500 describes them. */
export class Workbook {
  /** Its sheets with cells, hidden ones last. */
  readonly sheets: readonly Sheet[];
  readonly #zip: Zip;
  readonly #context: CellContext;

  private constructor(zip: Zip, sheets: readonly Sheet[], context: CellContext) {
    this.sheets = sheets;
    this.#zip = zip;
    this.#context = context;
  }

  /**
   * @param name for messages
   * @throws FileError if this is no workbook that can be read
   */
  static *opening(bytes: Uint8Array, name: string): Steps<Workbook> {
    if (isCompound(bytes)) throw ofOldFormat(bytes, name);
    if (!isArchive(bytes)) throw new FileError(`${name} is not a workbook.`);
    const zip = new Zip(bytes, name);
    const path = yield* findingWorkbook(zip);
    const parts = yield* readingRelationships(zip, path);
    const pathOf = (kind: string) => parts.find((part) => part.kind === kind && zip.has(part.path))?.path;
    const sheetPaths = new Map(
      parts.flatMap(({ kind, id, path }) => (kind === "worksheet" ? [[id, path] as const] : [])),
    );
    const { sheets, from1904 } = yield* readingWorkbook(zip, path, sheetPaths);
    const [styles, strings] = [pathOf("styles"), pathOf("sharedStrings")];
    const patterns = styles === undefined ? [] : yield* readingPatterns(zip, styles);
    const sharedStrings = strings === undefined ? [] : yield* readingSharedStrings(zip, strings);
    const numbers = new NumberTexts({ patterns, from1904 });
    return new Workbook(zip, sheets, { name, sharedStrings, numbers });
  }

  /**
   * Reads a sheet.
   * @param most how many rows with content are of interest
   */
  *reading(sheet: Sheet, most?: number): Steps<SheetRows> {
    const rows = new SheetRows(this.#context, most);
    yield* readingXml(this.#zip, sheet.path, largestPart, rows);
    return rows;
  }
}

/** How many sheets a workbook may have. */
const mostSheets = 2 ** 12;

/** The path of the part that lists the sheets. */
function* findingWorkbook(zip: Zip): Steps<string> {
  const [workbook] = (yield* readingRelationships(zip, "")).filter(({ kind }) => kind === "officeDocument");
  const path = workbook?.path ?? "xl/workbook.xml";
  if (/\.bin$/i.test(path)) throw unsupported(zip.name, "a binary workbook (.xlsb)");
  if (zip.has(path) && !/(?:^|\/)(?:word|ppt)\//i.test(path)) return path;
  if (zip.has("META-INF/manifest.xml") && zip.has("content.xml"))
    throw unsupported(zip.name, "an OpenDocument file (.ods)");
  if (zip.has("Index/Document.iwa") || zip.has("Index.zip")) throw unsupported(zip.name, "a Numbers document");
  throw new FileError(`${zip.name} is an archive, but not a workbook.`);
}

/** Reads the sheets whose paths are given by the identifiers of their relationships. */
function* readingWorkbook(
  zip: Zip,
  path: string,
  paths: ReadonlyMap<string, string>,
): Steps<{ sheets: Sheet[]; from1904: boolean }> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  yield* readingXml(zip, path, largestDescription, {
    opened(element, attributes) {
      if (element === "workbookPr") from1904 = /^(?:1|true|on)$/i.test(attributes().date1904 ?? "");
      if (element !== "sheet") return;
      const all = attributes();
      const [, id = ""] = Object.entries(all).find(([attribute]) => attribute.endsWith(":id")) ?? [];
      const sheetPath = paths.get(id);
      // Charts and macros are sheets, too.
      if (sheetPath === undefined) return;
      if (!zip.has(sheetPath)) throw damaged(zip.name);
      if (sheets.length === mostSheets) throw tooLarge(zip.name);
      sheets.push({
        name: withoutReferences(all.name ?? ""),
        isHidden: /hidden$/i.test(all.state ?? ""),
        path: sheetPath,
      });
    },
  });
  return {
    sheets: [...sheets.filter(({ isHidden }) => !isHidden), ...sheets.filter(({ isHidden }) => isHidden)],
    from1904,
  };
}

/** Bytes of the first entries in the directory of a compound file. */
const directoryStretch = 1 << 16;

function ofOldFormat(bytes: Uint8Array, name: string): FileError {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = bytes.length < 512 ? 0 : (view.getUint32(48, true) + 1) * 2 ** view.getUint16(30, true);
  const directory = new TextDecoder("utf-16le").decode(bytes.subarray(at, at + directoryStretch));
  if (directory.includes("EncryptedPackage")) {
    return new FileError(`${name} is protected with a password: save it without one first.`);
  }
  return unsupported(name, "in the format of Excel before 2007 (.xls)");
}

function unsupported(name: string, what: string): FileError {
  return new FileError(`${name} is ${what}: save it as .xlsx or CSV first.`);
}
