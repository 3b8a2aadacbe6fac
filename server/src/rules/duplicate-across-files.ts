import type { FoundElsewhere } from "./company-places.ts";
import type { RecordRule } from "./rule.ts";
import { count, quoted, shorten } from "./support/wording.ts";

/**
 * The company is in another of the files that are validated together. Each could be uploaded by itself, but not one
 * after the other.
 */
export const duplicateAcrossFiles: RecordRule<FoundElsewhere> = {
  code: "duplicate-across-files",
  title: "Another of the files validated together has the company too",
  noun: ["row of a company in another file", "rows of companies in other files"],
  severity: "warning",
  scope: "record",
  suggestsOnly: () => true,
  mayRefuse: (rows) =>
    rows === 1
      ? "1 row has a company that another file has too"
      : `${count(rows, "row")} have companies that other files have too`,
  message({ on, value, place, more }) {
    const header = on === "name" ? "Company Name" : "Company ID";
    const others = more > 0 ? ` and in ${count(more, "more file")}` : "";
    return `${header} ${quoted(value)} is also in ${shorten(place.file.name)} (row ${place.row})${others}. The file that is uploaded first creates the company, and the other then fails with "Invalid CSV."`;
  },
  check(row) {
    const found = row.elsewhere();
    // Then each of the files is refused, whichever is uploaded first.
    if (row.existing()?.strength === "exact") return undefined;
    return found && { role: found.on === "name" ? "Company Name" : "Company ID", data: found };
  },
  elsewhere: ({ place }) => ({ place, message: "The same company" }),
  fixes: ({ data: { place } }) => [
    {
      title: `Go to row ${place.row} of ${shorten(place.file.name)}`,
      safe: false,
      edits: [],
      action: { kind: "goTo", uri: place.file.uri, range: place.range },
    },
  ],
};
