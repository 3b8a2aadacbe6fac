import { alphanumeric, Kind } from "../document/characters.ts";
import { matchKey } from "../document/fold.ts";
import { identityDamage, spreadsheetDamage } from "../document/spreadsheet.ts";
import { grouped } from "../grouped.ts";
import type { Column } from "../template/columns.ts";
import { plainId, plainName } from "../template/plain-text.ts";
import { takesCode } from "./country-code.ts";
import { isContested } from "./duplicate-site.ts";
import type { Member } from "./member.ts";
import type { CellRule, FileView, Finding, Fix } from "./rule.ts";
import { isDoubtful } from "./shape.ts";
import { asGuess, cellOf } from "./support/cell-fix.ts";
import { likelyCountries } from "./support/likely-countries.ts";
import { membersBy, membersWith, oncePerList } from "./support/members.ts";
import { nextSiteId } from "./support/next-site-id.ts";
import { type UnusedId, unusedCompanyId, unusedSiteId } from "./support/unused-id.ts";
import { quoted } from "./support/wording.ts";

/** A required cell that is empty. */
export const required: CellRule<{ column: Column }> = {
  code: "required",
  title: "A required cell is empty",
  noun: ["empty required cell", "empty required cells"],
  severity: "error",
  scope: "cell",
  look: { length: "short", signs: Kind.untidy | Kind.control | Kind.foreign | Kind.lineBreak },
  suggestsOnly: ({ column }) => column.role !== "Company Name" && column.role !== "Company ID",
  message: ({ column }) => `${column.header} is required.${allowed(column)}`,
  check(cell) {
    if (cell.kinds & alphanumeric || !cell.column?.required || cell.tidyValue !== "") return undefined;
    return { data: { column: cell.column }, final: true };
  },
  fixes: (finding, file) => fillIns(finding, file),
};

/** Fills in an empty cell, or one with a placeholder, from the company's other rows or with a new value. */
export function fillIns(finding: Finding, file: FileView): Fix[] {
  const row = file.view(finding.row);
  const role = row.at(finding.cell).column?.role;
  const values = role ? candidates(file, row.member(), role) : [];
  const cell = cellOf(finding, file);
  return values
    .filter(({ value }) => value !== cell.value)
    .map(({ value, safe, why, ...kind }): Fix => {
      const sure = safe && finding.rule === required;
      const fix: Fix = { title: `Fill in ${quoted(value)} (${why})`, safe: sure, edits: [cell.replace(value)] };
      return sure ? fix : { ...asGuess(fix), ...kind };
    });
}

/** What the column takes, as a sentence with a space before it. */
function allowed(column: Column): string {
  switch (column.kind) {
    case "name":
    case "id": {
      const limit = column.maxLength === undefined ? "" : `, ${column.maxLength} at most`;
      return ` Use letters and digits${limit}.`;
    }
    case "country":
      return takesCode;
    case "text":
    case "state":
    case "email":
    case "emailType":
    case "phoneCountry":
    case "phone":
    case "phoneType":
    case "socialType":
      return "";
  }
}

interface Candidate {
  value: string;
  safe: boolean;
  /** Whether it is a new ID, or the only country that fits the address. */
  made?: true;
  /** Whether it may be taken for all cells that it fits. */
  forAll?: true;
  why: string;
}

function candidates(file: FileView, member: Member, role: string): Candidate[] {
  switch (role) {
    case "Company ID": {
      const known = agreed(file, member, "companyName", "companyId");
      if (known) return [{ ...known, why: "the company's other rows" }];
      // The company has an ID: a new one would be a second.
      const hasId = only(file, member, "companyName", "companyId") !== undefined;
      return hasId ? [] : newId(unusedCompanyId(file, member.companyName));
    }
    case "Company Name": {
      const known = agreed(file, member, "companyId", "companyName");
      return known ? [{ ...known, why: "the other rows with this ID" }] : [];
    }
    case "Site ID":
      return [...nextInPattern(file, member), ...newId(unusedSiteId(file, member))];
    case "Country":
      return likelyCountries(file, member).map((country) => ({ ...country, safe: false }));
    default:
      return [];
  }
}

type Identity = "companyName" | "companyId";

const roles = { companyName: "Company Name", companyId: "Company ID" } as const;
const kindOf = { companyName: "company", companyId: "companyId" } as const;

/**
 * The only ID of the rows with the member's name, or the only name of those with its ID, if it has no fault itself. It
 * is safe if it belongs to no other company and no row that has it is in doubt.
 */
function agreed(file: FileView, member: Member, same: Identity, wanted: Identity) {
  const value = only(file, member, same, wanted, member[wanted]);
  if (value === undefined || isDamaged(member[same], same)) return undefined;
  // A value that needs fixing in the other rows is not copied to another.
  const limit = file.layout.columns[file.layout.cellOf(roles[wanted])]?.maxLength ?? value.length;
  if (value.length > limit || (wanted === "companyId" ? plainId(value) : plainName(value)) !== value) return undefined;
  const isNew = wanted === "companyId" || isNewSite(file, member, value);
  const agrees = only(file, { ...member, [wanted]: value }, wanted, same) === member[same];
  return { value, safe: isNew && agrees && !hasDoubtful(file.sharing(kindOf[same], member), file) };
}

/**
 * Whether it is unclear in one of these rows which cell is the name and which the ID, or a row lacks one of them that
 * another row of the same site has. Such a row would not be filled in, while the others are.
 */
const hasDoubtful = oncePerList((members, file: FileView) =>
  members.some(({ row, ...member }) => {
    const lacks = (["companyName", "companyId"] as const).filter((field) => member[field] === "");
    const isLeftOut = lacks.some((field) => isContested(row, file.layout.cellOf(roles[field]), file));
    return isLeftOut || isDoubtful(file.view(row)) || file.isUnderOtherHeader(row);
  }),
);

/** Whether a name or ID is damaged, so that it does not identify a company. */
function isDamaged(value: string, field: Identity): boolean {
  if (field === "companyId") return plainId(value) !== value || identityDamage(value, "id") !== undefined;
  return (spreadsheetDamage(value) ?? identityDamage(value, "name")) !== undefined || value.includes("\uFFFD");
}

/**
 * Whether the row, with this company's name, would not repeat a site: neither one of the company, even if only after
 * their names are fixed, nor one of another row without a name.
 */
function isNewSite(file: FileView, member: Member, companyName: string): boolean {
  const site = matchKey(member.siteName);
  const nameless = membersWith(file.sharing("companyId", member), "companyName", "");
  const same = bySite(nameless).get(site) ?? [];
  const isTwice = same.some((other) => other.row !== member.row);
  return file.sharing("site", { ...member, companyName }).length === 0 && !isTwice;
}

const bySite = oncePerList((members) => grouped(members, (member) => matchKey(member.siteName)));

/** The only value of the rows with the same name (or ID), apart from empty ones; undefined if there are several. */
function only(file: FileView, member: Member, same: Identity, wanted: Identity, except = ""): string | undefined {
  const others = membersWith(file.sharing(kindOf[same], member), same, member[same]);
  let found: string | undefined;
  for (const value of membersBy(others, wanted).keys()) {
    if (value === "" || value === except) continue;
    if (found !== undefined) return undefined;
    found = value;
  }
  return found;
}

/** The next number in the company's own pattern, if the import accepts the ID. */
function nextInPattern(file: FileView, member: Member): Candidate[] {
  const next = nextSiteId(file, member);
  if (!next || plainId(next.id) !== next.id) return [];
  return [{ value: next.id, safe: false, made: true, why: `the next after ${quoted(next.last)}` }];
}

function newId(made: UnusedId | undefined): Candidate[] {
  return made ? [{ value: made.id, safe: false, made: true, why: `a new ID, made from ${made.from}` }] : [];
}
