import type { Row } from "../document/rows.ts";

/**
 * A row in a group, with what identifies its company and site. Values are trimmed, and their white space is collapsed.
 */
export interface Member {
  readonly row: Row;
  readonly companyName: string;
  readonly companyId: string;
  readonly siteName: string;
  readonly siteId: string;
}

/** The columns that identify a row's company and site. */
export type IdentityRole = "Company Name" | "Company ID" | "Site Name" | "Site ID";

/** The field of `Member` for each of them. */
export const memberFields = {
  "Company Name": "companyName",
  "Company ID": "companyId",
  "Site Name": "siteName",
  "Site ID": "siteId",
} as const satisfies Record<IdentityRole, keyof Member>;
