const firstBits = 10;

/**
 * A set of marks, see `markOf`: a hash table in a typed array. A `Set` of a million numbers takes more than twice the
 * memory and the time.
 */
export class MarkSet {
  /** Its length is a power of two. 0 in a free slot. */
  protected slots = new Float64Array(1 << firstBits);
  /** By how many bits a hash of 32 bits is shifted to get a slot. */
  #shift = 32 - firstBits;
  size = 0;

  /** Adds a mark; returns whether it was not in the set. */
  add(mark: number): boolean {
    const slot = this.slotOf(mark);
    if (this.slots[slot] !== 0) return false;
    this.slots[slot] = mark || 1;
    if (++this.size > 0.75 * this.slots.length) this.grow();
    return true;
  }

  has(mark: number): boolean {
    return this.slots[this.slotOf(mark)] !== 0;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const mark of this.slots) if (mark !== 0) yield mark;
  }

  /** The slot of a mark, or the free one that it would take. */
  protected slotOf(mark: number): number {
    const slots = this.slots;
    // One of 2^53 marks is 0.
    const wanted = mark || 1;
    let slot = Math.imul(wanted, 0x9e3779b1) >>> this.#shift;
    while (slots[slot] !== 0 && slots[slot] !== wanted) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }

  protected grow(): void {
    const marks = this.slots;
    this.slots = new Float64Array(2 * marks.length);
    this.#shift -= 1;
    for (const mark of marks) if (mark !== 0) this.slots[this.slotOf(mark)] = mark;
  }
}

/** A number, from 0, for each mark of a set. */
export class MarkMap extends MarkSet {
  #numbers = new Int32Array(this.slots.length);

  /** The number of a mark; undefined if it has none. */
  get(mark: number): number | undefined {
    const slot = this.slotOf(mark);
    return this.slots[slot] === 0 ? undefined : this.#numbers[slot];
  }

  set(mark: number, number: number): void {
    this.add(mark);
    this.#numbers[this.slotOf(mark)] = number;
  }

  protected override grow(): void {
    const marks = this.slots;
    const numbers = this.#numbers;
    super.grow();
    this.#numbers = new Int32Array(this.slots.length);
    for (let slot = 0; slot < marks.length; slot++) {
      const mark = marks[slot] as number;
      if (mark !== 0) this.#numbers[this.slotOf(mark)] = numbers[slot] as number;
    }
  }
}
