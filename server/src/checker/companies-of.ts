import { positionIn } from "../document/positions.ts";
import type { CompanyPlaces, ValidatedFile } from "../rules/company-places.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import type { Place } from "./checked.ts";

/** Adds the companies of a file to those of others. Stops when there is no room. */
export function* addingCompanies(
  companies: CompanyPlaces,
  file: ValidatedFile,
  records: Iterable<Place>,
  view: RowView,
): Steps<void> {
  for (const { row, index, line } of records) {
    if (companies.isFull) return;
    const { companyName, companyId } = view.load(row).member();
    const placeOf = (role: "Company Name" | "Company ID") => () => {
      const { start, end } = view.spanOf(role);
      return { row: index + 1, range: { start: positionIn(row, start, line), end: positionIn(row, end, line) } };
    };
    companies.add(file, "name", companyName, placeOf("Company Name"));
    companies.add(file, "id", companyId, placeOf("Company ID"));
    yield;
  }
}
