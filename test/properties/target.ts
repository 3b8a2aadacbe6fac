import type fc from "fast-check";

/** What the fuzzer tries: inputs of one kind, and what must hold for each of them. */
export interface Target<Input> {
  /** The invariant, as a test title and as the fuzzer's summary. */
  readonly says: string;
  readonly inputs: fc.Arbitrary<Input>;
  /** Throws where it does not hold for an input; returns how many cases that was. */
  holds(input: Input): number | Promise<number>;
  /** How an input stands in a file of `test/corpus`. */
  readonly form: Form<Input>;
  /** Ends what it started. */
  end?(): void;
}

/** How inputs are kept as files. */
export interface Form<Input> {
  /** How the names of such files end. */
  readonly ending: string;
  write(input: Input): Uint8Array;
  read(bytes: Uint8Array): Input;
}

/** Inputs that are a file's bytes themselves. */
export function bytesForm(ending: string): Form<Uint8Array> {
  return { ending, write: (bytes) => bytes, read: (bytes) => Uint8Array.from(bytes) };
}

/** Inputs that JSON can hold. */
export function jsonForm<Input>(): Form<Input> {
  return {
    ending: ".json",
    write: (input) => new TextEncoder().encode(`${JSON.stringify(input, null, 1)}\n`),
    read: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
  };
}
