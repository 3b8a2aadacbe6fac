import type { Filter } from "./filters.ts";

/** What an answer says of the pages that it belongs to. */
export interface PageInfo {
  /** Whether it says that there is a next page, and that there is one before it; undefined where it does not speak of it. */
  next: boolean | undefined;
  previous: boolean | undefined;
  /** The same in so many words, which counts more than a link or a cursor: some programs give one on the last page too. */
  more: boolean | undefined;
  /** Whether it has a cursor, or a status of partial content. A total that is reached counts more than these. */
  hint: boolean | undefined;
  /** What else it says of not being whole, as it stands there: `"failedPages"`. */
  lack: string | undefined;
  /** The filter that it names. */
  filter: Filter | undefined;
  /** The key of a list beside its own that was not read, and may hold companies too. */
  aside: string | undefined;
  /** Its own number, as the program counts. */
  page: number | undefined;
  /** The same, counted from the address of the page behind it or before it. */
  addressed: number | undefined;
  /** How many pages there are. */
  pages: number | undefined;
  /** How many records there are in all. */
  total: number | undefined;
  /** How many records stand before its first one, and how many it may hold. */
  offset: number | undefined;
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
    aside: undefined,
    page: undefined,
    addressed: undefined,
    pages: undefined,
    total: undefined,
    offset: undefined,
    size: undefined,
  };
}

/** Whether an answer says anything of pages. */
export function speaksOfPages(info: PageInfo): boolean {
  return Object.entries(info).some(([key, value]) => key !== "filter" && value !== undefined);
}

/** Whether an answer says that another page follows; undefined where it does not speak of it. */
export function isFollowed({ more, next, hint }: PageInfo): boolean | undefined {
  return more ?? next ?? hint;
}
