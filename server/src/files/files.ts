/** Files as the server needs them, wherever they are. Addresses are URIs. */
export interface Files {
  /** The bytes of a file. Throws a `FileError` where there is none or it cannot be read. */
  read(uri: string): Promise<Uint8Array>;
  /** Writes a file whole or not at all. Throws a `FileError`. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  /** Whether there is a file: not a folder, nor a device. */
  exists(uri: string): Promise<boolean>;
  /** The files below a folder whose path relative to it matches a glob, sorted. */
  find(folder: string, glob: string): Promise<string[]>;
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
