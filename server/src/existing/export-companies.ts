import { matchKey } from "../document/fold.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { exactHash, looseHash, looseMatchKey } from "./loose-hash.ts";
import { isPieceEnd } from "./pieces.ts";

/** One company of an export: all that is compared with the import file. */
export interface ExistingRecord {
  /** Its names, trimmed, none twice, as they follow in the export. */
  readonly names: readonly string[];
  /** Its IDs likewise; first the key it stands under where the export is an object keyed by ID. */
  readonly ids: readonly string[];
  /** False where the export marks the company as inactive or deleted. */
  readonly active: boolean;
  /** Path of the export, as shown to the user. */
  readonly source: string;
  /** Place in the export, from 0, counting every entry of its list (or lists, page after page). */
  readonly index: number;
}

/** Most texts of one loose hash that are kept in the table; an export has as many that differ by signs alone by accident. */
const mostAlike = 16;

/** Further texts of one loose hash: places of texts by the keys that they are compared by. */
interface Crowd {
  readonly exact: Map<string, number>;
  readonly loose: Map<string, number>;
}

/** A record of more names and IDs is made once. */
const many = 64;

/**
 * The companies of one export, indexed by name and ID. They are kept in columns, and a record is made only when it is
 * asked for: 100,000 of them as objects of their own would take longer to make than the export takes to parse.
 */
export class ExportCompanies {
  /** Path of the export, as shown to the user. */
  readonly source: string;
  /** Number of companies. */
  size = 0;
  /** The names and IDs, company after company. */
  readonly #texts: string[] = [];
  /** One for each company: where its names and its IDs start in the texts, and what else is known of it. */
  #nameStarts = new Int32Array(64);
  #idStarts = new Int32Array(64);
  #indexes = new Int32Array(64);
  readonly #inactive = new Set<number>();
  /**
   * Hash table with open addressing, of pairs: the hash of a text, and the place of the text + 1, or 0 where the slot
   * is free. Made when all companies are there, since its size depends on the number of texts.
   */
  #slots: Int32Array | undefined;
  /** Texts that would make every search go through all that are like them. */
  #crowds = new Map<number, Crowd>();
  readonly #large = new Map<number, ExistingRecord>();

  constructor(source: string) {
    this.source = source;
  }

  /** Adds a company. Its names and IDs are copied. */
  add(names: readonly string[], ids: readonly string[], active: boolean, index: number): void {
    const place = this.size;
    if (place === this.#indexes.length) this.#grow();
    this.#nameStarts[place] = this.#texts.length;
    for (let at = 0; at < names.length; at += 1) this.#texts.push(names[at] as string);
    this.#idStarts[place] = this.#texts.length;
    for (let at = 0; at < ids.length; at += 1) this.#texts.push(ids[at] as string);
    this.#indexes[place] = index;
    if (!active) this.#inactive.add(place);
    this.size += 1;
    this.#slots = undefined;
  }

  /** Adds what there is of a company whose names could be read in part only: its ID tells it as well. */
  addRest(names: readonly string[], ids: readonly string[], active: boolean, index: number): void {
    if (names.length > 0 || ids.length > 0) this.add(names, ids, active, index);
  }

  /** The company added at a place, counted from 0. */
  record(place: number): ExistingRecord {
    const known = this.#large.get(place);
    if (known) return known;
    const idStart = this.#idStarts[place]!;
    const record: ExistingRecord = {
      names: this.#texts.slice(this.#nameStarts[place]!, idStart),
      ids: this.#texts.slice(idStart, place + 1 < this.size ? this.#nameStarts[place + 1] : undefined),
      active: !this.#inactive.has(place),
      source: this.source,
      index: this.#indexes[place]!,
    };
    if (record.names.length + record.ids.length > many) this.#large.set(place, record);
    return record;
  }

  /**
   * Adds to `found` the companies with a name or ID of the text's loose hash. They have yet to be compared, as different
   * texts can have one hash. Of several companies with the very same text only the first is found, or the first active
   * one; of a crowd of texts that are alike, those that are most like this one.
   */
  find(hash: number, text: string, found: ExistingRecord[]): void {
    const slots = this.#indexed();
    for (let slot = firstSlot(slots, hash); slots[slot + 1] !== 0; slot = nextSlot(slots, slot)) {
      if (slots[slot] === hash) found.push(this.record(this.#owner(slots[slot + 1]! - 1)));
    }
    const crowd = this.#crowds.get(hash);
    for (const place of crowd ? [crowd.exact.get(matchKey(text)), crowd.loose.get(looseMatchKey(text))] : []) {
      if (place !== undefined) found.push(this.record(this.#owner(place)));
    }
  }

  /** Whether a company has a name or ID of this loose hash. */
  has(hash: number): boolean {
    const slots = this.#indexed();
    for (let slot = firstSlot(slots, hash); slots[slot + 1] !== 0; slot = nextSlot(slots, slot)) {
      if (slots[slot] === hash) return true;
    }
    return false;
  }

  #grow(): void {
    this.#nameStarts = twice(this.#nameStarts);
    this.#idStarts = twice(this.#idStarts);
    this.#indexes = twice(this.#indexes);
  }

  #indexed(): Int32Array {
    return this.#slots ?? allAtOnce(this.indexing());
  }

  /** Makes the index of all names and IDs, step by step. */
  *indexing(): Steps<Int32Array> {
    // A power of two, so that a mask cuts a hash to size, and at most half full.
    const slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(2 * this.#texts.length + 1)));
    this.#crowds = new Map();
    this.#large.clear();
    for (let place = 0; place < this.#texts.length; place += 1) {
      const text = this.#texts[place]!;
      this.#put(looseHash(text), place, slots);
      const hash = exactHash(text);
      if (hash !== undefined) this.#put(hash, place, slots);
      if (isPieceEnd(place)) yield;
    }
    this.#slots = slots;
    return slots;
  }

  #put(hash: number, place: number, slots: Int32Array): void {
    let slot = firstSlot(slots, hash);
    let alike = 0;
    // One slot for one text, or a placeholder such as "N/A" in each record would make every search go through all.
    while (slots[slot + 1] !== 0 && !(slots[slot] === hash && this.#sameText(place, slots[slot + 1]! - 1))) {
      if (slots[slot] === hash && ++alike === mostAlike) break;
      slot = nextSlot(slots, slot);
    }
    if (alike === mostAlike) this.#addToCrowd(hash, place);
    else if (slots[slot + 1] === 0 || this.#isBetter(place, slots[slot + 1]! - 1)) {
      slots[slot] = hash;
      slots[slot + 1] = place + 1;
    }
  }

  #addToCrowd(hash: number, place: number): void {
    const text = this.#texts[place]!;
    const crowd = this.#crowds.get(hash) ?? { exact: new Map<string, number>(), loose: new Map<string, number>() };
    this.#crowds.set(hash, crowd);
    for (const [places, key] of [
      [crowd.exact, matchKey(text)],
      [crowd.loose, looseMatchKey(text)],
    ] as const) {
      const held = places.get(key);
      if (held === undefined || this.#isBetter(place, held)) places.set(key, place);
    }
  }

  #sameText(place: number, held: number): boolean {
    return this.#texts[place] === this.#texts[held];
  }

  #isBetter(place: number, held: number): boolean {
    return this.#inactive.has(this.#owner(held)) && !this.#inactive.has(this.#owner(place));
  }

  /** The place of the company that a text belongs to: the last one whose names start at the text or before it. */
  #owner(text: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#nameStarts[middle]! <= text) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function twice(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

function firstSlot(slots: Int32Array, hash: number): number {
  return (2 * (hash ^ (hash >>> 15))) & (slots.length - 1);
}

function nextSlot(slots: Int32Array, slot: number): number {
  return (slot + 2) & (slots.length - 1);
}
