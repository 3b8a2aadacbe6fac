/** What a run of the command line comes to. Exit codes: 0 the platform would accept, 1 it would not or could not be checked, 2 see `problems`. */
export interface CliResult {
  readonly code: 0 | 1 | 2;
  /** For standard output, in pieces, which are made as they are asked for: that throws a FileError where it fails. */
  readonly output: Iterable<string>;
  /** What could not be read or understood, each a line for standard error. */
  readonly problems?: readonly string[];
  /** What is to be said of the output, each a line for standard error. */
  readonly notes?: readonly string[];
}

/** A call that cannot be understood; the message is one line. */
export class UsageError extends Error {}

/** The options of all commands. */
export interface CliOptions {
  existing: string[];
  template?: string;
  config?: string;
  /** What the files are encoded in, by its name in the WHATWG Encoding standard. */
  encoding?: string;
  format: string;
  /** undefined: write none; "": beside the import file. */
  response?: string;
  write: boolean;
  force: boolean;
  /** `Source=Target`, in the order given. */
  map: string[];
  out?: string;
}
