import { readFileSync } from "node:fs";

/** The part of npm's manifest that is used here. */
export interface Manifest {
  readonly version?: string;
  readonly repository?: string | { readonly type: string; readonly url: string };
}

/** The manifest of the package. It is in the parent folder of the bundles, which contain this code. */
function manifest(): Manifest {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
}

/** What the programs say about themselves. */
export interface About {
  readonly version: string;
  /** The URL of the page about them. */
  readonly page: string;
  /** The URL of the page about the rules, with a heading for each code. */
  readonly rulesPage: string;
}

/** The pages are those of the repository that the manifest names, or else those in the package. */
export function about(): About {
  const read = manifest();
  const repository = repositoryPages(read);
  const packed = (path: string) => new URL(`../${path}`, import.meta.url).href;
  return {
    version: read.version ?? "",
    page: repository ?? packed("README.md"),
    rulesPage: repository === undefined ? packed("docs/rules.md") : `${repository}/blob/HEAD/docs/rules.md`,
  };
}

/** The version of the package. */
export function version(): string {
  return about().version;
}

/** The URL of the repository's pages, from npm's forms of a repository URL. */
export function repositoryPages({ repository }: Manifest): string | undefined {
  const url = typeof repository === "string" ? repository : repository?.url;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}
