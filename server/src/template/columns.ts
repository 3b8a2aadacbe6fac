import type { ColumnKind } from "./kinds.ts";

/** One column of the template. */
export interface Column {
  /** The exact header. */
  readonly header: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** Maximum length of a value, in Unicode code points. */
  readonly maxLength?: number;
  /** The limit is not from the vendor's guide, so the platform may accept longer values. */
  readonly limitAssumed?: true;
  /** Header of the default column that this one corresponds to; undefined for a column that the user added. */
  readonly role?: Role;
}

/** A default column, with the other headers under which it is recognised. */
interface DefaultColumn<Header extends string> extends Omit<Column, "role"> {
  readonly role: Header;
  readonly aliases: readonly string[];
}

/**
 * The default template. The required columns, the limits and the code columns are from the vendor's guide (30 Sep
 * 2024). The other headers are assumed, because the vendor does not publish the template's header row.
 */
export const defaultColumns = [
  column("Company Name", "name", ["Company", "Client Name", "Client"], 50, true),
  column("Company ID", "id", ["Company Identifier", "Client ID"], 30, true),
  column("Site Name", "name", ["Site"], 50, true),
  column("Site ID", "id", ["Site Identifier"], 30, true),
  column("Country", "country", ["Country Code", "Country ISO"], undefined, true),
  column("Address Name", "text", [], 50),
  column("Address Line 1", "text", ["Address1", "Address Line1", "Address", "Street", "Street Address"], 50),
  column("Address Line 2", "text", ["Address2", "Address Line2", "Street 2"], 50),
  column("City", "text", ["Town"], assumed(50)),
  column("State", "state", ["State Code", "Province", "State or Province", "Region"]),
  column("Zip", "text", ["Zip Code", "Postal Code", "Postcode", "Post Code"], assumed(12)),
  column("Email", "email", ["Email Address", "Mail"]),
  column("Email Type", "emailType", []),
  column("Phone Country", "phoneCountry", ["Phone Country Code"]),
  column("Phone Number", "phone", ["Phone", "Telephone", "Telephone Number", "Phone No"], assumed(30)),
  column("Phone Number Type", "phoneType", ["Phone Type"]),
  column("Social Media", "text", ["Social", "Social Media Account"]),
  column("Social Media Type", "socialType", ["Social Type"]),
] as const;

/** What a column is for, named by the default template's header. */
export type Role = (typeof defaultColumns)[number]["role"];

function column<Header extends string>(
  header: Header,
  kind: ColumnKind,
  aliases: string[],
  limit?: number | Limit,
  required = false,
): DefaultColumn<Header> {
  const limits = typeof limit === "number" ? { maxLength: limit } : limit;
  return { header, role: header, kind, required, aliases, ...limits };
}

type Limit = Required<Pick<Column, "maxLength" | "limitAssumed">>;

/** A limit taken from the vendor's PSA. */
function assumed(maxLength: number): Limit {
  return { maxLength, limitAssumed: true };
}
