import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Manifest, repositoryPages } from "../server/src/cli/about.ts";

export { repositoryPages };

/** A link or picture in Markdown. Groups: exclamation mark, text, target. */
const reference = /(!?)\[([^\][]*)\]\(([^()\s]+)\)/g;

/**
 * Converts a page for VS Code's view of an installed extension, which only loads pictures from https and does not
 * follow relative links, and for the page of an npm package, which finds them only in the repository.
 * @param text the page in Markdown, from the root of the project
 * @param repository URL of the repository on GitHub; without one, removes pictures and turns links into plain text
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

/** Writes the converted pages to a folder. Returns their paths as options of vsce. */
export async function writePackedPages(manifest: Manifest, folder: string) {
  await mkdir(folder, { recursive: true });
  const write = async (name: string) => {
    const path = join(folder, name);
    await writeFile(path, packedPage(await readFile(name, "utf8"), repositoryPages(manifest)));
    return path;
  };
  return { readmePath: await write("README.md"), changelogPath: await write("CHANGELOG.md") };
}
