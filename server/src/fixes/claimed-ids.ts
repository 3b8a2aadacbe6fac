import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import { type IdentityRole, type Member, memberFields } from "../rules/member.ts";
import type { FileView, Finding, GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import { identityKey } from "../template/plain-text.ts";

/** The columns of IDs, each with the kind of rows that share one. */
const idKinds = { "Company ID": "companyId", "Site ID": "siteId" } as const satisfies Partial<
  Record<IdentityRole, GroupKind>
>;
type IdRole = keyof typeof idKinds;

/**
 * A file in which new IDs count as used, although its text does not have them yet. So IDs that are given in one go
 * differ from each other, and rows of one company or site get the same.
 */
export class ClaimedIds implements FileView {
  readonly #checker: Checker;
  /** The rows that new IDs were made for, by kind and ID. */
  readonly #claims = new Map<string, readonly Member[]>();
  /** The new ID of each company and site. */
  readonly #given = new Map<string, string>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /**
   * The ID to write in the cell of a finding: the one that its company or site was given before, or else this one.
   * Texts of other columns are returned as they are.
   */
  claim({ row, cell }: Finding, id: string): string {
    const role = this.layout.columns[cell]?.role;
    if (role !== "Company ID" && role !== "Site ID") return id;
    const member = this.view(row).member();
    const owner = ownerOf(role, member);
    const given = owner === undefined ? undefined : this.#given.get(owner);
    if (given !== undefined) return given;
    if (owner !== undefined) this.#given.set(owner, id);
    this.#claims.set(keyOf(idKinds[role], id), [{ ...member, [memberFields[role]]: id }]);
    return id;
  }

  sharing(kind: GroupKind, member: Member): readonly Member[] {
    const found = this.#checker.sharing(kind, member);
    if (found.length > 0 || this.#claims.size === 0) return found;
    const id = kind === "companyId" ? member.companyId : kind === "siteId" ? member.siteId : "";
    return this.#claims.get(keyOf(kind, id)) ?? found;
  }

  get document() {
    return this.#checker.document;
  }

  get context() {
    return this.#checker.context;
  }

  get layout() {
    return this.#checker.layout;
  }

  get header() {
    return this.#checker.header;
  }

  get above() {
    return this.#checker.above;
  }

  view(row: Row): RowView {
    return this.#checker.view(row);
  }

  records(): Iterable<Row> {
    return this.#checker.records();
  }

  isUnderOtherHeader(row: Row): boolean {
    return this.#checker.isUnderOtherHeader(row);
  }

  isAlone(kind: GroupKind, row: Row): boolean {
    return this.#checker.isAlone(kind, row);
  }
}

/** IDs are compared by letters and digits. */
function keyOf(kind: GroupKind, id: string): string {
  return `${kind}\n${identityKey(id)}`;
}

/** Whose ID it is; undefined if the row does not name its company or site. */
function ownerOf(role: IdRole, { companyName, companyId, siteName }: Member): string | undefined {
  const company = identityKey(companyName);
  if (role === "Company ID") return company === "" ? undefined : `${role}\n${company}`;
  const [whose, site] = [company || identityKey(companyId), identityKey(siteName)];
  return whose === "" || site === "" ? undefined : `${role}\n${whose}\n${site}`;
}
