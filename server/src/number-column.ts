const blockBits = 16;
const blockSize = 1 << blockBits;

/** The size of the first block of a short list, which then grows. A thousand files may be checked at a time. */
const shortSize = 64;

/** A growing list of 32-bit numbers, in blocks, so that it is never copied once it is long. */
export class NumberColumn {
  readonly #blocks: Int32Array[] = [];
  #last!: Int32Array;
  size = 0;

  push(value: number): void {
    const at = this.size++ & (blockSize - 1);
    if (at === 0) {
      this.#last = new Int32Array(this.#blocks.length === 0 ? shortSize : blockSize);
      this.#blocks.push(this.#last);
    } else if (at === this.#last.length) this.#lengthen();
    this.#last[at] = value;
  }

  #lengthen(): void {
    const longer = new Int32Array(Math.min(this.#last.length * 8, blockSize));
    longer.set(this.#last);
    this.#last = longer;
    this.#blocks[0] = longer;
  }

  at(index: number): number {
    return (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] as number;
  }

  set(index: number, value: number): void {
    (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] = value;
  }
}
