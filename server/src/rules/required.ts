import { alphanumeric } from "../document/characters.ts";
import type { Column } from "../template/columns.ts";
import { cellOf, isStrict } from "./cell-fix.ts";
import { takesCode } from "./country-code.ts";
import { membersBy, membersWith, oncePerList } from "./members.ts";
import { nextSiteId } from "./next-site-id.ts";
import { plainId, plainName } from "./plain-text.ts";
import type { CellRule, FileView, Fix, IdentityRole, Member } from "./rule.ts";
import { unusedId } from "./unused-id.ts";
import { quoted } from "./wording.ts";

/** A required cell that is empty. */
export const required: CellRule<{ column: Column }> = {
  code: "required",
  title: "A required cell is empty",
  severity: "error",
  scope: "cell",
  message: ({ column }) => `${column.header} is required, and this row has none.${allowed(column)}`,
  check(cell) {
    if (cell.kinds & alphanumeric || !cell.column?.required || cell.tidyValue !== "") return undefined;
    return { data: { column: cell.column }, final: true };
  },
  fixes(finding, file) {
    const row = file.view(finding.row);
    const role = row.at(finding.cell).column?.role;
    const member = row.member();
    const values = role ? candidates(file, member, role) : [];
    const cell = cellOf(finding, file);
    return values.map(({ value, safe, why }): Fix => {
      return { title: `Fill in ${quoted(value)} (${why})`, safe, edits: [cell.replace(value)] };
    });
  },
};

/** What the column takes, as a sentence with a space before it. */
function allowed(column: Column): string {
  if (column.kind === "country") return takesCode;
  if (!isStrict(column)) return "";
  const limit = column.maxLength === undefined ? "" : `, ${column.maxLength} at most`;
  return ` It takes letters and digits${limit}.`;
}

interface Candidate {
  value: string;
  safe: boolean;
  why: string;
}

function candidates(file: FileView, member: Member, role: string): Candidate[] {
  switch (role) {
    case "Company ID": {
      const known = agreed(file, member, "companyName", "companyId");
      if (known) return [{ ...known, why: "the company's other rows" }];
      return made(file, role, member.companyName);
    }
    case "Company Name": {
      const known = agreed(file, member, "companyId", "companyName");
      return known ? [{ ...known, why: "the other rows with this ID" }] : [];
    }
    case "Site ID":
      return [...next(file, member), ...made(file, role, member.siteName || member.companyName)];
    case "Country": {
      const rows = membersWith(file.sharing("company", member), "companyName", member.companyName);
      const country = usualCountry(rows, file);
      return country ? [{ value: country, safe: false, why: "the company's other sites" }] : [];
    }
    default:
      return [];
  }
}

type Identity = "companyName" | "companyId";

const roles = { companyName: "Company Name", companyId: "Company ID" } as const;
const kindOf = { companyName: "company", companyId: "companyId" } as const;

/**
 * The one ID of the rows with the member's name, or the one name of those with its ID; safe where that belongs to no
 * other company and has no fault itself.
 */
function agreed(file: FileView, member: Member, same: Identity, wanted: Identity) {
  const value = only(file, member, same, wanted);
  if (value === undefined) return undefined;
  const limit = file.layout.columns[file.layout.cellOf(roles[wanted])]?.maxLength ?? value.length;
  const sound = value.length <= limit && (wanted === "companyId" ? plainId(value) : plainName(value)) === value;
  // With the name the row may become a second one of a site that the company has, if only once their names are mended.
  const isNew = wanted === "companyId" || file.sharing("site", { ...member, companyName: value }).length === 0;
  const agrees = only(file, { ...member, [wanted]: value }, wanted, same) === member[same];
  return { value, safe: sound && isNew && agrees };
}

/** The value that all rows with the same name (or ID) have where they have one. */
function only(file: FileView, member: Member, same: Identity, wanted: Identity): string | undefined {
  const others = membersWith(file.sharing(kindOf[same], member), same, member[same]);
  let found: string | undefined;
  for (const value of membersBy(others, wanted).keys()) {
    if (value === "") continue;
    if (found !== undefined) return undefined;
    found = value;
  }
  return found;
}

/** The next number in the company's own pattern, where that is an ID which the import takes. */
function next(file: FileView, member: Member): Candidate[] {
  const next = nextSiteId(file, member);
  if (!next || plainId(next.id) !== next.id) return [];
  return [{ value: next.id, safe: false, why: `the next behind ${quoted(next.last)}` }];
}

function made(file: FileView, role: IdentityRole, name: string): Candidate[] {
  const id = unusedId(file, role, name);
  return id === "" ? [] : [{ value: id, safe: false, why: `a new ID, made from ${quoted(name)}` }];
}

/** The country that most of these rows have. */
const usualCountry = oncePerList((members, file: FileView) => {
  const counts = new Map<string, number>();
  for (const { row } of members) {
    const country = file.view(row).country("Country");
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
});
