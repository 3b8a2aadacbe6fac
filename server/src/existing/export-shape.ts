/** The settings `asioImport.existing.*`. Anything undefined or empty is detected from the usual keys. */
export interface ExportShape {
  /** Dotted path to the list of companies: `result.companies`, `pages[].companies`, or `[]` for a top-level list. */
  readonly listPath?: string | undefined;
  /** Dotted paths to the names in a record (`[]` allowed), or headers of a CSV. They replace the usual keys. */
  readonly nameKeys?: readonly string[] | undefined;
  /** Likewise for IDs. */
  readonly idKeys?: readonly string[] | undefined;
}
