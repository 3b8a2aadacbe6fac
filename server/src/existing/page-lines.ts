import { isFilled } from "../document/source-table.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";
import { fillers, hint, pageNumber, phrases, wholeLinePhrases } from "./page-phrases.ts";
import { saysPart, shownText } from "./part-words.ts";

/** What a line of a CSV (above the header row, between rows or below them) says about pages. */
export interface PageLine {
  readonly info: PageInfo;
  /** Whether the line says nothing else. */
  readonly isAll: boolean;
}

/** An error message that a program wrote instead of the remaining rows. */
const failure = /^[^\p{L}\d]*(?:error|fehler|erreur|fout|exception|timeout|time-out)s? ?:/iu;

/** Such a line has one cell, or more if the number is in another cell or is split at its thousands separator. */
const MOST_CELLS = 3;
/** Cells of such a line are no longer than this, in UTF-16 units. */
const LONGEST = 200;

/**
 * What a line between the rows says about pages; undefined if nothing. Only a line that says nothing else is not a
 * record: a company can be called Page, and have the ID 2.
 * @param cells the line's cells, possibly split at a thousands separator
 * @param isRow whether the line is shaped like a row. If not, it cannot be a company
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
  const rest = readOff(line, phrases(), info);
  if (saysNothing(rest, isAlone && rest !== line)) return { info, isAll: true };
  if (!isAlone) return undefined;
  const alone = { ...info };
  const others = readOff(rest, [...wholeLinePhrases(), ...pageNumber()], alone);
  if (others !== line && saysNothing(others, true)) return { info: alone, isAll: true };
  return rest === line ? undefined : { info, isAll: false };
}

/** What a title says about pages, or about being incomplete. `2026 Companies` says nothing. */
export function titleLine(cells: readonly string[]): PageInfo {
  const text = cells.filter(isFilled).join(" ");
  const info = { ...noPageInfo(), lack: saysPart(text) ? shownText(text) : undefined };
  const line = lineOf(cells);
  if (line) readOff(line, [...phrases(), ...pageNumber()], info);
  return info;
}

/** Combines the lines of one file: one page for each page number, all with the same total. */
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
  const texts: string[] = [];
  for (const cell of cells) {
    if (cell === "") continue;
    // Some programs repeat the text in each column.
    if (texts.includes(cell)) continue;
    if (texts.length === MOST_CELLS || cell.length > LONGEST) return undefined;
    texts.push(cell);
    isHinted ||= hint.test(cell);
  }
  if (!isHinted) return undefined;
  return texts
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(",")
    .replace(/(?<=\p{L})\((e?s|e?n)\)/giu, "$1")
    .replace(/(?<=\d)[,.'’ \u00A0\u202F](?=\d{3}(?!\d))/g, "")
    .replace(/[\s,()[\]]+/g, " ")
    .trim();
}

/** Removes the phrases from a line, and adds what they say to `info`. @returns the rest of the line */
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

/** @param allowsFillers whether filler words may remain */
function saysNothing(rest: string, allowsFillers: boolean): boolean {
  const words = rest.match(/\p{L}+|\d+/gu) ?? [];
  return allowsFillers ? words.every((word) => fillers.has(word.toLowerCase())) : words.length === 0;
}
