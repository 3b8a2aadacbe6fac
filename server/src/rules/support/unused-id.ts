import { plainId } from "../../template/plain-text.ts";
import { type IdentityRole, memberFields } from "../member.ts";
import type { FileView } from "../rule.ts";
import { freeNumber } from "./free-number.ts";

/**
 * An ID made from a name: its letters and digits in upper case, within the column's limit, with a number at the end if
 * the ID is already used in the file or by an existing company. Empty if the name has no letter or digit.
 */
export function unusedId(file: FileView, role: IdentityRole, name: string): string {
  const limit = file.layout.columns[file.layout.cellOf(role)]?.maxLength ?? 30;
  const base = plainId(name).toUpperCase();
  if (base === "") return "";
  const numbered = (number: number) => {
    const suffix = number === 1 ? "" : String(number);
    return base.slice(0, limit - suffix.length) + suffix;
  };
  return numbered(freeNumber(1, (number) => !isUsed(file, role, numbered(number))));
}

function isUsed(file: FileView, role: IdentityRole, id: string): boolean {
  const nobody = { row: file.header, companyName: "", companyId: "", siteName: "", siteId: "" };
  const kind = role === "Company ID" ? "companyId" : "siteId";
  const taken = file.sharing(kind, { ...nobody, [memberFields[role]]: id });
  return taken.length > 0 || (role === "Company ID" && file.context.existing?.match("", id) !== undefined);
}
