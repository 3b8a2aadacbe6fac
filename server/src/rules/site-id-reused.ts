import { matchKey } from "../document/fold.ts";
import { plainId } from "../template/plain-text.ts";
import type { Member } from "./member.ts";
import type { GroupRule } from "./rule.ts";
import { asGuess, cellOf } from "./support/cell-fix.ts";
import { nextSiteId } from "./support/next-site-id.ts";
import { unusedId } from "./support/unused-id.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  id: string;
  /** The site of the first row with the ID. */
  site: string;
  first: string;
  company: string;
  sameCompany: boolean;
}

/**
 * One Site ID for two sites: an error within a company, otherwise a warning. Two IDs of a company that differ only in
 * case are a warning too, because the platform may treat them as the same. Reported on the later rows.
 */
export const siteIdReused: GroupRule<Data> = {
  code: "site-id-reused",
  title: "Two sites have the same Site ID: an error within a company, otherwise a warning",
  noun: ["reused Site ID", "reused Site IDs"],
  severity: "error",
  scope: "group",
  suggestsOnly: () => true,
  groups: ["siteId"],
  message({ id, first, site, company, sameCompany }) {
    const owner = `the site ${quoted(site)}${sameCompany || company === "" ? "" : ` of ${quoted(company)}`}`;
    const problem =
      id === first ? `already belongs to ${owner}` : `differs only in case from ${quoted(first)} of ${owner}`;
    return `Site ID ${quoted(id)} ${problem}. Give this site its own ID.`;
  },
  *check(members) {
    // The first rows with an ID: within a company, within a company ignoring case, and in the whole file.
    const places = new Map<string, FirstRows>();
    for (const [index, member] of members.entries()) {
      let first: Member | undefined;
      const { siteId, companyName } = member;
      for (const place of [`${siteId}\n${companyName}`, `${siteId.toLowerCase()}\n${companyName}\n`, siteId]) {
        const rows = places.get(place) ?? new FirstRows();
        first ??= rows.otherThan(member);
        places.set(place, rows.add(member, index));
      }
      if (!first) {
        yield;
        continue;
      }
      const sameCompany = first.companyName === companyName;
      const data = { id: siteId, first: first.siteId, site: first.siteName, company: first.companyName, sameCompany };
      const related = { row: first.row, role: "Site ID" as const, message: "First use of this Site ID" };
      const severity = sameCompany && first.siteId === siteId ? ("error" as const) : ("warning" as const);
      yield { row: member.row, role: "Site ID" as const, data, severity, related };
    }
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

/** The first row with a value. */
interface First {
  readonly key: string;
  readonly member: Member;
  readonly index: number;
}

/** The first rows with an ID: only those that are needed to find one of another site. */
class FirstRows {
  readonly #companies: First[] = [];
  readonly #sites: First[] = [];

  add(member: Member, index: number): this {
    keep(this.#companies, member.companyName, member, index);
    keep(this.#sites, member.siteName, member, index);
    return this;
  }

  /**
   * The first row that certainly belongs to another site: its company or its name differs. A missing name may be that
   * of the same site, and is a fault of its own.
   */
  otherThan({ companyName, siteName }: Member): Member | undefined {
    const [company, site] = [differing(this.#companies, companyName), differing(this.#sites, siteName)];
    return company && (!site || company.index < site.index) ? company.member : site?.member;
  }
}

/** Keeps the first two rows of different values: one of them differs from any value. */
function keep(firsts: First[], value: string, member: Member, index: number): void {
  if (value === "" || firsts.length === 2) return;
  const key = matchKey(value);
  if (key !== firsts[0]?.key) firsts.push({ key, member, index });
}

function differing(firsts: readonly First[], value: string): First | undefined {
  if (value === "") return undefined;
  const key = matchKey(value);
  return firsts.find((first) => first.key !== key);
}
