import { asGuess } from "./cell-fix.ts";
import { byValue } from "./majority.ts";
import type { FileView, Finding, Fix, GroupRule, Member, RowEdit } from "./rule.ts";
import { quoted } from "./wording.ts";

interface Data {
  spelling: string;
  usual: string;
}

/**
 * Names that differ only in case, spaces, accents or punctuation: they would become two companies. Told on the rows
 * that differ from most. Where such rows share a Company ID, that is the fault, and `company-id-mismatch` tells it.
 */
export const companySpelling: GroupRule<Data> = {
  code: "company-spelling",
  title: "A company is spelled in two ways",
  severity: "warning",
  scope: "group",
  suggestsOnly: true,
  groups: ["company"],
  message: ({ spelling, usual }) =>
    `${quoted(spelling)} is spelled ${quoted(usual)} in other rows: they would become two companies.`,
  check(members) {
    const [usual, ...others] = byValue(members, "companyName");
    const first = usual?.[1][0];
    if (!usual || !first) return [];
    const ids = new Set(usual[1].map((member) => member.companyId));
    return others
      .flatMap(([, rows]) => rows)
      .filter((member) => member.companyId === "" || !ids.has(member.companyId))
      .map((member: Member) => ({
        row: member.row,
        role: "Company Name",
        data: { spelling: member.companyName, usual: usual[0] },
        related: { row: first.row, role: "Company Name", message: `Spelled ${quoted(usual[0])} here` },
      }));
  },
  fixes: (finding, file) => unify(finding, file),
};

/** One fix for each spelling, over all rows of the company. */
function unify(finding: Finding<Data>, file: FileView): Fix[] {
  const member = file.view(finding.row).member();
  const members = file.sharing("company", member);
  const cell = file.layout.cellOf("Company Name");
  return byValue(members, "companyName").map(([spelling]) => {
    const edits: RowEdit[] = members
      .filter((other) => other.companyName !== spelling)
      .map((other) => file.view(other.row).at(cell).replace(spelling));
    return asGuess({ title: `Spell it ${quoted(spelling)} in all rows`, safe: false, edits });
  });
}
