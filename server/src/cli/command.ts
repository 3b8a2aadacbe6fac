/** The result of a command. */
export interface CliResult {
  /**
   * The exit code. 0: the platform would accept the file; 1: it would not, or this could not be checked; 2: `problems`.
   */
  readonly code: 0 | 1 | 2;
  /** Standard output, generated lazily in pieces. Iterating may throw a FileError. */
  readonly output: Iterable<string>;
  /** What could not be read or understood, as lines for standard error. */
  readonly problems?: readonly string[];
  /** Remarks on the output, as lines for standard error; known once it is complete. */
  readonly notes?: () => readonly string[];
}

/** Invalid arguments. The message is one line. */
export class UsageError extends Error {}

/** The options of all commands. */
export interface CliOptions {
  existing: string[];
  template?: string;
  config?: string;
  /** Encoding of the input files, by its name in the WHATWG Encoding standard. */
  encoding?: string;
  format: string;
  /** Report only errors. */
  quiet: boolean;
  /** As given: how many warnings all files may have. */
  "max-warnings"?: string;
  /** Path of the response file; empty for next to the import file; undefined for none. */
  response?: string;
  write: boolean;
  force: boolean;
  /** `Source=Target` pairs, in the order given. */
  map: string[];
  /** Rules whose suggestions are taken, each item as given: several codes with commas between them. */
  suggest: string[];
  /** Columns to make from other cells, each item as given: several with commas between them. */
  derive: string[];
  /** `Target=value` pairs, in the order given. */
  set: string[];
  /** Names of sheets, in the order of the workbooks that are given. */
  sheet: string[];
  /** Path of a file whose columns are added. */
  join?: string;
  /** The key of `join`, as given. */
  on?: string;
  /** Path of a file of mappings, from which the one for the header row is taken. */
  mapping?: string;
  /** Path of a file of mappings, in which the one for the header row is saved. */
  "save-mapping"?: string;
  /** Path of the import file that corrected rows belong to. */
  into?: string;
  out?: string;
  /** Path of the file for the rows that are not ready. */
  rest?: string;
  /** What `ready` keeps together, as given: by default, as set. */
  split?: string;
}
