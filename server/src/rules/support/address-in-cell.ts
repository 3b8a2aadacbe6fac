import { findCountry } from "../../template/countries.ts";
import { findState, stateKind } from "../../template/states.ts";
import { isWrittenZip } from "../../template/zips.ts";
import type { RowView } from "../view.ts";

const streetRoles: ReadonlySet<string | undefined> = new Set(["Address Name", "Address Line 1", "Address Line 2"]);
const placeRoles = ["City", "State", "Zip"] as const;

/** Where the number of a house is before the street, so that `1000 Main St` would look like a ZIP code and its city. */
const numberFirst: ReadonlySet<string> = new Set(["US", "CA", "GB", "AU", "NZ", "IE", "IN", "ZA", "SG", "PH", "MY"]);

/** Words before the number of a part of a building, or of a box or road: `Suite 1200`. */
const unit =
  /(?:^|\s)(?:suite|ste|unit|apt|apartment|flat|floor|level|room|rm|building|bldg|block|tower|box|lot|shop|office|bay|gate|door|plot|no|nr|km|highway|hwy|route|road|rd|street|st|avenue|ave|drive|dr|lane)\.?$/i;

/** What separates the parts of an address: each delimiter and line break, and vertical space. */
export const addressSeparators = /[,;|\t-\r\x85\u2028\u2029]+/;

/**
 * The values of a cell for a street and of the following ones, if it probably contains a whole address while the cells
 * for the city, state and ZIP code are empty: `12 Main St, Boston MA 02110`.
 */
export function addressIn(row: RowView, index: number): readonly string[] | undefined {
  const { columns } = row.layout;
  if (!streetRoles.has(columns[index]?.role)) return undefined;
  const value = row.value(index);
  const cells = placeRoles.map((role) => row.layout.cellOf(role)).filter((cell) => cell >= 0);
  if (cells.length === 0 || cells.some((cell) => cell < index || row.tidyValue(cell) !== "")) return undefined;
  const parts = value
    .split(addressSeparators)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const country = row.country("Country") ?? "US";
  const last = parts.at(-1) ?? "";
  const abroad = parts.length > 2 && !findState(last, country) && findCountry(last) ? parts.pop() : undefined;
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
    if (column?.role === "Zip") return abroad === undefined ? place.zip : `${place.zip}, ${abroad}`;
    return isStreet(cell) ? (streets[lines.indexOf(cell)] ?? "") : row.value(cell);
  });
}

interface AddressPlace {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Number of the first part that belongs to it. */
  readonly from: number;
}

/** The city, state and ZIP code at the end of the parts of an address. */
function placeIn(parts: readonly string[], country: string): AddressPlace | undefined {
  const last = parts.length - 1;
  const text = parts[last] ?? "";
  if (!numberFirst.has(country)) {
    const [, zip = "", city = ""] = /^(?:[A-Z]{1,3}-)?(\S+(?: \d{2,3}| [A-Z]{2})?) (\p{L}\P{N}*)$/u.exec(text) ?? [];
    if (isWrittenZip(zip)) return { city, state: "", zip, from: last };
  }
  const [before, zip] = zipAtEnd(text);
  // Without a ZIP code, the state and the city must be parts of their own.
  if (zip === "" && (parts.length < 3 || !findState(text, country))) return undefined;
  const ownState = before === "" && stateAtEnd(parts[last - 1] ?? "", country) === parts[last - 1];
  const state = ownState ? (parts[last - 1] ?? "") : stateAtEnd(before, country);
  const from = ownState ? last - 1 : last;
  const named = ownState ? "" : before.slice(0, before.length - state.length).trim();
  // Digits alone may be any number, if no state or city is before them.
  const mayBeNumber = country === "US" || !numberFirst.has(country) || unit.test(named);
  if (/\d/.test(named) || (state === "" && mayBeNumber && !/[A-Z]/.test(zip))) return undefined;
  if (named !== "") return { city: named, state, zip, from };
  const city = parts[from - 1] ?? "";
  return city === "" || /\d/.test(city) ? { city: "", state, zip, from } : { city, state, zip, from: from - 1 };
}

/** Splits a text before the ZIP code at its end, if there is one. */
function zipAtEnd(text: string): readonly [before: string, zip: string] {
  for (const { index } of text.matchAll(/^| /g)) {
    const zip = text.slice(index).trim();
    if (isWrittenZip(zip)) return [text.slice(0, index).trim(), zip];
  }
  return [text, ""];
}

/** The state that a text ends with, of at most three words; a code of three letters where there are such. */
function stateAtEnd(text: string, country: string): string {
  const words = text.split(/\s+/);
  for (let count = 1; count <= Math.min(3, words.length); count++) {
    const state = words.slice(-count).join(" ");
    if (findState(state, country) || (stateKind(country) === "some" && /^[A-Z]{2,3}$/.test(state))) return state;
  }
  return "";
}
