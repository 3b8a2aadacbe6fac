import { alphanumeric, characterKinds, Kind } from "../document/characters.ts";
import type { Row } from "../document/rows.ts";
import { type IdentityRole, type Member, memberFields } from "../rules/member.ts";
import type { GroupKind } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";
import { identityKey } from "../template/plain-text.ts";

/** The kinds of groups, those of companies first. */
export const groupKinds: readonly GroupKind[] = ["company", "companyId", "site", "siteId"];

const rolesOfKind: Record<GroupKind, readonly IdentityRole[]> = {
  company: ["Company Name"],
  companyId: ["Company ID"],
  site: ["Company Name", "Site Name"],
  siteId: ["Site ID"],
};

const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;
const otherPrime = 0x5f356495;
const ampersand = 38;
const space = 32;
/** What an `&` between spaces means, see `identityKey`. */
const and = [..."and"].map((letter) => letter.charCodeAt(0));
/** Of cells with such characters, the key is computed from their text. */
const needsText = Kind.foreign | Kind.quoted | Kind.untidy | Kind.control | Kind.lineBreak;
/** Separates the parts of `memberText`. */
const between = "\n";
/** Differs from every UTF-16 unit. */
const endOfCell = 0x10000;

/**
 * Computes the keys of rows in one layout. A key is a hash (FNV-1a, 32 bits) of the letters and digits without case and
 * accents; 0 if a value is missing, so that the row is in no group. Different values may share a key by chance, so rows
 * with the same key are compared by `memberText` before a rule sees them.
 */
export class GroupKeys {
  readonly #company: number;
  readonly #companyId: number;
  readonly #site: number;
  readonly #siteId: number;
  /** The three below, one after the other. */
  readonly all = new Int32Array(2 * groupKinds.length + 2);
  /** The keys of the last row of `read`, in the order of `groupKinds`. */
  readonly keys: Int32Array = this.all.subarray(0, groupKinds.length);
  /** The same by another hash: hardly any different values share both. */
  readonly otherKeys: Int32Array = this.all.subarray(groupKinds.length, 2 * groupKinds.length);
  /** The halves of the hash of the company of the last row of `readCompany`. */
  readonly company: Int32Array = this.all.subarray(2 * groupKinds.length);

  constructor(layout: Layout) {
    this.#company = layout.cellOf("Company Name");
    this.#companyId = layout.cellOf("Company ID");
    this.#site = layout.cellOf("Site Name");
    this.#siteId = layout.cellOf("Site ID");
  }

  read(view: RowView): void {
    this.#mixCell(0, view, this.#company, seed, seed);
    this.#mixCell(1, view, this.#companyId, seed, seed);
    // Sites belong together only within a company.
    this.#mixCell(2, view, this.#site, this.keys[0] as number, this.otherKeys[0] as number);
    this.#mixCell(3, view, this.#siteId, seed, seed);
  }

  /** Mixes a cell into two hashes and stores them as keys of a kind, by index; 0 if a value is missing. */
  #mixCell(kind: number, view: RowView, cell: number, first: number, second: number): void {
    const { row } = view;
    this.keys[kind] = 0;
    this.otherKeys[kind] = 0;
    if (first === 0 || cell < 0 || cell >= row.cellCount) return;
    const kinds = row.cellKinds(cell);
    if ((kinds & needsText) !== 0 || (kinds & alphanumeric) === 0) {
      const text = identityKey(view.value(cell));
      this.keys[kind] = mixText(first, text, prime);
      this.otherKeys[kind] = mixText(second, text, otherPrime);
      return;
    }
    let key = first;
    let other = second;
    const { codes } = row.source;
    const end = row.cellEnd(cell);
    // Most names and IDs have nothing but letters and digits, and twice the loop takes half of the time.
    const isPlain = (kinds & ~alphanumeric) === 0;
    for (let i = row.cellStart(cell); isPlain && i < end; i++) {
      const code = (codes[i] as number) | 32;
      key = mix(key, code, prime);
      other = mix(other, code, otherPrime);
    }
    for (let i = row.cellStart(cell); !isPlain && i < end; i++) {
      const code = codes[i] as number;
      if ((characterKinds[code] as number) <= alphanumeric) {
        // Setting bit 32 makes upper-case letters lower-case and leaves digits as they are.
        key = mix(key, code | 32, prime);
        other = mix(other, code | 32, otherPrime);
      } else if (code === ampersand && codes[i - 1] === space && codes[i + 1] === space) {
        for (const letter of and) {
          key = mix(key, letter, prime);
          other = mix(other, letter, otherPrime);
        }
      }
    }
    this.keys[kind] = mix(key, 0, prime) || seed;
    this.otherKeys[kind] = mix(other, 0, otherPrime) || seed;
  }

  /** Computes the hash of the row's company. It is equal if `isSameCompany` is true, and hardly ever otherwise. */
  readCompany({ row }: RowView): void {
    this.company.fill(seed);
    mixLetters(this.company, row, this.#company);
    mixLetters(this.company, row, this.#companyId);
  }

  /** Whether two rows have exactly the same company name and company ID. */
  isSameCompany(a: Row, b: Row): boolean {
    return isSameCell(a, b, this.#company) && isSameCell(a, b, this.#companyId);
  }
}

/** The text that a key is the hash of. Rows with the same text belong together. Empty if a value is missing. */
export function memberText(member: Member, kind: GroupKind): string {
  const texts = rolesOfKind[kind].map((role) => identityKey(member[memberFields[role]]));
  return texts.includes("") ? "" : texts.join(between);
}

/** The key for a text of `memberText`, also of a member that is not in the file, such as the result of a fix. */
export function memberKey(text: string): number {
  return text === "" ? 0 : text.split(between).reduce((hash, part) => mixText(hash, part, prime), seed);
}

/** Mixes the characters and the end of a cell into both halves of a hash. */
function mixLetters(hash: Int32Array, row: Row, cell: number): void {
  if (cell < 0 || cell >= row.cellCount) return;
  let first = hash[0] as number;
  let second = hash[1] as number;
  const { source } = row;
  const { codes } = source;
  const isAscii = (row.cellKinds(cell) & Kind.foreign) === 0;
  const end = row.cellEnd(cell);
  for (let i = row.cellStart(cell); i < end; i++) {
    const code = isAscii ? (codes[i] as number) : source.text.charCodeAt(i);
    first = mix(first, code, 0x9e3779b1);
    second = mix(second, code, otherPrime);
  }
  hash[0] = mix(first, endOfCell, 0x9e3779b1);
  hash[1] = mix(second, endOfCell, otherPrime);
}

/** Mixes a result of `identityKey` into a hash; 0 if it is empty. */
function mixText(hash: number, text: string, by: number): number {
  if (text === "") return 0;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i), by);
  return mix(hash, 0, by) || seed;
}

function mix(hash: number, code: number, by: number): number {
  return Math.imul(hash ^ code, by);
}

function isSameCell(a: Row, b: Row, cell: number): boolean {
  if (cell < 0) return true;
  if (cell >= a.cellCount || cell >= b.cellCount) return false;
  const start = a.cellStart(cell);
  const length = a.cellEnd(cell) - start;
  const other = b.cellStart(cell);
  if (b.cellEnd(cell) - other !== length) return false;
  for (let i = 0; i < length; i++) {
    if (a.source.text.charCodeAt(start + i) !== b.source.text.charCodeAt(other + i)) return false;
  }
  return true;
}
