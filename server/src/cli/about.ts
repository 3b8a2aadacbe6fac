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
  /** The URL of the repository's pages, if the manifest names one. */
  readonly repository: string | undefined;
}

export function about(): About {
  const read = manifest();
  return { version: read.version ?? "", repository: repositoryPages(read) };
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
