import { addressParts, placeIn, takeCountry } from "../../template/split-address.ts";
import type { RowView } from "../view.ts";

const streetRoles: ReadonlySet<string | undefined> = new Set(["Address Name", "Address Line 1", "Address Line 2"]);
const placeRoles = ["City", "State", "Zip"] as const;

/**
 * The values of a cell for a street and of the following ones, if it probably contains a whole address while the cells
 * for the city, state and ZIP code are empty: `12 Main St, Boston MA 02110`.
 */
export function addressIn(row: RowView, index: number): readonly string[] | undefined {
  const { columns } = row.layout;
  if (!streetRoles.has(columns[index]?.role)) return undefined;
  const cells = placeRoles.map((role) => row.layout.cellOf(role)).filter((cell) => cell >= 0);
  if (cells.length === 0 || cells.some((cell) => cell < index || row.tidyValue(cell) !== "")) return undefined;
  const parts = addressParts(row.value(index));
  const country = row.country("Country") ?? "US";
  const named = takeCountry(parts, country);
  const place = parts.length > 1 ? placeIn(parts, country) : undefined;
  if (!place) return undefined;
  const isStreet = (cell: number) =>
    cell === index || (streetRoles.has(columns[cell]?.role) && row.tidyValue(cell) === "");
  const end = Math.max(...cells) + 1;
  const lines = [...columns.keys()].slice(index, end).filter(isStreet);
  // What has no column stays with the street.
  const streets = [...parts.slice(0, place.from), ...(row.layout.cellOf("Zip") < 0 && place.zip ? [place.zip] : [])];
  const surplus = streets.splice(lines.length - 1).join(", ");
  if (surplus !== "") streets.push(surplus);
  return [...columns.entries()].slice(index, end).map(([cell, column]): string => {
    if (column?.role === "City") return place.city;
    if (column?.role === "State") return place.state;
    // A country after the ZIP code has no place here, and then the value does not fit.
    if (column?.role === "Zip") return named === undefined ? place.zip : `${place.zip}, ${named}`;
    return isStreet(cell) ? (streets[lines.indexOf(cell)] ?? "") : row.value(cell);
  });
}
