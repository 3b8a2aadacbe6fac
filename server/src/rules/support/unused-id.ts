import { freeValue } from "../../template/free-number.ts";
import { companyIdFor, idLimit, siteIdFor } from "../../template/made-ids.ts";
import { type IdentityRole, type Member, memberFields } from "../member.ts";
import type { FileView } from "../rule.ts";
import { quoted } from "./wording.ts";

/** An ID that is used nowhere in the file, and what it was made from, in words. */
export interface UnusedId {
  readonly id: string;
  readonly from: string;
}

/** A Company ID made from a company's name; undefined if the name has no letter or digit. */
export function unusedCompanyId(file: FileView, name: string): UnusedId | undefined {
  return unused(file, "Company ID", companyIdFor(name), quoted(name));
}

/** A Site ID made from the company and the site's name, or from what is known of them. */
export function unusedSiteId(
  file: FileView,
  { companyName, companyId, siteName }: Pick<Member, "companyName" | "companyId" | "siteName">,
): UnusedId | undefined {
  const company = companyId || companyName;
  const made = siteIdFor(companyId || companyIdFor(companyName), siteName);
  if (made !== "") return unused(file, "Site ID", made, `${quoted(company)} and ${quoted(siteName)}`);
  const name = company || siteName;
  return unused(file, "Site ID", companyIdFor(name), quoted(name));
}

/** The ID, within the column's limit and with a number at the end if it is used in the file or by an existing company. */
function unused(file: FileView, role: IdentityRole, base: string, from: string): UnusedId | undefined {
  if (base === "") return undefined;
  const limit = file.layout.columns[file.layout.cellOf(role)]?.maxLength ?? idLimit;
  return { id: freeValue(base, limit, (id) => !isUsed(file, role, id)), from };
}

function isUsed(file: FileView, role: IdentityRole, id: string): boolean {
  const nobody = { row: file.header, companyName: "", companyId: "", siteName: "", siteId: "" };
  const kind = role === "Company ID" ? "companyId" : "siteId";
  const taken = file.sharing(kind, { ...nobody, [memberFields[role]]: id });
  return taken.length > 0 || (role === "Company ID" && file.context.existing?.match("", id) !== undefined);
}
