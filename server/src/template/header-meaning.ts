import { distance } from "fastest-levenshtein";
import { type Column, defaultColumns, type Role } from "./columns.ts";
import { findColumn, hasOtherWord, headerKey, wordsOf } from "./headers.ts";
import type { Template } from "./template.ts";

/** Why a column is proposed. */
export interface Evidence {
  /** From 0 to 1. */
  readonly confidence: number;
  /** Shown to the user, in brackets. */
  readonly reason: string;
}

/** A column of the template that a header means. */
export interface Meaning extends Evidence {
  readonly column: Column;
  /** Which of several addresses the column belongs to, according to its header. */
  readonly address: Address;
}

/** Addresses that exports distinguish. `own` is the one with only `Address` or `Main address` in its headers. */
export type Address = "own" | "physical" | "billing" | "shipping";

/** The column of the template that a header means, as in {@link meaningByWords}, or that is spelled almost the same. */
export function meaningOf(header: string, keys: ReadonlySet<string>, template: Template): Meaning | undefined {
  return meaningByWords(header, keys, template) ?? nearColumn(header, template);
}

/**
 * The column of the template that a header means: by its name, an alias, a certain program's term, or its words.
 * @param keys the keys of all headers of the file, by which the program is recognised
 */
export function meaningByWords(header: string, keys: ReadonlySet<string>, template: Template): Meaning | undefined {
  const found = findColumn(header, template.columns);
  if (found) {
    const same = headerKey(found.header) === headerKey(header);
    const evidence = same
      ? { confidence: 1, reason: "same name" }
      : { confidence: 0.95, reason: "another name for it" };
    return { column: found, address: "own", ...evidence };
  }
  const meant = programWord(header, keys) ?? roleOfWords(wordsOf(header));
  if (!meant) return undefined;
  const { role, ...rest } = meant;
  const column = template.columns.find((each) => each.role === role);
  return column && { column, ...rest };
}

type RoleMeaning = Omit<Meaning, "column"> & { readonly role: Role };

/** Headers with a special meaning in one program's exports. The program is recognised by the header `beside`. */
const programWords: readonly { header: string; role: Role; program: string; beside: string }[] = [
  // In Xero, a contact is a customer, not a person.
  { header: "ContactName", role: "Company Name", program: "Xero", beside: "POAddressLine1" },
  { header: "Record ID", role: "Company ID", program: "HubSpot", beside: "Company Domain Name" },
  // In the API of ConnectWise Manage, `id` is a number, and `identifier` is the short name that people know.
  { header: "identifier", role: "Company ID", program: "ConnectWise Manage", beside: "addressLine1" },
  { header: "Billing Code", role: "Zip", program: "Zoho", beside: "Billing Street" },
  { header: "Shipping Code", role: "Zip", program: "Zoho", beside: "Shipping Street" },
];

function programWord(header: string, keys: ReadonlySet<string>): RoleMeaning | undefined {
  const key = headerKey(header);
  const found = programWords.find((word) => headerKey(word.header) === key && keys.has(headerKey(word.beside)));
  if (!found) return undefined;
  const [address = "own"] = qualifiers.find(([, pattern]) => pattern.test(wordsOf(header))) ?? [];
  return { role: found.role, address, confidence: 0.9, reason: `the word of ${found.program} for it` };
}

const company = "(?:company|account|client|customer|organi[sz]ation|org)";
const site = "(?:site|location|branch|office)";
const id = "(?:id|ids|identifier|number|no|nr|num|nbr|code|key|ref|reference|short ?name|rec(?:ord)? ?id)";
const phone = "(?:(?:tele|mobile |cell )?phones?|tel|mobile|cell)";

/** What the words of a header mean, specific meanings first. */
const roleWords: readonly (readonly [Role, RegExp])[] = (
  [
    ["Company Name", `${company}(?: (?:full |display |legal )?name)?|(?:business|trading|legal) name`],
    ["Company ID", `${company} ${id}`],
    ["Site Name", `(?:${company} )?${site}(?: name)?`],
    ["Site ID", `(?:${company} )?${site} ${id}`],
    ["Email Type", "email (?:address )?type"],
    ["Email", "email(?: address(?:es)?| id)?(?: 1)?|mail"],
    ["Phone Country", `${phone} (?:number )?country(?: code)?`],
    ["Phone Number Type", `${phone} (?:number )?type`],
    ["Phone Number", `${phone}(?: (?:numbers?|no|nr|nbr|num))?(?: 1)?`],
    ["Social Media Type", "social (?:media |network )?type|social network"],
    [
      "Social Media",
      "(?:linked ?in|facebook|twitter|instagram|you ?tube)(?: (?:company|page|profile|url|link|handle))*",
    ],
    ["Address Name", "address (?:name|label|title)"],
    ["Address Line 2", "(?:street )?(?:address|addr|street)(?: line)? 2|line 2|suite"],
    ["Address Line 1", "(?:street )?(?:address|addr|street)(?: line)?(?: 1)?|address street|line 1"],
    ["City", "city|town|city town|town city|suburb|locality"],
    [
      "State",
      "(?:state|province|region)(?: (?:or )?(?:state|province|region|county|territory))*(?: code| id| abbreviation)?",
    ],
    ["Zip", "(?:zip|post|postal|zip (?:or )?post(?:al)?|post(?:al)? (?:or )?zip) ?(?:code)?"],
    ["Country", "country(?: (?:or )?region)?(?: (?:code|iso|name|alpha|2))*"],
  ] as const
).map(([role, words]) => [role, new RegExp(`^(?:${words})$`)]);

/** Words before the actual name, and the address that they tell. */
const qualifiers: readonly (readonly [Address, RegExp])[] = [
  [
    "own",
    new RegExp(`^(?:${company}|${site}|main|primary|default|head ?office|headquarters|hq|business|work|contact) `),
  ],
  ["physical", /^(?:physical|registered|sa) /],
  ["billing", /^(?:billing|bill to|invoice|po) /],
  ["shipping", /^(?:shipping|ship to|delivery|mailing|postal) /],
  // From a flattened object: `address.city`, `Address 1: City`.
  ["own", /^address(?: 1)? /],
];

function roleOfWords(words: string): RoleMeaning | undefined {
  let address: Address = "own";
  let rest = words;
  for (let confidence = 0.85; rest !== ""; confidence -= 0.02) {
    const [role] = roleWords.find(([, pattern]) => pattern.test(rest)) ?? [];
    // `Headquarters Location` is an address, not a site.
    if (role && (rest === words || !/^(?:Company|Site) /.test(role))) {
      return { role, address, confidence, reason: "its words mean the same" };
    }
    const [qualified, qualifier] = qualifiers.find(([, pattern]) => pattern.test(rest)) ?? [];
    if (!qualified || !qualifier) break;
    if (qualified !== "own") address = qualified;
    rest = rest.replace(qualifier, "");
  }
  return recordHeaders[words];
}

/** Headers without a noun, which are about the record itself. */
const recordHeaders: Readonly<Partial<Record<string, RoleMeaning>>> = {
  name: { role: "Company Name", address: "own", confidence: 0.6, reason: "the name of each record" },
  "display name": { role: "Company Name", address: "own", confidence: 0.6, reason: "the name of each record" },
  id: { role: "Company ID", address: "own", confidence: 0.6, reason: "the ID of each record" },
};

/** At most one wrong letter in five: `Adress Line 1` matches, but `Status` does not match `State`. */
function nearColumn(header: string, template: Template): Meaning | undefined {
  if (hasOtherWord(header)) return undefined;
  const key = headerKey(header);
  const near = template.columns
    .flatMap((column) =>
      keysOf(column).flatMap(({ name, key: other }) => {
        const most = Math.floor(other.length / 5);
        // The distance is at least the difference in length.
        if (Math.abs(other.length - key.length) > most) return [];
        const difference = distance(key, other);
        return difference <= most ? [{ column, name, difference }] : [];
      }),
    )
    .sort((one, other) => one.difference - other.difference)[0];
  return near && { column: near.column, address: "own", confidence: 0.7, reason: `spelled nearly like ${near.name}` };
}

const knownKeys = new WeakMap<Column, readonly { name: string; key: string }[]>();

/** The names of a column with their keys. */
function keysOf(column: Column): readonly { name: string; key: string }[] {
  const { header, role } = column;
  const aliases = defaultColumns.find((each) => each.role === role)?.aliases ?? [];
  const keys = knownKeys.get(column) ?? [header, ...aliases].map((name) => ({ name, key: headerKey(name) }));
  knownKeys.set(column, keys);
  return keys;
}

/** Words in headers of columns that the template does not have: people, web addresses, dates, second numbers. */
const otherWords =
  /\b(?:fax|web|website|url|domain|owner|manager|rep|person|first|last|middle|contact|parent|title|created|modified|updated|date|status|type|notes?|comments?|alternate|other|secondary|tax|vat|balance|currency)\b/;

/** Whether a header says that its column is not one of the template's. */
export function isOutsideTemplate(header: string): boolean {
  return otherWords.test(wordsOf(header));
}
