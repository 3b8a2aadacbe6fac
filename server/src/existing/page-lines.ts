import { isFilled } from "../mapping/source.ts";
import { noPageInfo, type PageInfo } from "./page-info.ts";

/** What a line of a CSV says of pages: a title above the header row, or a line among the rows or below them. */
export interface PageLine {
  readonly info: PageInfo;
  /** Whether it says nothing else. */
  readonly isAll: boolean;
}

const noun =
  "(?:records?|rows?|entries|entry|results?|items?|compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?)";
const verb = "(?:showing|displaying|displayed|viewing|shown|listing|exporting|exported)";
/** A number, which is named by what it says. */
const a = (name: string) => String.raw`(?<${name}>\d{1,9})`;
const some = String.raw`\d{1,9}`;
const total = `(?:about |a total of )?${a("total")}(?: total)?(?: ${noun})?`;

/** What is said of pages in the words of lists on the screen, first what others are a part of. */
const said = [
  `\\(?filtered from ${total}`,
  `(?:${noun}|rows) per page:? ${some}`,
  `(?:${verb} )?(?:${noun}:? )?${some} ?(?:-|–|—|to|through) ?${some} (?:of|out of) ${total}`,
  `${verb} (?:only )?(?:the )?(?:first |top )?${some} (?:${noun} )?(?:of|out of|/) ${total}`,
  `${some} (?:${noun} )?(?:of|out of) ${a("total")}(?: total)? ${noun}`,
  `(?:${verb} )?page:? ?${a("page")} ?(?:of|/) ?${a("pages")}`,
  `(?:(?:${verb}|limited to|truncated (?:to|at|after)) (?:only )?(?:the )?(?:first|top)|limited to|truncated (?:to|at|after)) (?<cut>${some})(?: ${noun})?`,
  `${verb} all (?:of )?(?:the )?${total}`,
  `(?:grand )?total(?: (?:number|count) of)?(?: ${noun})?(?: count)? ?[:=] ?${total}`,
  `total (?:(?:number |count )?of )?(?:${noun} )?${a("total")} ${noun}`,
  `(?:number of ${noun}|${noun} (?:count|found|total)|count|records|rows) ?[:=] ?${a("total")}`,
  `${a("total")} (?:total ${noun}|${noun} (?:in total|total|found|returned|selected|affected|exported))`,
].map(phrase);

/** What says as much only where the line, or the title, has nothing else: names have such words too. */
const saidByItself = [
  `(?:${verb} )?${a("total")} ${noun}`,
  `no (?:matching )?(?:${noun}|data)(?: (?:were )?(?:found|available|to display|to show))?(?: in table)?`,
].map(phrase);

const pageNumber = phrase(`page:? ?${a("page")}`);

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d%]|[.,]\d)`, "giu");
}

/** Most lines have none of these, and there may be 100,000 of them. */
const hint =
  /\b(?:pages?|total|showing|shown|display(?:ing|ed)|viewing|listing|export(?:ing|ed)|records?|rows?|entry|entries|results?|count|limited|truncated)\b|\d of \d|\d (?:compan|client|customer|account|organi|items)|\bno (?:matching|compan|client|customer|account|organi|items|data)/i;
/** A line is of one cell, or its number stands in another, parted at its thousands. */
const MOST_CELLS = 3;

/**
 * What a line among the rows says of pages; undefined where it says nothing of them. Only what says nothing else is no
 * record: a company may be called Page, and have an ID of 2.
 * @param cells those of the line, be its text parted at the comma of a number's thousands
 */
export function pageLine(cells: readonly string[]): PageLine | undefined {
  const line = lineOf(cells);
  if (line === undefined) return undefined;
  const info = noPageInfo();
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
  for (const { total, more } of lines) {
    if (total !== undefined) all.total = Math.max(all.total ?? 0, total);
    all.more ??= more;
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
    if (count > MOST_CELLS) return undefined;
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
