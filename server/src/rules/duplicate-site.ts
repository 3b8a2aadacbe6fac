import { matchKey } from "../document/fold.ts";
import type { Row } from "../document/rows.ts";
import { freeNumber } from "./free-number.ts";
import type { FileView, Finding, Fix, GroupRule, Member } from "./rule.ts";
import { quoted } from "./wording.ts";

interface Data {
  company: string;
  site: string;
  first: Row;
}

/** The same company and the same Site Name again. Told on the later row. */
export const duplicateSite: GroupRule<Data> = {
  code: "duplicate-site",
  title: "The same company and site stand twice",
  severity: "error",
  scope: "group",
  groups: ["site"],
  message: ({ company, site }) =>
    `The site ${quoted(site)} of ${quoted(company)} stands in an earlier row already. Each site needs a name of its own.`,
  check(members) {
    const firsts = new Map<string, Member>();
    return members.flatMap((member) => {
      const key = `${member.companyName}\n${matchKey(member.siteName)}`;
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, member);
        return [];
      }
      const data = { company: member.companyName, site: member.siteName, first: first.row };
      const related = { row: first.row, role: "Site Name" as const, message: "The same site stands here first" };
      return [{ row: member.row, role: "Site Name" as const, data, related }];
    });
  },
  fixes(finding, file) {
    const same = isSame(finding, file);
    const remove: Fix = {
      title: same ? "Delete this row: the earlier one is identical" : "Delete this row",
      safe: same,
      edits: [file.view(finding.row).delete()],
    };
    // What only the later row says is lost with it.
    return same ? [remove, ...rename(finding, file)] : [...rename(finding, file), remove];
  },
};

function isSame(finding: Finding<Data>, file: FileView): boolean {
  const values = (row: Row) => JSON.stringify(file.view(row).values());
  return values(finding.row) === values(finding.data.first);
}

/** A name that no other site of the company has: the next free number at the end. */
function rename(finding: Finding<Data>, file: FileView): Fix[] {
  const row = file.view(finding.row);
  const cell = row.at(finding.cell);
  const member = row.member();
  const limit = cell.column?.maxLength ?? 50;
  const numbered = (number: number) => `${member.siteName.slice(0, limit - String(number).length)}${number}`;
  const isFree = (number: number) => file.sharing("site", { ...member, siteName: numbered(number) }).length === 0;
  const value = numbered(freeNumber(2, isFree));
  return [{ title: `Rename the site to ${quoted(value)}`, safe: false, edits: [cell.replace(value)] }];
}
