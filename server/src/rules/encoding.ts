import { Kind } from "../document/characters.ts";
import { type Mojibake, mojibake } from "../document/encoding.ts";
import { type CellPlace, cellOf, placeOf, writeHint } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

interface Data {
  place: CellPlace;
  value: string;
  /** The runs that are wrong; none where what they were is lost. */
  runs: readonly Mojibake[];
}

/** A character that was lost (U+FFFD), or UTF-8 that was decoded with another code page (`Ã©` for `é`). */
export const encoding: CellRule<Data> = {
  code: "encoding",
  title: "Text was read or saved with the wrong encoding",
  severity: "error",
  scope: "cell",
  suggestsOnly: true,
  signs: Kind.foreign,
  message({ place, value, runs: [first, ...others] }) {
    const { header } = place;
    if (!first) {
      return `A character of ${header} was lost when the file was saved in the wrong encoding. Type it anew, or export the file again as UTF-8.`;
    }
    const wrong = quoted(value.slice(first.start, first.end));
    const hint = writeHint(place, decoded(value, [first, ...others]));
    return `${wrong} in ${header} is text in UTF-8 that was read as another encoding.${hint}`;
  },
  check(cell) {
    const { value } = cell;
    const lost = value.indexOf("\uFFFD");
    if (lost !== -1) {
      const to = value.lastIndexOf("\uFFFD") + 1;
      return { data: { place: placeOf(cell), value, runs: [] }, from: lost, to, final: true };
    }
    const runs = mojibake(value);
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last) return undefined;
    return { data: { place: placeOf(cell), value, runs }, from: first.start, to: last.end, final: true };
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
