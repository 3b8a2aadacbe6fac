import type { Checked } from "../checker/checked.ts";
import type { Verdict } from "../checker/verdict.ts";
import type { About } from "./about.ts";
import type { FindingFormat } from "./finding-texts.ts";
import type { Loaded } from "./load.ts";

export interface CheckedFile {
  readonly file: string;
  readonly checked: Checked;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** Its findings, as the format's `findings` writes them. */
  readonly findings: Iterable<string>;
}

/** A format of the result of `validate`. */
export interface ReportFormat {
  /** Writes the findings of a file. */
  findings(file: string, checked: Checked): FindingFormat;
  /**
   * The whole report, in pieces, because it may be too long for a string.
   * @param about asked only if the report tells about the program
   */
  pieces(
    files: readonly CheckedFile[],
    loaded: Pick<Loaded, "context" | "exports" | "notices">,
    about: () => About,
  ): Iterable<string>;
}
