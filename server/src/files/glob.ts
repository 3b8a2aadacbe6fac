import picomatch from "picomatch";

/** How a glob is read everywhere: names that begin with a dot count, and `!` is a character of a name. */
const options = { dot: true, nonegate: true };

/** Whether a path matches a glob, both relative to the same folder. */
export function globMatcher(glob: string): (path: string) => boolean {
  return picomatch(glob, options);
}

/** Whether a folder of this name, so many folders below the glob's own, may hold files that match. */
export function folderMatcher(glob: string): (name: string, depth: number) => boolean {
  const { parts = [] } = picomatch.scan(glob, { ...options, parts: true });
  // From a part on that spans folders, all may.
  const open = parts.findIndex((part) => part.includes("**") || part.includes("/"));
  const folders = parts.slice(0, open === -1 ? -1 : open).map(globMatcher);
  return (name, depth) => (depth < folders.length ? folders[depth]?.(name) === true : open !== -1);
}
