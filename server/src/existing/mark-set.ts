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

/** A set whose marks are numbered in the order in which they were added. */
export class NumberedMarks extends MarkSet {
  /** The number of the mark in each slot. */
  #numbers = new Int32Array(this.slots.length);

  /** The number of a mark, from 0. Adds the mark if it is new. */
  numberOf(mark: number): number {
    if (this.add(mark)) this.#numbers[this.slotOf(mark)] = this.size - 1;
    return this.#numbers[this.slotOf(mark)] as number;
  }

  protected override grow(): void {
    const marks = this.slots;
    const numbers = this.#numbers;
    super.grow();
    this.#numbers = new Int32Array(this.slots.length);
    for (const [slot, mark] of marks.entries()) {
      if (mark !== 0) this.#numbers[this.slotOf(mark)] = numbers[slot] as number;
    }
  }
}
