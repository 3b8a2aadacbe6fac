/** Files as the server needs them, wherever they are. Addresses are URIs. */
export interface Files {
  /** The bytes of a file. Throws a `FileError` where there is none or it cannot be read. */
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
  /** The files below a folder whose path relative to it matches a glob, sorted. */
  find(folder: string, glob: string): Promise<string[]>;
}

/** What a file is at a time. */
export interface FileVersion {
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** Another for each content that it has. */
  readonly tag: string;
}

/** A file that cannot be used; the message is one sentence for a person. */
export class FileError extends Error {
  /** Whether there is no such file. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}
