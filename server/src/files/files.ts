/** Files as the server needs them, wherever they are. Addresses are URIs. */
export interface Files {
  /**
   * The bytes of a regular file of at most `largestFile` bytes. Throws a `FileError` where there is none, where it is
   * none, or where it cannot be read.
   */
  read(uri: string): Promise<Uint8Array>;
  /**
   * Writes a file whole or not at all. Throws a `FileError` where it cannot, and where what is there is not the file
   * that is to be replaced: undefined says that there was none.
   */
  write(uri: string, bytes: Uint8Array, replaced: FileVersion | undefined): Promise<void>;
  /** What a file is now, to be asked for before it is read; undefined where there is none, as `exists` says. */
  version(uri: string): Promise<FileVersion | undefined>;
  /** Whether there is a file: not a folder, nor a device. */
  exists(uri: string): Promise<boolean>;
  /** Whether a file lies in one of these folders, also where links lead: as far as that can be known. */
  isWithin(uri: string, folders: readonly string[]): Promise<boolean>;
  /**
   * The files below a folder whose path relative to it matches a glob: a thousand at most, and none that a link has
   * out of the folder `within`. A walk that is aborted finds what it has found so far.
   */
  find(folder: string, glob: string, within: string, signal?: AbortSignal): Promise<FoundFiles>;
}

/** What a file is at a time. */
export interface FileVersion {
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** Another for each content that it has. */
  readonly tag: string;
}

/** What a glob finds. */
export interface FoundFiles {
  /** Sorted. */
  readonly uris: readonly string[];
  /** What it does not find although it would match, each as the rest of a sentence that begins with the glob. */
  readonly leftOut: readonly string[];
}

/** The most files that are found by one glob. */
export const mostFound = 1_000;

/** How `FoundFiles.leftOut` tells of more. */
export const moreFound = "matches more than 1,000 files, of which the first 1,000 are read";

/** A file that cannot be used; the message is one sentence for a person. */
export class FileError extends Error {
  /** Whether there is no such file. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}
