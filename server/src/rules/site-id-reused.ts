import { matchKey } from "../document/fold.ts";
import { cellOf } from "./cell-fix.ts";
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
    return members.flatMap((member, index) => {
      const others = members
        .slice(0, index)
        .filter((other) => other.siteId === member.siteId && !isSameSite(other, member));
      const first = others.find((other) => other.companyName === member.companyName) ?? others[0];
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
    const id = unusedId(file, "Site ID", member.siteName) || unusedId(file, "Site ID", member.companyName);
    if (id === "") return [];
    return [
      { title: `Give this site the unused ID ${quoted(id)}`, safe: false, edits: [cellOf(finding, file).replace(id)] },
    ];
  },
};

/** A name that is missing may be that of the same site: what is missing is the fault then. */
function isSameSite(a: Member, b: Member): boolean {
  const same = (one: string, other: string) => one === "" || other === "" || matchKey(one) === matchKey(other);
  return same(a.companyName, b.companyName) && same(a.siteName, b.siteName);
}
