import type { Files, FileVersion, FoundFiles } from "./files.ts";

/** A file system that remembers what was read and found through it, and can tell whether that has changed since. */
export interface SeenFiles extends Files {
  /** Whether a file that was read has another version now. */
  isChanged(): Promise<boolean>;
  /** Whether a search would find other files now. Takes as long as the searches themselves. */
  findsOthers(): Promise<boolean>;
}

export function seenFiles(files: Files): SeenFiles {
  const versions = new Map<string, FileVersion | undefined>();
  const searches: { readonly of: Parameters<Files["find"]>; readonly found: FoundFiles }[] = [];
  return {
    ...files,
    async read(uri) {
      versions.set(uri, await files.version(uri));
      return await files.read(uri);
    },
    async find(...of) {
      const found = await files.find(...of);
      searches.push({ of, found });
      return found;
    },
    async isChanged() {
      for (const [uri, seen] of versions) if ((await files.version(uri))?.tag !== seen?.tag) return true;
      return false;
    },
    async findsOthers() {
      for (const { of, found } of searches) {
        const [folder, glob, within] = of;
        const now = await files.find(folder, glob, within);
        if (JSON.stringify(now) !== JSON.stringify(found)) return true;
      }
      return false;
    },
  };
}
