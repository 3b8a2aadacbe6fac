import type { Finding, GroupFault } from "../rules/rule.ts";

/** A fault of a row in a group. Contains no row, which is read again for the report. */
export interface KeptFault extends Pick<Finding, "rule" | "severity" | "data">, Pick<GroupFault<unknown>, "role"> {
  /** Index of the row, from 0. */
  readonly index: number;
}

const none: readonly KeptFault[] = [];

/** Faults of groups, by row. */
export class GroupFaults {
  #faults: KeptFault[] = [];
  #sorted = true;

  add(fault: KeptFault): void {
    this.#faults.push(fault);
    this.#sorted = false;
  }

  /** The faults of a row, in the order in which they were added. */
  of(index: number): readonly KeptFault[] {
    if (!this.#sorted) this.#faults.sort((a, b) => a.index - b.index);
    this.#sorted = true;
    let low = 0;
    let above = this.#faults.length;
    while (low < above) {
      const middle = (low + above) >> 1;
      if ((this.#faults[middle] as KeptFault).index < index) low = middle + 1;
      else above = middle;
    }
    let end = low;
    while (this.#faults[end]?.index === index) end++;
    return end === low ? none : this.#faults.slice(low, end);
  }
}
