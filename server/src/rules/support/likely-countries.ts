import type { Role } from "../../template/columns.ts";
import { countryOfRecord, mayBeIn } from "../../template/record-country.ts";
import type { Member } from "../member.ts";
import type { FileView, Fix } from "../rule.ts";
import { membersWith, oncePerList } from "./members.ts";

/** An alpha-2 code for a row without a country, and why, in words. */
export interface LikelyCountry extends Pick<Fix, "made" | "forAll"> {
  readonly value: string;
  readonly why: string;
}

/** The country of the address, otherwise those that the company or the whole file usually has. */
export function likelyCountries(file: FileView, member: Member): LikelyCountry[] {
  const row = file.view(member.row);
  const inRow = (role: Role) => row.valueOf(role);
  const own = countryOfRecord(inRow);
  const fromAddress: LikelyCountry[] = own ? [{ value: own, made: true, why: "from the address or phone" }] : [];
  const rows = membersWith(file.sharing("company", member), "companyName", member.companyName);
  const ofCompany = usualCountry(rows, file);
  const others: LikelyCountry[] = [];
  const add = (value: string | undefined, why: string) => {
    if (value !== undefined && value !== own && others.every((other) => other.value !== value)) {
      others.push({ value, ...(own === undefined && mayBeIn(value, inRow) ? { forAll: true } : {}), why });
    }
  };
  add(ofCompany, "the company's other sites");
  if (own === undefined && ofCompany === undefined) add(onlyCountry(file), "the country of all other rows");
  return [...fromAddress, ...others];
}

/** The country that most of these rows have. */
const usualCountry = oncePerList((members, file: FileView) => {
  const counts = new Map<string, number>();
  for (const { row } of members) {
    const country = file.view(row).country("Country");
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
});

/** Rows that are looked at for the file's only country. */
const maxLooked = 1_000;

/** The last result of {@link onlyCountry} for each file. */
const onlyCountries = new WeakMap<FileView["document"], { readonly version: number; readonly country: string }>();

/** The country of all rows that have one, as far as they are looked at; undefined if there are fewer than two. */
function onlyCountry(file: FileView): string | undefined {
  const { version } = file.document;
  let known = onlyCountries.get(file.document);
  if (known?.version !== version) {
    known = { version, country: findOnlyCountry(file) };
    onlyCountries.set(file.document, known);
  }
  return known.country || undefined;
}

function findOnlyCountry(file: FileView): string {
  let [looked, rows, only] = [0, 0, ""];
  for (const row of file.records()) {
    if (looked++ === maxLooked) break;
    const country = file.view(row).country("Country");
    if (country === undefined) continue;
    if (only !== "" && country !== only) return "";
    only = country;
    rows++;
  }
  return rows > 1 ? only : "";
}
