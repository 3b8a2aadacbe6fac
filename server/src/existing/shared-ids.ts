import { looseMatchKey } from "./loose-hash.ts";
import { isNoName } from "./name-text.ts";

/** Company IDs in records that have their own names. If two records with different names share one, they are sites. */
export class SharedIds {
  readonly #names = new Map<string, string>();
  /** Whether records of different names share an ID. */
  areShared = false;

  add(id: string | undefined, name: string | undefined): void {
    if (
      this.areShared ||
      id === undefined ||
      name === undefined ||
      (!/[1-9]/.test(id) && (isNoName(id) || /^[0-]*$/.test(id)))
    )
      return;
    const key = looseMatchKey(name);
    const first = this.#names.get(id);
    if (first === undefined) this.#names.set(id, key);
    else this.areShared = first !== key;
  }
}
