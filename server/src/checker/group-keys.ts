import { alphanumeric, characterKinds, Kind } from "../document/characters.ts";
import { looseKey } from "../document/fold.ts";
import type { Row } from "../document/rows.ts";
import { type IdentityRole, type Member, memberFields } from "../rules/member.ts";
import type { GroupKind } from "../rules/rule.ts";
import { spellOutAmpersand } from "../rules/support/plain-text.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";

/** Those of companies first. */
export const groupKinds: readonly GroupKind[] = ["company", "companyId", "site", "siteId"];

const parts: Record<GroupKind, readonly IdentityRole[]> = {
  company: ["Company Name"],
  companyId: ["Company ID"],
  site: ["Company Name", "Site Name"],
  siteId: ["Site ID"],
};

const seed = 0x811c9dc5 | 0;
const usualPrime = 0x01000193;
const ampersand = 38;
/** No UTF-16 unit. */
const endOfCell = 0x10000;

/**
 * Reads the keys of rows in one layout. A key is a hash (FNV-1a, 32 bits) of the letters and digits without case and
 * accents; 0 where a value is missing, which is no group. Two values may share a key by chance, so what shares a key is
 * told apart by `memberText` before a rule sees it.
 */
export class GroupKeys {
  readonly #company: number;
  readonly #companyId: number;
  readonly #site: number;
  readonly #siteId: number;
  /** The keys of the row that was read last, in the order of `groupKinds`. */
  readonly keys = new Int32Array(groupKinds.length);
  /** The hash of the company of the row that was read last by `readCompany`. */
  readonly company = new Int32Array(2);

  readonly #prime: number;

  /** @param prime that keys are made with: with two of them, hardly any two values share both keys by chance */
  constructor(layout: Layout, prime = usualPrime) {
    this.#prime = prime;
    this.#company = layout.cellOf("Company Name");
    this.#companyId = layout.cellOf("Company ID");
    this.#site = layout.cellOf("Site Name");
    this.#siteId = layout.cellOf("Site ID");
  }

  read(view: RowView): void {
    const { keys } = this;
    const prime = this.#prime;
    const company = mixCell(seed, view, this.#company, prime);
    keys[0] = company;
    keys[1] = mixCell(seed, view, this.#companyId, prime);
    // A site is one of a company.
    keys[2] = company === 0 ? 0 : mixCell(company, view, this.#site, prime);
    keys[3] = mixCell(seed, view, this.#siteId, prime);
  }

  /** Reads the hash of the row's company: rows of which `isSameCompany` is true have the same, others hardly ever. */
  readCompany({ row }: RowView): void {
    this.company.fill(seed);
    mixLetters(this.company, row, this.#company);
    mixLetters(this.company, row, this.#companyId);
  }

  /** Whether two rows name a company to the letter the same, by its name and its ID. */
  isSameCompany(a: Row, b: Row): boolean {
    return isSameCell(a, b, this.#company) && isSameCell(a, b, this.#companyId);
  }
}

/** What a key is the hash of: rows of one text belong together, while rows of one key may do so by chance. */
export function memberText(member: Member, kind: GroupKind): string {
  const texts = parts[kind].map((role) => loose(member[memberFields[role]]));
  return texts.includes("") ? "" : texts.join("\n");
}

/** The same key, of a row that the file does not have: what a fix would make of one. */
export function memberKey(member: Member, kind: GroupKind): number {
  let hash = seed;
  for (const role of parts[kind]) {
    hash = mixText(hash, member[memberFields[role]], usualPrime);
    if (hash === 0) return 0;
  }
  return hash;
}

function mixCell(hash: number, view: RowView, cell: number, prime: number): number {
  const { row } = view;
  if (cell < 0 || cell >= row.cellCount) return 0;
  const kinds = row.cellKinds(cell);
  if (kinds & (Kind.foreign | Kind.quoted) || !(kinds & alphanumeric)) return mixText(hash, view.value(cell), prime);
  const { codes } = row.source;
  const end = row.cellEnd(cell);
  const plain = (kinds & ~alphanumeric) === 0;
  let mixed = hash;
  for (let i = row.cellStart(cell); i < end; i++) {
    const code = codes[i] as number;
    // Setting bit 32 makes upper-case letters lower-case and leaves digits as they are.
    if (plain || (characterKinds[code] as number) <= alphanumeric) mixed = mix(mixed, code | 32, prime);
    else if (code === ampersand) return mixText(hash, view.value(cell), prime);
  }
  return mix(mixed, 0, prime);
}

/** Mixes the characters of a cell, and its end, into both halves of a hash. */
function mixLetters(hash: Int32Array, row: Row, cell: number): void {
  if (cell < 0 || cell >= row.cellCount) return;
  let first = hash[0] as number;
  let second = hash[1] as number;
  const { codes, text } = row.source;
  const isAscii = (row.cellKinds(cell) & Kind.foreign) === 0;
  const end = row.cellEnd(cell);
  for (let i = row.cellStart(cell); i <= end; i++) {
    const code = i === end ? endOfCell : isAscii ? (codes[i] as number) : text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x9e3779b1);
    second = Math.imul(second ^ code, 0x5f356495);
  }
  hash[0] = first;
  hash[1] = second;
}

function mixText(hash: number, value: string, prime: number): number {
  const key = loose(value);
  if (key === "") return 0;
  for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i), prime);
  return mix(hash, 0, prime);
}

/** The letters and digits of a value, without case and accents; a value that has none stands for itself. */
function loose(value: string): string {
  const text = value.trim();
  return looseKey(spellOutAmpersand(text)) || text;
}

function mix(hash: number, code: number, prime: number): number {
  return Math.imul(hash ^ code, prime) || seed;
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
