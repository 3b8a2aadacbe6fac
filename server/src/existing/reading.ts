/**
 * What only the reading of exports needs. Imported dynamically by those who have one to read: it is a tenth of the
 * program, and most files are checked without an export.
 */
export { ExistingCompanies } from "./companies.ts";
export { doubtsOf } from "./completeness.ts";
export { readingExport } from "./export.ts";
export { findingRecord } from "./record-place.ts";
