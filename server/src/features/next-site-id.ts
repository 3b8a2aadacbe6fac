import type { FileView, Member } from "../rules/rule.ts";

/** A number at the end of an ID; longer ones are no counters, and could not be counted exactly. */
const counted = /^(.*?)(\d{1,15})$/s;

/**
 * The next Site ID of a company that numbers its sites: `ACME2` behind `ACME1`, `S010` behind `S009`. Free in the
 * whole file.
 * @returns undefined where the company's IDs show no pattern, or two that are as frequent
 */
export function nextSiteId(file: FileView, member: Member): { id: string; last: string } | undefined {
  const sites = file
    .sharing("company", member)
    .filter((site) => site.companyName === member.companyName && site.row !== member.row);
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
  const [prefix, { last }] = first;
  const limit = file.layout.columns[file.layout.cellOf("Site ID")]?.maxLength ?? Number.POSITIVE_INFINITY;
  for (let number = Number(last) + 1; ; number++) {
    const id = prefix + String(number).padStart(last.length, "0");
    if (id.length > limit) return undefined;
    if (file.sharing("siteId", { ...member, siteId: id }).length === 0) return { id, last: prefix + last };
  }
}
