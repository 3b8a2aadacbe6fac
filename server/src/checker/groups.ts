import { asciiKinds, Kind } from "../document/characters.ts";
import { looseKey } from "../document/fold.ts";
import type { Row } from "../document/rows.ts";
import { spellOutAmpersand } from "../rules/plain-text.ts";
import { type GroupKind, type IdentityRole, type Member, memberFields } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Layout } from "../template/layout.ts";

export const groupKinds: readonly GroupKind[] = ["company", "companyId", "site", "siteId"];

const parts: Record<GroupKind, readonly IdentityRole[]> = {
  company: ["Company Name"],
  companyId: ["Company ID"],
  site: ["Company Name", "Site Name"],
  siteId: ["Site ID"],
};

const seed = 0x811c9dc5 | 0;
const ampersand = 38;

/**
 * Reads the keys of rows in one layout. A key is a hash (FNV-1a, 32 bits) of the letters and digits without case and
 * accents; 0 where a value is missing, which is no group. Two values may share a key by chance, so what shares a key is
 * told apart by `memberText` before a rule sees it.
 */
export class GroupKeys {
  readonly #cells: readonly { kind: GroupKind; cells: readonly number[] }[];

  constructor(layout: Layout) {
    this.#cells = groupKinds.map((kind) => ({ kind, cells: parts[kind].map((role) => layout.cellOf(role)) }));
  }

  /** Calls `use` for each group that the row belongs to. */
  forEach(view: RowView, use: (kind: GroupKind, key: number) => void): void {
    for (const { kind, cells } of this.#cells) {
      let key = seed;
      for (let i = 0; i < cells.length && key !== 0; i++) key = mixCell(key, view, cells[i] as number);
      if (key !== 0) use(kind, key);
    }
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
    hash = mixText(hash, member[memberFields[role]]);
    if (hash === 0) return 0;
  }
  return hash;
}

function mixCell(hash: number, view: RowView, cell: number): number {
  const { reader } = view;
  if (cell < 0 || cell >= reader.cellCount) return 0;
  const start = reader.cellStarts[cell] as number;
  const end = reader.cellEnds[cell] as number;
  const before = hash;
  if ((reader.cellKinds[cell] as number) & (Kind.foreign | Kind.quoted)) return mixText(hash, view.value(cell));
  for (let i = start; i < end; i++) {
    const code = reader.text.charCodeAt(i);
    if (code === ampersand) return mixText(before, view.value(cell));
    // Setting bit 32 makes upper-case letters lower-case and leaves digits as they are.
    if (asciiKinds[code] === 0) hash = mix(hash, code | 32);
  }
  return hash === before ? mixText(hash, view.value(cell)) : mix(hash, 0);
}

function mixText(hash: number, value: string): number {
  const key = loose(value);
  if (key === "") return 0;
  for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i));
  return mix(hash, 0);
}

/** The letters and digits of a value, without case and accents; a value that has none stands for itself. */
function loose(value: string): string {
  const text = value.trim();
  return looseKey(spellOutAmpersand(text)) || text;
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) || seed;
}

/** Rows by key. A key of one row, the usual case, costs no list. */
export class GroupTable {
  readonly #rows = new Map<number, Row | Row[]>();

  /** @returns whether other rows have the key too */
  add(key: number, row: Row): boolean {
    const there = this.#rows.get(key);
    if (!there) this.#rows.set(key, row);
    else if (Array.isArray(there)) there.push(row);
    else this.#rows.set(key, [there, row]);
    return there !== undefined;
  }

  /** @returns whether other rows still have the key */
  delete(key: number, row: Row): boolean {
    const there = this.#rows.get(key);
    if (!Array.isArray(there)) return there === row && !this.#rows.delete(key);
    const left = there.filter((other) => other !== row);
    this.#rows.set(key, left.length === 1 ? (left[0] as Row) : left);
    return true;
  }

  rows(key: number): readonly Row[] {
    const there = this.#rows.get(key);
    return there === undefined ? [] : Array.isArray(there) ? there : [there];
  }

  clear(): void {
    this.#rows.clear();
  }
}
