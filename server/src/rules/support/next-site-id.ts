import { freeNumber } from "../../template/free-number.ts";
import type { Member } from "../member.ts";
import type { FileView } from "../rule.ts";
import { membersWith, oncePerList } from "./members.ts";

/** A number at the end of an ID. Longer ones are not counters, and could not be incremented exactly. */
const trailingNumber = /^(.*?)(\d{1,15})$/s;

/**
 * The next Site ID of a company that numbers its sites: `ACME2` after `ACME1`, `S010` after `S009`. It is not used
 * anywhere in the file.
 * @returns undefined if the company's IDs have no pattern, or two equally frequent ones
 */
export function nextSiteId(file: FileView, member: Member): { id: string; last: string } | undefined {
  const sites = membersWith(file.sharing("company", member), "companyName", member.companyName);
  // The row's own ID says nothing about the pattern.
  const pattern = member.siteId === "" ? usualPattern(sites) : patternOf(sites.filter(({ row }) => row !== member.row));
  if (!pattern) return undefined;
  const { prefix, last } = pattern;
  const limit = file.layout.columns[file.layout.cellOf("Site ID")]?.maxLength ?? Number.POSITIVE_INFINITY;
  const idOf = (number: number) => prefix + String(number).padStart(last.length, "0");
  const isFree = (number: number) => file.sharing("siteId", { ...member, siteId: idOf(number) }).length === 0;
  const id = idOf(freeNumber(Number(last) + 1, isFree));
  return id.length > limit ? undefined : { id, last: prefix + last };
}

const usualPattern = oncePerList(patternOf);

/** The most frequent prefix of Site IDs, and the greatest number after it; undefined if two are equally frequent. */
function patternOf(sites: readonly Member[]): { prefix: string; last: string } | undefined {
  const patterns = new Map<string, { last: string; rows: number }>();
  for (const { siteId } of sites) {
    const [, prefix, number] = trailingNumber.exec(siteId) ?? [];
    if (prefix === undefined || number === undefined) continue;
    const pattern = patterns.get(prefix);
    if (!pattern) patterns.set(prefix, { last: number, rows: 1 });
    else {
      pattern.rows++;
      if (Number(number) > Number(pattern.last)) pattern.last = number;
    }
  }
  const [first, second] = [...patterns].sort((a, b) => b[1].rows - a[1].rows);
  if (!first || first[1].rows === second?.[1].rows) return undefined;
  return { prefix: first[0], last: first[1].last };
}
