import { matchKey } from "../document/fold.ts";
import { asGuess, cellOf } from "./cell-fix.ts";
import { nextSiteId } from "./next-site-id.ts";
import { plainId } from "./plain-text.ts";
import type { GroupRule, Member } from "./rule.ts";
import { unusedId } from "./unused-id.ts";
import { quoted } from "./wording.ts";

interface Data {
  id: string;
  /** The site that has the ID first. */
  site: string;
  company: string;
  sameCompany: boolean;
}

/** One Site ID for two sites: an error within a company, else a warning. Told on the later rows. */
export const siteIdReused: GroupRule<Data> = {
  code: "site-id-reused",
  title: "One Site ID stands for two sites: an error within a company, else a warning",
  severity: "error",
  scope: "group",
  suggestsOnly: true,
  groups: ["siteId"],
  message: ({ id, site, company, sameCompany }) =>
    `Site ID ${quoted(id)} belongs to the site ${quoted(site)}${sameCompany || company === "" ? "" : ` of ${quoted(company)}`} already. Give this site an ID of its own.`,
  check(members) {
    // The first row of each site that has an ID: of all companies, and of each, in the order of the file.
    const sites = new Map<string, Map<string, Member>>();
    return members.flatMap((member) => {
      const places = [`${member.siteId}\n${member.companyName}`, member.siteId];
      const site = `${member.companyName}\n${matchKey(member.siteName)}`;
      let first: Member | undefined;
      for (const place of places) {
        const known = sites.get(place) ?? new Map<string, Member>();
        first ??= firstOther(known.values(), member);
        if (!known.has(site)) known.set(site, member);
        sites.set(place, known);
      }
      if (!first) return [];
      const sameCompany = first.companyName === member.companyName;
      const data = { id: member.siteId, site: first.siteName, company: first.companyName, sameCompany };
      const related = { row: first.row, role: "Site ID" as const, message: "The Site ID stands here first" };
      const severity = sameCompany ? ("error" as const) : ("warning" as const);
      return [{ row: member.row, role: "Site ID" as const, data, severity, related }];
    });
  },
  fixes(finding, file) {
    const member = file.view(finding.row).member();
    const next = nextSiteId(file, member)?.id ?? "";
    const made = unusedId(file, "Site ID", member.siteName) || unusedId(file, "Site ID", member.companyName);
    const cell = cellOf(finding, file);
    return [...new Set([next, made])]
      .filter((id) => id !== "" && plainId(id) === id)
      .map((id) => ({ title: `Give this site the unused ID ${quoted(id)}`, safe: false, edits: [cell.replace(id)] }))
      .map(asGuess);
  },
};

function firstOther(members: Iterable<Member>, member: Member): Member | undefined {
  for (const other of members) if (!isSameSite(other, member)) return other;
  return undefined;
}

/** A name that is missing may be that of the same site: what is missing is the fault then. */
function isSameSite(a: Member, b: Member): boolean {
  const same = (one: string, other: string) => one === "" || other === "" || matchKey(one) === matchKey(other);
  return same(a.companyName, b.companyName) && same(a.siteName, b.siteName);
}
