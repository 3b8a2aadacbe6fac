import type { RowEdit } from "../document/row-edit.ts";
import type { Member } from "./member.ts";
import type { FileView, Finding, Fix, GroupRule } from "./rule.ts";
import { byValue } from "./support/majority.ts";
import { oncePerList } from "./support/members.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  spelling: string;
  usual: string;
}

/**
 * Names that differ only in case, spaces, accents or punctuation would become two companies. Reported on the rows that
 * differ from most. If such rows share a Company ID, `company-id-mismatch` reports them instead.
 */
export const companySpelling: GroupRule<Data> = {
  code: "company-spelling",
  title: "A company is spelled in two ways",
  noun: ["company spelling", "company spellings"],
  severity: "warning",
  scope: "group",
  suggestsOnly: () => true,
  groups: ["company"],
  message: ({ spelling, usual }) =>
    `${quoted(spelling)} is spelled ${quoted(usual)} in other rows. The import would create two companies.`,
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

/** Maximum number of spellings offered. */
const maxOffered = 5;

const spellings = oncePerList((members) => byValue(members, "companyName").map(([spelling]) => spelling));

/** One fix for each spelling, in all rows of the company: the most frequent spellings, and the row's own. */
function unify({ row, data }: Finding<Data>, file: FileView): Fix[] {
  const members = file.sharing("company", file.view(row).member());
  const offered = spellings(members).filter((each, index) => index < maxOffered || each === data.spelling);
  return offered.map((spelling) => ({
    title: `Spell it ${quoted(spelling)} in all rows`,
    safe: false,
    guess: true,
    // Computed only for the chosen spelling, because there may be many rows.
    get edits() {
      return respelled(members, spelling, file);
    },
  }));
}

function respelled(members: readonly Member[], spelling: string, file: FileView): RowEdit[] {
  const cell = file.layout.cellOf("Company Name");
  return members
    .filter((other) => other.companyName !== spelling)
    .map((other) => file.view(other.row).at(cell).replace(spelling));
}
