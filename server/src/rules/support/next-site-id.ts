import type { Member } from "../member.ts";
import type { FileView } from "../rule.ts";
import { freeNumber } from "./free-number.ts";
import { membersWith, oncePerList } from "./members.ts";

/** A number at the end of an ID; longer ones are no counters, and could not be counted exactly. */
const counted = /^(.*?)(\d{1,15})$/s;

/**
 * The next Site ID of a company that numbers its sites: `ACME2` behind `ACME1`, `S010` behind `S009`. Free in the
 * whole file.
 * @returns undefined where the company's IDs show no pattern, or two that are as frequent
 */
export function nextSiteId(file: FileView, member: Member): { id: string; last: string } | undefined {
  const sites = membersWith(file.sharing("company", member), "companyName", member.companyName);
  // An ID that the row has itself shows no pattern.
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

/** What most Site IDs begin with, and the greatest number at their end; undefined where two are as frequent. */
function patternOf(sites: readonly Member[]): { prefix: string; last: string } | undefined {
  const patterns = new Map<string, { last: string; rows: number }>();
  for (const { siteId } of sites) {
    const [, prefix, number] = counted.exec(siteId) ?? [];
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
