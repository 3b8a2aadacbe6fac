const blockBits = 16;
const blockSize = 1 << blockBits;

/** A growing list of small numbers, in blocks, so that it is never copied. */
export class NumberColumn {
  readonly #block: () => Int32Array | Uint8Array;
  readonly #blocks: (Int32Array | Uint8Array)[] = [];
  #last!: Int32Array | Uint8Array;
  size = 0;

  /** @param bits of each number: 32 for signed ones, 8 for 0 to 255 */
  constructor(bits: 8 | 32) {
    this.#block = bits === 8 ? () => new Uint8Array(blockSize) : () => new Int32Array(blockSize);
  }

  push(value: number): void {
    const at = this.size++ & (blockSize - 1);
    if (at === 0) {
      this.#last = this.#block();
      this.#blocks.push(this.#last);
    }
    this.#last[at] = value;
  }

  at(index: number): number {
    return (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] as number;
  }

  /** The numbers in order. */
  *blocks(): Generator<Int32Array | Uint8Array> {
    for (let at = 0; at < this.size; at += blockSize) {
      yield (this.#blocks[at >> blockBits] as Int32Array).subarray(0, this.size - at);
    }
  }

  set(index: number, value: number): void {
    (this.#blocks[index >> blockBits] as Int32Array)[index & (blockSize - 1)] = value;
  }
}
