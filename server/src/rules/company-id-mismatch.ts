import { matchKey } from "../document/fold.ts";
import { grouped } from "../grouped.ts";
import { type Member, memberFields } from "./member.ts";
import type { GroupFault, GroupRule } from "./rule.ts";
import { asGuess, cellOf, replaceCell } from "./support/cell-fix.ts";
import { byValue } from "./support/majority.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  /** The column that the rows agree on. They do not agree on `differs`. */
  same: "Company Name" | "Company ID";
  value: string;
  other: string;
  majority: string;
  differs: "Company Name" | "Company ID";
  /** The site of the only row with the majority's value, if there is just one; may be empty. */
  onlySite?: string;
}

/** One name with two IDs, or one ID with two names. Reported on the rows that differ from most, or from the first. */
export const companyIdMismatch: GroupRule<Data> = {
  code: "company-id-mismatch",
  title: "One Company Name has two IDs, or one Company ID two names",
  noun: ["company ID mismatch", "company ID mismatches"],
  severity: "error",
  scope: "group",
  suggestsOnly: () => true,
  groups: ["company", "companyId"],
  message({ same, value, other, majority, differs, onlySite }) {
    const row = onlySite ? `in the row of the site ${quoted(onlySite)}` : "in another row";
    const where = onlySite === undefined ? "in other rows" : row;
    return `${same} ${quoted(value)} has the ${differs} ${quoted(other)} here, but ${quoted(majority)} ${where}. A company has one name and one ID.`;
  },
  check(members, kind) {
    const [same, differs] =
      kind === "company" ? (["Company Name", "Company ID"] as const) : (["Company ID", "Company Name"] as const);
    // Names that differ in case are left to `company-spelling`. IDs that differ in case may be the same to the
    // platform.
    const keyOf = (member: Member) => (kind === "company" ? member.companyName : matchKey(member.companyId));
    return [...grouped(members, keyOf)].flatMap(([key, rows]) =>
      key === "" ? [] : disagreements(rows, same, differs),
    );
  },
  fixes: (finding, file) => replaceCell(cellOf(finding, file), finding.data.majority, false).map(asGuess),
};

function disagreements(members: readonly Member[], same: Data["same"], differs: Data["differs"]): GroupFault<Data>[] {
  const [majority, ...others] = byValue(members, memberFields[differs]);
  const first = majority?.[1][0];
  if (!majority || !first) return [];
  const field = memberFields[same];
  const only = majority[1].length === 1 ? { onlySite: first.siteName } : {};
  const usual = new Set(majority[1].map((one) => one[field]));
  return others.flatMap(([other, members]) =>
    members.map((member) => ({
      row: member.row,
      role: differs,
      data: { same, value: member[field], other, majority: majority[0], differs, ...only },
      ...(usual.has(member[field]) ? {} : { severity: "warning" as const }),
      related: { row: first.row, role: differs, message: `${quoted(majority[0])} is used here` },
    })),
  );
}
