import { isFilled } from "../mapping/source.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { hint, pageNumber, said, saidByItself } from "./page-phrases.ts";
import { shownText } from "./part-words.ts";

/** What a line of a CSV says of pages: a title above the header row, or a line among the rows or below them. */
export interface PageLine {
  readonly info: PageInfo;
  /** Whether it says nothing else. */
  readonly isAll: boolean;
}

/** How a program tells that it failed, in the place of the rows that it could not write. */
const failure = /^[^\p{L}\d]*(?:error|fehler|erreur|fout|exception|timeout|time-out)s? ?:/iu;

/** A line is of one cell, or its number stands in another, parted at its thousands. */
const MOST_CELLS = 3;
/** A longer cell, in UTF-16 units, says more than that. */
const LONGEST = 200;

/**
 * What a line among the rows says of pages; undefined where it says nothing of them. Only what says nothing else is no
 * record: a company may be called Page, and have an ID of 2.
 * @param cells those of the line, be its text parted at the comma of a number's thousands
 */
export function pageLine(cells: readonly string[]): PageLine | undefined {
  const line = lineOf(cells);
  if (line === undefined) return undefined;
  const info = noPageInfo();
  if (failure.test(line)) return { info: { ...info, lack: shownText(line) }, isAll: true };
  const rest = readOff(line, said, info);
  if (saysNothing(rest)) return { info, isAll: true };
  if (cells.filter(isFilled).length > 1) return undefined;
  const alone = noPageInfo();
  if (saysNothing(readOff(line, [...said, ...saidByItself, pageNumber], alone))) return { info: alone, isAll: true };
  return rest === line ? undefined : { info, isAll: false };
}

/** What a title says of pages. */
export function titleLine(cells: readonly string[]): PageInfo {
  const info = noPageInfo();
  readOff(lineOf(cells) ?? "", [...said, pageNumber], info);
  return info;
}

/** The lines of one file: as many pages as they number, of one total. */
export function pagesOfLines(lines: readonly PageInfo[]): PageInfo[] {
  const all = noPageInfo();
  for (const { total, more, lack } of lines) {
    if (total !== undefined) all.total = Math.max(all.total ?? 0, total);
    all.more ??= more;
    all.lack ??= lack;
  }
  const numbered = new Map(lines.filter(({ page }) => page !== undefined).map((line) => [line.page, line.pages]));
  return numbered.size === 0 ? [all] : [...numbered].map(([page, pages]) => ({ ...all, page, pages }));
}

function lineOf(cells: readonly string[]): string | undefined {
  let count = 0;
  let isHinted = false;
  for (const cell of cells) {
    if (cell === "") continue;
    count += 1;
    if (count > MOST_CELLS || cell.length > LONGEST) return undefined;
    isHinted ||= hint.test(cell);
  }
  if (!isHinted) return undefined;
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(",")
    .replace(/(?<=\d)[,.'’\u00A0\u202F](?=\d{3}(?!\d))/g, "")
    .replace(/[\s,]+/g, " ");
}

/** What is left of a line without what its phrases say, which is added to `info`. */
function readOff(line: string, phrases: readonly RegExp[], info: PageInfo): string {
  let rest = line;
  for (const each of phrases) {
    for (const { groups = {} } of rest.matchAll(each)) {
      if (groups.total !== undefined) info.total = Math.max(info.total ?? 0, Number(groups.total));
      if (groups.page !== undefined) info.page = Number(groups.page);
      if (groups.pages !== undefined) info.pages = Number(groups.pages);
      if (groups.cut !== undefined) info.more = true;
    }
    rest = rest.replaceAll(each, " ");
  }
  return rest;
}

function saysNothing(rest: string): boolean {
  return !/[\p{L}\d]/u.test(rest);
}
