import { foldAccents } from "../document/fold.ts";
import { stateTests } from "./record-state.ts";
import {
  COMPANY_IDS,
  COMPANY_NAMES,
  COMPANY_REFERENCES,
  isListWrapper,
  OTHER_IDS,
  OTHER_NAMES,
  OWN_IDS,
  OWN_NAMES,
  PERSON_NAME,
  plainKey,
  RECORD_WRAPPERS,
  SITE_IDS,
  SITE_SIGNS,
  SURE_SITE_SIGNS,
} from "./words.ts";

/** What a key of a record means. */
export type Meaning =
  | "nothing"
  | "own name"
  | "company name"
  | "other name"
  | "person"
  | "own id"
  | "other id"
  | "company id"
  | "external ids"
  | "wrapper"
  | "company"
  | "parent"
  | "type"
  | "list"
  | "custom";

/** A key of a record, looked up once for all records that have it. */
export interface Key {
  readonly meaning: Meaning;
  /** The dotted path from the record, as shown to the user. */
  readonly path: string;
  readonly siteSign: "sign" | "sure" | "id" | undefined;
  readonly isInactive: ((value: unknown) => boolean) | undefined;
  /** The paths of the settings that start with this key. */
  readonly custom: readonly CustomPath[];
  /** The keys of objects under this key; created with the first one. */
  below: KeyTable | undefined;
  isName: boolean;
  found: boolean;
}

/** The keys of an object by name; `prefix` is the path of the object in its record. */
export type KeyTable = Map<string, Key> & { prefix?: string };

/** A dotted path from the settings. */
interface CustomPath {
  readonly path: string;
  readonly kind: "name" | "id";
  /** The keys after the first. */
  readonly steps: readonly string[];
}

/** Tells what the keys of records mean: the usual ones, and those from the settings. */
export class RecordKeys {
  readonly #customNames: readonly string[];
  readonly #customIds: readonly string[];
  readonly #custom = new Map<string, CustomPath[]>();

  /**
   * @param nameKeys dotted paths to names from the settings, which replace the usual keys
   * @param idKeys likewise for IDs
   */
  constructor(nameKeys: readonly string[], idKeys: readonly string[]) {
    this.#customNames = nameKeys;
    this.#customIds = idKeys;
    for (const path of nameKeys) this.#addPath(path, "name");
    for (const path of idKeys) this.#addPath(path, "id");
  }

  /**
   * Adds a key to its table.
   * @param isRoot whether the table is for the record itself, where the paths of the settings start
   */
  learn(name: string, table: KeyTable, isRoot: boolean): Key {
    const plain = plainKey(foldAccents(name));
    const prefix = table.prefix === undefined ? "" : `${table.prefix}.`;
    const custom = isRoot ? (this.#custom.get(name) ?? []) : [];
    const meaning = custom.length > 0 ? "custom" : this.#meaningOf(plain);
    const key: Key = {
      meaning,
      path: prefix + (meaning === "external ids" ? `${name}[].externalId` : name),
      siteSign: siteSignOf(plain),
      isInactive: stateTests.get(plain),
      custom,
      below: undefined,
      isName: ["own name", "company name", "other name"].includes(meaning),
      found: false,
    };
    table.set(name, key);
    return key;
  }

  #meaningOf(plain: string): Meaning {
    if (this.#customNames.length === 0) {
      if (OWN_NAMES.has(plain)) return "own name";
      if (COMPANY_NAMES.has(plain)) return "company name";
      if (OTHER_NAMES.has(plain)) return "other name";
      if (plain === PERSON_NAME) return "person";
      if (RECORD_WRAPPERS.has(plain)) return "wrapper";
      if (COMPANY_REFERENCES.has(plain)) return "company";
      if (plain === "parent") return "parent";
      if (plain === "type") return "type";
    }
    if (this.#customIds.length === 0) {
      if (OWN_IDS.has(plain)) return "own id";
      if (COMPANY_IDS.has(plain)) return "company id";
      if (OTHER_IDS.test(plain)) return "other id";
      if (plain === "externalids") return "external ids";
    }
    return isListWrapper(plain) ? "list" : "nothing";
  }

  #addPath(path: string, kind: CustomPath["kind"]): void {
    const [key, ...steps] = pathSteps(path);
    if (key === undefined) return;
    this.#addCustom(key, { path, kind, steps });
    if (steps.length > 0) this.#addCustom(path, { path, kind, steps: [] });
  }

  #addCustom(key: string, custom: CustomPath): void {
    const known = this.#custom.get(key);
    if (known === undefined) this.#custom.set(key, [custom]);
    else known.push(custom);
  }
}

/** A table for the keys of a nested object. */
export function tableBelow(prefix: string): KeyTable {
  const table: KeyTable = new Map();
  table.prefix = prefix;
  return table;
}

/** How strongly a key, in plain form, suggests a site. */
function siteSignOf(plain: string): Key["siteSign"] {
  if (SURE_SITE_SIGNS.has(plain)) return "sure";
  if (SITE_IDS.has(plain)) return "id";
  return SITE_SIGNS.has(plain) ? "sign" : undefined;
}

/** The keys of a dotted path: `externalIds` and `externalId` for `externalIds[].externalId`; none for `[]`. */
export function pathSteps(path: string): string[] {
  return path
    .split(".")
    .map((step) => step.trim().replace(/(\[\])+$/, ""))
    .filter((step) => step !== "");
}

/** The order in which found keys are listed. */
const ownFirst: Record<"name" | "id", readonly Meaning[]> = {
  name: ["own name", "company name", "other name"],
  id: ["own id", "external ids", "company id", "other id"],
};

/**
 * The paths of the usual keys at which any record had a name or an ID.
 * @param names whether to list names, not IDs
 * @param hasCompanies whether any record was a company. If not, the records' own names and IDs are those of sites,
 *   which are left out
 */
export function foundPaths(table: KeyTable, names: boolean, hasCompanies: boolean): string[] {
  const order = ownFirst[names ? "name" : "id"];
  const keys = [...table.values()].sort((a, b) => order.indexOf(a.meaning) - order.indexOf(b.meaning));
  return keys.flatMap((key) => {
    const isOwn = key.meaning === "own name" || key.meaning === "own id";
    if (isOwn && !hasCompanies && table.prefix === undefined) return [];
    const isMeant = key.found && key.isName === names;
    return [...(isMeant ? [key.path] : []), ...(key.below ? foundPaths(key.below, names, hasCompanies) : [])];
  });
}
