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

/** The version of the package. */
export function version(): string {
  return manifest().version ?? "";
}

/** The URL of the repository's pages; undefined if the manifest names none. */
export function repository(): string | undefined {
  return repositoryPages(manifest());
}

/** The URL of the repository's pages, from npm's forms of a repository URL. */
export function repositoryPages({ repository }: Manifest): string | undefined {
  const url = typeof repository === "string" ? repository : repository?.url;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}
