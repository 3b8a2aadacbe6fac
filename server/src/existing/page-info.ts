import type { Filter } from "./filters.ts";

/** What a response says about its page and the other pages. Fields are undefined if it does not mention them. */
export interface PageInfo {
  /** Whether there is a next page. */
  next: boolean | undefined;
  /** Whether there is a previous page. */
  previous: boolean | undefined;
  /** As `next`, but explicitly. It overrides links and cursors, which some programs also set on the last page. */
  more: boolean | undefined;
  /** Whether it has a cursor, or the status 206 (Partial Content). A total that is reached overrides these. */
  hint: boolean | undefined;
  /** Quotes another sign that the response is incomplete: `"failedPages"`. */
  lack: string | undefined;
  filter: Filter | undefined;
  /** What its address calls the records, in plain form. */
  called: string | undefined;
  /** The key of another list that was not read, but may contain companies. */
  unreadList: string | undefined;
  /** The page's number, from 0 or 1 depending on the program. */
  page: number | undefined;
  /** The page's number, derived from the URL of the next or previous page. */
  linkedPage: number | undefined;
  /** Total number of pages. */
  pages: number | undefined;
  /** Total number of records. */
  total: number | undefined;
  /** Number of records before this page. */
  offset: number | undefined;
  /** Maximum number of records on a page. */
  size: number | undefined;
}

export function noPageInfo(): PageInfo {
  return {
    next: undefined,
    previous: undefined,
    more: undefined,
    hint: undefined,
    lack: undefined,
    filter: undefined,
    called: undefined,
    unreadList: undefined,
    page: undefined,
    linkedPage: undefined,
    pages: undefined,
    total: undefined,
    offset: undefined,
    size: undefined,
  };
}

/** Whether a response says anything about pages. */
export function speaksOfPages(info: PageInfo): boolean {
  return Object.entries(info).some(([key, value]) => !["filter", "called"].includes(key) && value !== undefined);
}

/** Whether a response says that another page follows; undefined if it does not say. */
export function isFollowed({ more, next, hint }: PageInfo): boolean | undefined {
  return more ?? next ?? hint;
}
