/** The settings `asioImport.existing.*`. What is undefined or empty is detected by the usual keys. */
export interface ExportShape {
  /** Dotted path to the list of companies, `result.companies` or `pages[].companies`; `[]` for a list at the top. */
  readonly listPath?: string | undefined;
  /** Dotted paths to the names in a record, `[]` allowed; headers of a CSV. They replace the usual keys. */
  readonly nameKeys?: readonly string[] | undefined;
  /** Likewise for its IDs. */
  readonly idKeys?: readonly string[] | undefined;
}
