import { matchKey } from "../document/fold.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { exactHash, looseHash, looseMatchKey } from "./loose-hash.ts";
import { isPieceEnd } from "./pieces.ts";

/** What is compared of one company of an export. */
export interface ExistingRecord {
  /** Its names: trimmed, without duplicates, in the order of the export. */
  readonly names: readonly string[];
  /** Its IDs likewise. In an export keyed by ID, the key comes first. */
  readonly ids: readonly string[];
  /** False if the export marks the company as inactive or deleted. */
  readonly active: boolean;
  /** Path of the export, as shown to the user. */
  readonly source: string;
  /** Position in the export, from 0, counting the entries of all its lists and pages. */
  readonly index: number;
}

/** How many texts with one loose hash are kept in the table. Real exports have fewer names that are loosely equal. */
const mostAlike = 16;

/** Further texts with one loose hash: their places, by exact and by loose key. */
interface Crowd {
  readonly exact: Map<string, number>;
  readonly loose: Map<string, number>;
}

/** Records with more names and IDs than this are cached. */
const many = 64;

/**
 * The companies of one export, indexed by name and ID. They are stored in columns, and a record is created only on
 * request: creating 100,000 objects would take longer than parsing the export.
 */
export class ExportCompanies {
  /** Path of the export, as shown to the user. */
  readonly source: string;
  /** Number of companies. */
  size = 0;
  /** The names and IDs, company after company. */
  readonly #texts: string[] = [];
  /** Per company: where its names and its IDs start in the texts, and its index in the export. */
  #nameStarts = new Int32Array(64);
  #idStarts = new Int32Array(64);
  #indexes = new Int32Array(64);
  readonly #inactive = new Set<number>();
  /**
   * Hash table with open addressing. A slot is a pair: the hash of a text, and the text's place + 1, or 0 if the slot
   * is free. Built when all companies are known, because its size depends on the number of texts.
   */
  #slots: Int32Array | undefined;
  /** A bit for each hash in the table, among few: small enough for the processor's cache, and mostly 0. */
  #marks = new Uint8Array(1);
  /** By loose hash, the texts that exceed `mostAlike`: in the table, they would make every search slow. */
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

  /** Adds what was readable of a company: an ID alone can match too. */
  addRest(names: readonly string[], ids: readonly string[], active: boolean, index: number): void {
    if (names.length > 0 || ids.length > 0) this.add(names, ids, active, index);
  }

  /** The company at a place, in the order they were added, from 0. */
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
   * Adds to `found` the companies with a name or ID that has the text's loose hash. The caller must compare them,
   * because different texts can have the same hash. Of several companies with the same text, it finds only the first
   * active one, or else the first; in a crowd, only those with the same exact or loose key as the text.
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
    const mark = markOf(hash, this.#marks);
    if (((this.#marks[mark >>> 3] as number) & (1 << (mark & 7))) === 0) return false;
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

  /** Builds the index of all names and IDs, step by step. */
  *indexing(): Steps<Int32Array> {
    // A power of two, for masking, and at most half full.
    const slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(2 * this.#texts.length + 1)));
    this.#marks = new Uint8Array(slots.length >> 3);
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
    const mark = markOf(hash, this.#marks);
    this.#marks[mark >>> 3] = (this.#marks[mark >>> 3] as number) | (1 << (mark & 7));
    let slot = firstSlot(slots, hash);
    let alike = 0;
    // Equal texts share a slot: a placeholder such as "N/A" in every record would make every search slow.
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

  /** The place of the company that a text belongs to: the last whose names start at or before the text. */
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

/** The place of a hash's bit. Other bits of the hash count than for its slot. */
function markOf(hash: number, marks: Uint8Array): number {
  return (hash ^ (hash >>> 11)) & (8 * marks.length - 1);
}

function firstSlot(slots: Int32Array, hash: number): number {
  return (2 * (hash ^ (hash >>> 15))) & (slots.length - 1);
}

function nextSlot(slots: Int32Array, slot: number): number {
  return (slot + 2) & (slots.length - 1);
}
