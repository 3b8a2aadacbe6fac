import type { Row } from "../document/rows.ts";

/** A row in a group, with what identifies its company and site: values trimmed and their white space collapsed. */
export interface Member {
  readonly row: Row;
  readonly companyName: string;
  readonly companyId: string;
  readonly siteName: string;
  readonly siteId: string;
}

/** The columns that identify a row's company and site. */
export type IdentityRole = "Company Name" | "Company ID" | "Site Name" | "Site ID";

/** Where a member holds the value of each. */
export const memberFields = {
  "Company Name": "companyName",
  "Company ID": "companyId",
  "Site Name": "siteName",
  "Site ID": "siteId",
} as const satisfies Record<IdentityRole, keyof Member>;
