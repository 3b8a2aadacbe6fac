/** A file system. All files are identified by URIs. */
export interface Files {
  /** @throws FileError if this is not a regular file, is larger than 512 MB, or cannot be read */
  read(uri: string): Promise<Uint8Array>;
  /**
   * Writes a file atomically.
   * @param replaced the version of the existing file; undefined if there is none
   * @throws FileError if the file cannot be written or is no longer that version
   */
  write(uri: string, bytes: Uint8Array, replaced: FileVersion | undefined): Promise<void>;
  /**
   * Writes several files in one folder. If one cannot be written or is no longer that version, none is, as far as the
   * file system allows.
   * @throws FileError like `write`
   */
  writeTogether(files: readonly FileToWrite[]): Promise<void>;
  /** The current version of a file, to get before reading it; undefined if it does not exist (see `exists`). */
  version(uri: string): Promise<FileVersion | undefined>;
  /** Whether this is a file, and not a folder or device. */
  exists(uri: string): Promise<boolean>;
  /** Whether a file is inside one of these folders. Resolves links if possible. */
  isWithin(uri: string, folders: readonly string[]): Promise<boolean>;
  /**
   * The files below a folder whose relative paths match a glob: at most 1,000, without those that links lead to outside
   * the folder `within`. If aborted, returns the files found so far.
   */
  find(folder: string, glob: string, within: string, signal?: AbortSignal): Promise<FoundFiles>;
}

/** A file to write. */
export interface FileToWrite<Content = Uint8Array> {
  readonly uri: string;
  readonly content: Content;
  /** The version of the existing file; undefined if there is none. */
  readonly replaced: FileVersion | undefined;
}

export interface FileVersion {
  /** Time of the last modification, in milliseconds since 1970. */
  readonly modified: number;
  /** Changes with each modification. */
  readonly tag: string;
}

/** The files that match a glob. */
export interface FoundFiles {
  /** Sorted. */
  readonly uris: readonly string[];
  /** Which matching files were left out, each as the predicate of a sentence about the glob. */
  readonly leftOut: readonly string[];
}

/** The glob of CSVs by name, in any case. */
export const csvGlob = "*.[cC][sS][vV]";

/** Maximum number of files for one glob. */
export const maxFound = 1_000;

/** The entry of `FoundFiles.leftOut` if there are more. */
export const moreFound = "matches more than 1,000 files, of which the first 1,000 are read";

/** An error about a file. The message is one sentence for the user. */
export class FileError extends Error {
  /** Whether the file does not exist. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}
