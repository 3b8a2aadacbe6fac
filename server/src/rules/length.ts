import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import { cellOf } from "./cell-fix.ts";
import { collision } from "./collision.ts";
import { replaceIdentity, roleAt } from "./identity-fix.ts";
import type { CellRule } from "./rule.ts";
import { count } from "./wording.ts";

/** Longer than the guide allows, counted in characters (Unicode code points). */
export const length: CellRule<{ header: string; length: number; limit: number }> = {
  code: "length",
  title: "A value is longer than its column allows",
  severity: "error",
  scope: "cell",
  suggestsOnly: true,
  message: ({ header, length, limit }) =>
    `${header} takes ${limit} characters at most, and this has ${length}. Shorten it by ${count(length - limit, "character")}.`,
  check(cell) {
    const limit = cell.column?.maxLength;
    if (limit === undefined || cell.end - cell.start <= limit) return undefined;
    const { value } = cell;
    // In ASCII each character is one unit, which needs no counting.
    const ascii = (cell.kinds & Kind.foreign) === 0;
    const length = ascii ? tidy(value).length : [...tidy(value)].length;
    if (length <= limit) return undefined;
    const from = ascii ? limit : [...value].slice(0, limit).join("").length;
    return { data: { header: cell.column?.header ?? "", length, limit }, from, to: value.length };
  },
  fixes(finding, file) {
    const role = roleAt(file, finding);
    const member = file.view(finding.row).member();
    const cell = cellOf(finding, file);
    const hard = [...cell.tidyValue].slice(0, finding.data.limit).join("").trimEnd();
    const values = new Set([atWord(cell.tidyValue, hard), hard]);
    return [...values]
      .filter((value) => value !== "" && !(role && collision(file, member, role, value)))
      .flatMap((value) => replaceIdentity(file, finding, value, false));
  },
};

/** The words of a text that fit into its beginning. */
function atWord(text: string, beginning: string): string {
  if (text.startsWith(`${beginning} `)) return beginning;
  return beginning.includes(" ") ? beginning.slice(0, beginning.lastIndexOf(" ")).trimEnd() : beginning;
}
