import { looseMatchKey } from "./loose-hash.ts";
import { isNoName } from "./name-text.ts";

/** IDs of companies that records have beside names of their own: where two of other names share one, they are sites of it. */
export class SharedIds {
  readonly #names = new Map<string, string>();
  /** Whether records of different names share an ID. */
  areShared = false;

  add(id: string | undefined, name: string | undefined): void {
    if (this.areShared || id === undefined || name === undefined || isNoName(id) || /^[0-]*$/.test(id)) return;
    const key = looseMatchKey(name);
    const first = this.#names.get(id);
    if (first === undefined) this.#names.set(id, key);
    else this.areShared = first !== key;
  }
}
