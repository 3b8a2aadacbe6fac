import { Kind } from "../document/characters.ts";
import { type Mojibake, mojibake } from "../document/encoding.ts";
import { cellOf, headerOf } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

interface Data {
  header: string;
  /** The part that is wrong, and the whole value as it was; undefined where that is lost. */
  wrong: string;
  right?: string;
}

/** A character that was lost (U+FFFD), or UTF-8 that was decoded with another code page (`Ã©` for `é`). */
export const encoding: CellRule<Data> = {
  code: "encoding",
  title: "Text was read or saved with the wrong encoding",
  severity: "error",
  scope: "cell",
  suggestsOnly: true,
  signs: Kind.foreign,
  message: ({ header, wrong, right }) =>
    right === undefined
      ? `A character of ${header} was lost when the file was saved in the wrong encoding. Type it anew, or export the file again as UTF-8.`
      : `${quoted(wrong)} in ${header} is text in UTF-8 that was read as another encoding. Write ${quoted(right)}.`,
  check(cell) {
    const { value } = cell;
    const header = headerOf(cell);
    const lost = value.indexOf("\uFFFD");
    if (lost !== -1) {
      const to = value.lastIndexOf("\uFFFD") + 1;
      return { data: { header, wrong: "\uFFFD" }, from: lost, to, final: true };
    }
    const runs = mojibake(value);
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last) return undefined;
    const data = { header, wrong: value.slice(first.start, first.end), right: decoded(value, runs) };
    return { data, from: first.start, to: last.end, final: true };
  },
  fixes(finding, file) {
    const { value } = cellOf(finding, file);
    const right = decoded(value, mojibake(value));
    return right === value ? [] : replaceIdentity(file, finding, right, false);
  },
};

function decoded(text: string, runs: readonly Mojibake[]): string {
  return runs.reduceRight((rest, run) => rest.slice(0, run.start) + run.decoded + rest.slice(run.end), text);
}
