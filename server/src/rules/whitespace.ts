import { Kind } from "../document/characters.ts";
import { oddSpaces, tidy, untidy } from "../document/whitespace.ts";
import { listed } from "../listed.ts";
import { joinLines } from "./line-break.ts";
import type { CellRule } from "./rule.ts";
import { asGuess, type CellPlace, cellOf, inColumn, isCode, isStrict, placeOf, writeHint } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { manyFixes, manyHint } from "./support/many-values.ts";
import { isRest } from "./support/split-name.ts";

interface Data {
  place: CellPlace;
  value: string;
  /** It is probably the rest of the cell before it. */
  isRest: boolean;
  /** A hint if the cell contains several values, such as those pasted with tabs. */
  many: string;
}

/** What the message says about a value that matches. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/^[^\S\uFEFF]/, "starts with white space"],
  [/[^\S\uFEFF]$/, "ends with white space"],
  [/\S\s{2,}\S/, "contains repeated white space"],
  [/\t/, "contains a tab"],
  [/[\v\f]/, "contains a line or page break"],
  [/[\u00A0\u2007\u202F]/, "contains a no-break space"],
  [new RegExp(`[^\\S\\t-\\r \\u00A0\\u2007\\u202F\\uFEFF]|[${oddSpaces}]`), "contains an unusual space"],
  [
    new RegExp(`(?![\\t-\\r${oddSpaces}])[\\p{Cc}\\p{Default_Ignorable_Code_Point}]`, "u"),
    "contains an invisible character",
  ],
];

/** White space that is at an end, repeated, unusual or invisible. */
export const whitespace: CellRule<Data> = {
  code: "whitespace",
  title:
    "A value starts or ends with white space, or has repeated or invisible white space: an error in names, IDs and codes, otherwise a warning",
  noun: ["value with stray white space", "values with stray white space"],
  severity: "warning",
  scope: "cell",
  look: { signs: Kind.untidy | Kind.foreign | Kind.control },
  message({ place, value, isRest, many }) {
    const { header } = place;
    if (tidy(value) === "") return `${header} contains only white space. Empty the cell.`;
    const found = faults.filter(([pattern]) => pattern.test(value)).map(([, fault]) => fault);
    const rest = isRest && ` A comma in the previous cell probably split this row.`;
    const hint = many || rest || writeHint(place, value);
    return `${header} ${listed(found)}.${hint}`;
  },
  check(cell) {
    const { value } = cell;
    const found = [...value.matchAll(untidy)];
    const [first, last] = [found[0], found.at(-1)];
    // `line-break` reports a line break and the white space around it.
    if (!first || !last || (cell.kinds & Kind.lineBreak && tidy(value) === joinLines(value))) return undefined;
    const severity = isStrict(cell.column) || isCode(cell.column) ? "error" : "warning";
    const many = /[\t\v\f]/.test(value) ? manyHint(cell) : "";
    const data = { place: placeOf(cell), value, isRest: isRest(cell.row, cell.index), many };
    return { data, from: first.index, to: last.index + last[0].length, severity };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const fixes = replaceIdentity(file, finding, inColumn(cell, tidy(cell.value)), true);
    const splits = finding.data.many ? manyFixes(finding, file) : [];
    return [...splits, ...(finding.data.isRest ? fixes.map(asGuess) : fixes)];
  },
};
