const blockBits = 16;
const blockSize = 1 << blockBits;

/** A growing list of 32-bit numbers, in blocks, so that it is never copied. */
export class NumberColumn {
  readonly #blocks: Int32Array[] = [];
  #last!: Int32Array;
  size = 0;

  push(value: number): void {
    const at = this.size++ & (blockSize - 1);
    if (at === 0) {
      this.#last = new Int32Array(blockSize);
      this.#blocks.push(this.#last);
    }
    this.#last[at] = value;
  }

  at(index: number): number {
    return (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] as number;
  }

  /** The numbers in order. */
  *blocks(): Generator<Int32Array> {
    for (let at = 0; at < this.size; at += blockSize) {
      yield (this.#blocks[at >> blockBits] as Int32Array).subarray(0, this.size - at);
    }
  }

  set(index: number, value: number): void {
    (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] = value;
  }
}
