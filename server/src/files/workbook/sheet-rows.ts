import type { Merge } from "./merges.ts";
import type { NumberTexts } from "./number-text.ts";
import { TextInCell, unescaped } from "./text-in-cell.ts";
import { damaged, tooLarge } from "./workbook-error.ts";
import type { Attributes, XmlReader } from "./xml.ts";

/** What cells refer to. */
export interface CellContext {
  readonly name: string;
  readonly sharedStrings: readonly string[];
  readonly numbers: NumberTexts;
}

/** The last row and column of a sheet, from 1. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** UTF-16 units of the text of a sheet: no text can be longer. */
export const longestText = 2 ** 29 - 2 ** 16;

/** How many merged cells a sheet may have: sorting them must not take long. */
const mostMerges = 2 ** 18;

/** Between the cells of a row that is kept: no cell contains it. */
export const cellEnd = "\0";

/** Reads the rows of a sheet as a person sees them. */
export class SheetRows implements XmlReader {
  /** The cells of each row with content, each followed by {@link cellEnd} except the last: one text takes little memory. */
  readonly rows: string[] = [];
  readonly merges: Merge[] = [];
  /** How many columns have content. */
  width = 0;
  /** UTF-16 units of the rows. */
  units = 0;
  readonly #context: CellContext;
  readonly #most: number;
  readonly #inline = new TextInCell();
  #filled = 0;
  #isInRows = false;
  /** From 1. */
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type = "n";
  #style = 0;
  #isValue = false;
  #value = "";

  /** @param most how many rows with content are of interest */
  constructor(context: CellContext, most = Number.POSITIVE_INFINITY) {
    this.#context = context;
    this.#most = most;
  }

  get isDone(): boolean {
    return this.#filled >= this.#most;
  }

  opened(element: string, attributes: () => Attributes): void {
    if (this.#isInRows) this.#openedInRow(element, attributes);
    else if (element === "sheetData") this.#isInRows = true;
    else if (element === "mergeCell") this.#addMerge(attributes().ref ?? "");
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#inline.add(text);
  }

  closed(element: string): void {
    switch (element) {
      case "sheetData":
        this.#isInRows = false;
        break;
      case "row":
        this.#endRow();
        break;
      case "c":
        this.#endCell();
        break;
      case "v":
        this.#isValue = false;
        break;
      default:
        this.#inline.closed(element);
    }
  }

  #openedInRow(element: string, attributes: () => Attributes): void {
    switch (element) {
      case "row": {
        const { r } = attributes();
        this.#row = this.#checked(r === undefined ? this.#row + 1 : Number(r), lastRow);
        this.#column = 0;
        this.#cells = [];
        break;
      }
      case "c": {
        const { r, t = "n", s = "0" } = attributes();
        this.#column = this.#checked(r === undefined ? this.#column + 1 : columnOf(r), lastColumn);
        this.#type = t;
        this.#style = Number(s);
        this.#value = "";
        this.#inline.clear();
        break;
      }
      case "v":
        this.#isValue = true;
        break;
      default:
        this.#inline.opened(element);
    }
  }

  #endCell(): void {
    const text = this.#cellText();
    if (text !== "" && this.#column > 0) this.#cells[this.#column - 1] = text;
  }

  #cellText(): string {
    const { sharedStrings, numbers, name } = this.#context;
    switch (this.#type) {
      case "inlineStr":
        return this.#inline.value() || unescaped(this.#value);
      case "s": {
        if (this.#value === "") return "";
        const text = sharedStrings[Number(this.#value)];
        if (text === undefined) throw damaged(name);
        return text;
      }
      case "b":
        return this.#value === "" ? "" : /^(?:1|true)$/i.test(this.#value) ? "TRUE" : "FALSE";
      case "n":
        return numbers.number(this.#value, this.#style);
      case "d":
        return numbers.date(this.#value, this.#style);
      default:
        return unescaped(this.#value);
    }
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    const row = this.#cells.join(cellEnd);
    this.units += row.length;
    if (this.units > longestText) throw tooLarge(this.#context.name);
    this.width = Math.max(this.width, this.#cells.length);
    this.rows[this.#row - 1] = row;
    this.#filled++;
    this.#cells = [];
  }

  #addMerge(ref: string): void {
    const [, column = "", first, last] = /^\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)$/i.exec(ref) ?? [];
    if (Number(first) < Number(last)) {
      this.merges.push({ column: columnOf(column) - 1, first: Number(first) - 1, last: Number(last) - 1 });
    }
    if (this.merges.length > mostMerges) throw tooLarge(this.#context.name);
  }

  #checked(number: number, most: number): number {
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw damaged(this.#context.name);
  }
}

/** The number of the column of a cell such as `AB12`, from 1; 0 if it has none. */
function columnOf(ref: string): number {
  let column = 0;
  for (let index = 0; index < ref.length && column <= lastColumn; index++) {
    const letter = (ref.charCodeAt(index) & ~0x20) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}
