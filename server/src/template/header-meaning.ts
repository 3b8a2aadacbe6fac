import { distance } from "fastest-levenshtein";
import { type Column, defaultColumns, type Role } from "./columns.ts";
import { type Address, otherWords, qualifiers, qualifiersBehind, roleWords } from "./header-words.ts";
import { findColumn, hasOtherWord, headerKey, withoutNotes, wordsOf } from "./headers.ts";
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
  /** Whether the header names no thing, as `Name` and `ID`: only other columns say whether rows are companies. */
  readonly isOfRecord?: true;
}

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
  // In `company/id`, each part has its own meaning.
  if (found && !/[^\s/][/.][^\s/]/.test(header)) {
    const same = headerKey(found.header) === headerKey(header);
    const evidence = same
      ? { confidence: 1, reason: "same name" }
      : { confidence: 0.95, reason: "another name for it" };
    return { column: found, address: "own", ...evidence };
  }
  const meant = programWord(header, keys) ?? roleOfHeader(header, keys);
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
  { header: "Billing Code", role: "Zip", program: "Zoho", beside: "Billing City" },
  { header: "Shipping Code", role: "Zip", program: "Zoho", beside: "Shipping City" },
];

function programWord(header: string, keys: ReadonlySet<string>): RoleMeaning | undefined {
  const key = headerKey(header);
  const found = programWords.find((word) => headerKey(word.header) === key && keys.has(headerKey(word.beside)));
  if (!found) return undefined;
  const address = addressIn(wordsOf(header)) ?? "own";
  return { role: found.role, address, confidence: 0.9, reason: `the word of ${found.program} for it` };
}

/** The address that the words of a header begin with, if they begin with a known qualifier. */
export function addressIn(words: string): Address | undefined {
  return qualifiers.find(([, pattern]) => pattern.test(words))?.[0];
}

/** The role in the first reading of a header that has one. */
function roleOfHeader(header: string, keys: ReadonlySet<string>): RoleMeaning | undefined {
  if (header.length > longest) return undefined;
  for (const words of readingsOf(withoutNotes(header))) {
    // The first of several, as in `Telefon 1` and `Organization 1 - Name`.
    const meant = roleOfWords(words) ?? recordHeaders[words] ?? roleOfWords(words.replace(/ 1\b/g, ""));
    const second = words.endsWith(" 2") ? roleOfWords(words.slice(0, -2)) : undefined;
    // `PLZ 2` belongs to a second address, and beside it, so does `Straße 2`.
    const isSecond = second && (placeRoles.includes(second.role) || (isStreet(second) && hasSecondPlace(keys)));
    if (isSecond) return { ...second, address: "second" };
    if (meant) return meant;
  }
  const [name = "", addition] = withoutNotes(header).split(/[([]/);
  const meant = addition === undefined || isOutsideTemplate(addition) ? undefined : roleOfWords(wordsOf(name));
  return meant && !/^(?:Company|Site) /.test(meant.role) ? { ...meant, confidence: 0.7 } : undefined;
}

/** Longer headers have no meaning, in UTF-16 units. */
const longest = 200;

const placeRoles: readonly Role[] = ["City", "Zip", "Country"];

function isStreet({ role }: RoleMeaning): boolean {
  return role === "Address Line 1";
}

function hasSecondPlace(keys: ReadonlySet<string>): boolean {
  return ["plz2", "ort2", "zip2", "city2", "postalcode2", "postcode2", "ville2"].some((key) => keys.has(key));
}

/** The words of a header, also with those in brackets first: `Email (Primary Contact)`, `Ville (facturation)`. */
function readingsOf(header: string): string[] {
  const [, before = "", inside = ""] = /^([^()[\]]+)[([]([^()[\]]+)[)\]]\s*$/.exec(header) ?? [];
  if (before.trim() === "") return [wordsOf(header)];
  const [outer, inner] = [wordsOf(before), wordsOf(inside)];
  return [`${outer} ${inner}`, `${inner} ${outer}`, `${inner.split(" ").at(-1)} ${outer}`];
}

const hasNoun = / (?:name|id)$/;

/** What words mean, if necessary without those before them that tell whose they are or which address. */
function roleOfWords(words: string): RoleMeaning | undefined {
  let address: Address = "own";
  let rest = words;
  for (let confidence = 0.85; rest !== ""; confidence -= 0.02) {
    const [role] = roleWords.find(([, pattern]) => pattern.test(rest)) ?? [];
    // `Headquarters Location` is an address, not a site; `Main Site Name` is one.
    if (role && (rest === words || !/^(?:Company|Site) /.test(role) || hasNoun.test(rest))) {
      return { role, address, confidence, reason: "its words mean the same" };
    }
    const [, behind, word] = qualifiersBehind.exec(rest) ?? [];
    const [qualified, qualifier] = qualifiers.find(([, pattern]) => pattern.test(rest)) ?? [];
    if (qualified && qualifier) {
      if (qualified !== "own") address = qualified;
      rest = rest.replace(qualifier, "");
    } else if (behind && word) rest = `${word} ${behind}`;
    else break;
  }
  return undefined;
}

/** Headers without a noun, which are about the record itself. */
const recordHeaders: Readonly<Partial<Record<string, RoleMeaning>>> = {
  name: ofRecord("Company Name", "the name of each record"),
  "display name": ofRecord("Company Name", "the name of each record"),
  id: ofRecord("Company ID", "the ID of each record"),
};

function ofRecord(role: Role, reason: string): RoleMeaning {
  return { role, address: "own", confidence: 0.6, reason, isOfRecord: true };
}

/** At most one wrong letter in five: `Adress Line 1` matches, but `Status` does not match `State`. */
function nearColumn(header: string, template: Template): Meaning | undefined {
  if (hasOtherWord(header)) return undefined;
  const key = headerKey(header);
  const near = template.columns
    .flatMap((column) =>
      keysOf(column).flatMap(({ name, key: other }) => {
        const most = Math.floor(other.length / 5);
        // Another number is another column. The distance is at least the difference in length.
        if (other.replace(/\D/g, "") !== key.replace(/\D/g, "")) return [];
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

/** Whether a header says that its column is not one of the template's. */
export function isOutsideTemplate(header: string): boolean {
  return otherWords.test(wordsOf(header));
}
