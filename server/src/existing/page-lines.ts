import { isFilled } from "../document/source-table.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { fillers, hint, pageNumber, said, saidByItself } from "./page-phrases.ts";
import { saysPart, shownText } from "./part-words.ts";

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
 * @param isRow whether it has the form of a row: what has not is no company, whatever else it says
 */
export function pageLine(cells: readonly string[], isRow = true): PageLine | undefined {
  const found = readLine(cells);
  const text = cells.filter(isFilled).join(" ");
  if (isRow || found?.isAll || !saysPart(text)) return found;
  return { info: { ...(found?.info ?? noPageInfo()), lack: shownText(text) }, isAll: true };
}

function readLine(cells: readonly string[]): PageLine | undefined {
  const line = lineOf(cells);
  if (line === undefined) return undefined;
  const info = noPageInfo();
  if (failure.test(line)) return { info: { ...info, lack: shownText(line) }, isAll: true };
  const isAlone = cells.filter(isFilled).length === 1;
  const rest = readOff(line, said, info);
  if (saysNothing(rest, isAlone && rest !== line)) return { info, isAll: true };
  if (!isAlone) return undefined;
  const alone = { ...info };
  const others = readOff(rest, [...saidByItself, pageNumber], alone);
  if (others !== line && saysNothing(others, true)) return { info: alone, isAll: true };
  return rest === line ? undefined : { info, isAll: false };
}

/** What a title says of pages, and of being a part. `2026 Companies` says nothing. */
export function titleLine(cells: readonly string[]): PageInfo {
  const text = cells.filter(isFilled).join(" ");
  const info = { ...noPageInfo(), lack: saysPart(text) ? shownText(text) : undefined };
  readOff(lineOf(cells) ?? "", [...said, pageNumber], info);
  return info;
}

/** The lines of one file: as many pages as they number, of one total. */
export function pagesOfLines(lines: readonly PageInfo[]): PageInfo[] {
  const all = noPageInfo();
  for (const { total, more, lack, filter } of lines) {
    if (total !== undefined) all.total = Math.max(all.total ?? 0, total);
    all.more ??= more;
    all.lack ??= lack;
    all.filter ??= filter;
  }
  const numbered = new Map(lines.filter(({ page }) => page !== undefined).map((line) => [line.page, line.pages]));
  return numbered.size === 0 ? [all] : [...numbered].map(([page, pages]) => ({ ...all, page, pages }));
}

function lineOf(cells: readonly string[]): string | undefined {
  let isHinted = false;
  const said: string[] = [];
  for (const cell of cells) {
    if (cell === "") continue;
    // Some programs say it in each column again.
    if (said.includes(cell)) continue;
    if (said.length === MOST_CELLS || cell.length > LONGEST) return undefined;
    said.push(cell);
    isHinted ||= hint.test(cell);
  }
  if (!isHinted) return undefined;
  return said
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(",")
    .replace(/(?<=\p{L})\((e?s|e?n)\)/giu, "$1")
    .replace(/(?<=\d)[,.'’ \u00A0\u202F](?=\d{3}(?!\d))/g, "")
    .replace(/[\s,()[\]]+/g, " ")
    .trim();
}

/** What is left of a line without what its phrases say, which is added to `info`. */
function readOff(line: string, phrases: readonly RegExp[], info: PageInfo): string {
  const take = (...match: unknown[]) => {
    const groups = match.at(-1);
    if (typeof groups === "object") addGroups(groups as Groups, info);
    return " ";
  };
  return phrases.reduce((rest, phrase) => rest.replace(phrase, take), line);
}

type Groups = Readonly<Record<string, string | undefined>>;

function addGroups({ total, page, pages, cut }: Groups, info: PageInfo): void {
  if (total !== undefined) info.total = Math.max(info.total ?? 0, Number(total));
  if (page !== undefined) info.page = Number(page);
  if (pages !== undefined) info.pages = Number(pages);
  if (cut !== undefined) info.more = true;
}

/** @param isFilled whether the words of such lines may be left that say nothing by themselves */
function saysNothing(rest: string, isFilled: boolean): boolean {
  const words = rest.match(/\p{L}+|\d+/gu) ?? [];
  return isFilled ? words.every((word) => fillers.has(word.toLowerCase())) : words.length === 0;
}
