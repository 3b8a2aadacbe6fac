import type { CompanyPlaces, OtherFiles } from "../rules/company-places.ts";

/** Import files that were compared with each other. Findings about a file end when it changes. */
export class Compared {
  readonly #companies: CompanyPlaces;
  /** The versions of the files on disk (`FileVersion.tag`), by URI. */
  readonly #files: Map<string, string | undefined>;
  /** Files whose companies may no longer be where they were found. */
  readonly #changed = new Set<string>();

  constructor(companies: CompanyPlaces, files: ReadonlyMap<string, string | undefined>) {
    this.#companies = companies;
    this.#files = new Map(files);
  }

  get files(): Iterable<string> {
    return this.#files.keys();
  }

  /** Whether a file was compared, and then had another version on disk. */
  hadOther(uri: string, version: string | undefined): boolean {
    return this.#files.has(uri) && this.#files.get(uri) !== version;
  }

  /** The companies of the other files; undefined if the file was not compared. */
  othersOf(uri: string): OtherFiles | undefined {
    return this.#files.has(uri) ? this.#companies.outside(new Set([...this.#changed, uri])) : undefined;
  }

  /** Forgets the companies of a file that changed. Returns whether that matters to other files. */
  change(uri: string): boolean {
    if (!this.#files.has(uri) || this.#changed.has(uri)) return false;
    this.#changed.add(uri);
    return true;
  }

  /** Ends the comparison for a file that is validated alone. Returns whether it was compared. */
  leave(uri: string): boolean {
    return this.#files.delete(uri);
  }
}
