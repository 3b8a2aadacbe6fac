import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What of npm's manifest says where a project's pages are. */
interface Manifest {
  readonly repository?: string | { readonly type: string; readonly url: string };
}

/** A link or a picture of Markdown: its exclamation mark, text and address. */
const reference = /(!?)\[([^\][]*)\]\(([^()\s]+)\)/g;

/**
 * A page as VS Code can show it beside an installed extension: it loads pictures from https alone, and follows no path
 * to a file.
 * @param text the page in Markdown, at the root of the project
 * @param repository address of the project's pages on GitHub; without one, pictures go and links become plain text
 */
export function packedPage(text: string, repository: string | undefined): string {
  return text
    .replace(reference, (whole, picture: string, label: string, target: string) => {
      if (/^(?:\w+:|#)/.test(target)) return whole;
      if (repository === undefined) return picture ? "" : label;
      return `${picture}[${label}](${repository}/${picture ? "raw" : "blob"}/HEAD/${target})`;
    })
    .replace(/\n{3,}/g, "\n\n");
}

/** The address of a project's pages, of npm's forms of an address. */
export function repositoryPages({ repository }: Manifest): string | undefined {
  const url = typeof repository === "string" ? repository : repository?.url;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}

/** Writes the pages that the package shows into a folder, and says where, in vsce's words. */
export async function writePackedPages(manifest: Manifest, folder: string) {
  await mkdir(folder, { recursive: true });
  const write = async (name: string) => {
    const path = join(folder, name);
    await writeFile(path, packedPage(await readFile(name, "utf8"), repositoryPages(manifest)));
    return path;
  };
  return { readmePath: await write("README.md"), changelogPath: await write("CHANGELOG.md") };
}
