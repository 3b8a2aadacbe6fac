import { encodeRow } from "../../document/cells.ts";
import { listed } from "../../listed.ts";
import { quoted } from "../../rules/support/wording.ts";
import type { Steps } from "../../steps.ts";
import { FileError } from "../files.ts";
import { MergedCells } from "./merges.ts";
import { cellEnd, longestText, type SheetRows } from "./sheet-rows.ts";
import { type Sheet, Workbook } from "./workbook.ts";
import { tooLarge } from "./workbook-error.ts";

/** A sheet that has rows. */
export interface ListedSheet {
  readonly name: string;
  /** The cells of its first row. */
  readonly beginning: readonly string[];
}

/**
 * The sheets with rows, hidden ones last.
 * @param name for messages
 * @throws FileError if this is no workbook that can be read
 */
export function* listingSheets(bytes: Uint8Array, name: string): Steps<ListedSheet[]> {
  const workbook = yield* Workbook.opening(bytes, name);
  return yield* listing(workbook, workbook.sheets);
}

/** Those of the sheets that have rows. */
function* listing(workbook: Workbook, sheets: readonly Sheet[]): Steps<ListedSheet[]> {
  const found: ListedSheet[] = [];
  for (const sheet of sheets) {
    const { rows } = yield* workbook.reading(sheet, 1);
    const [row] = Object.values(rows);
    if (row !== undefined)
      found.push({ name: sheet.name, beginning: row.split(cellEnd).filter((cell) => cell.trim() !== "") });
  }
  return found;
}

/** A sheet that was read. */
export interface SheetText {
  readonly text: string;
  readonly name: string;
  /** The other sheets with rows, if nobody chose this one. */
  readonly others: readonly ListedSheet[];
}

/**
 * A sheet as a CSV: what Excel would save, but with dates and numbers as a person sees them, and with the line by which
 * Excel names the delimiter. Rows keep their numbers.
 * @param name for messages
 * @param choice the name of the sheet; by default, the first one with rows
 * @throws FileError if this is no workbook that can be read, or has no such sheet
 */
export function* readingSheet(bytes: Uint8Array, name: string, choice?: string): Steps<SheetText> {
  const workbook = yield* Workbook.opening(bytes, name);
  const chosen: readonly Sheet[] = choice === undefined ? workbook.sheets : [sheetNamed(choice, workbook.sheets, name)];
  for (const sheet of chosen) {
    const rows = yield* workbook.reading(sheet);
    if (rows.width === 0) continue;
    const later = choice === undefined ? chosen.slice(chosen.indexOf(sheet) + 1) : [];
    const others = yield* listing(workbook, later);
    return { text: yield* writing(rows, name), name: sheet.name, others };
  }
  throw new FileError(
    choice === undefined ? `${name} has no sheet with rows.` : `${name}: its sheet ${quoted(choice)} is empty.`,
  );
}

/** How many sheets a message names. */
const mostNamed = 20;

function sheetNamed(choice: string, sheets: readonly Sheet[], name: string): Sheet {
  const same = (one: string) => one.trim().toLowerCase() === choice.trim().toLowerCase();
  const sheet = sheets.find((each) => each.name === choice) ?? sheets.find((each) => same(each.name));
  if (sheet) return sheet;
  const names = sheets.slice(0, mostNamed).map((each) => quoted(each.name));
  if (sheets.length > mostNamed) names.push("others");
  throw new FileError(`${name} has no sheet ${quoted(choice)}: it has ${listed(names)}.`);
}

/** Rows and UTF-16 units that are joined at a time, at least. */
const rowsAtOnce = 512;
const unitsAtOnce = 1 << 16;

function* writing({ rows, merges, width }: SheetRows, name: string): Steps<string> {
  const merged = new MergedCells(merges);
  const texts = ["sep=,\n"];
  let left = longestText;
  let text = "";
  for (let index = 0; index < rows.length; index++) {
    const cells = rows[index]?.split(cellEnd) ?? [];
    merged.fill(cells, index);
    const line = encodeRow(cells, ",") + ",".repeat(width - Math.max(cells.length, 1));
    left -= line.length + 1;
    if (left < 0) throw tooLarge(name);
    text += `${line}\n`;
    if (index % rowsAtOnce > 0 && text.length < unitsAtOnce) continue;
    texts.push(text);
    text = "";
    yield;
  }
  texts.push(text);
  return texts.join("");
}
