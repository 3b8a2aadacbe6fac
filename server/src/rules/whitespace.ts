import { Kind } from "../document/characters.ts";
import { tidy, untidy } from "../document/whitespace.ts";
import { headerOf, inColumn, isStrict } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import { joinLines } from "./line-break.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

/** What is said of a value, by what is found in it. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/^[^\S\uFEFF]/, "white space at its start"],
  [/[^\S\uFEFF]$/, "white space at its end"],
  [/\S\s{2,}\S/, "doubled white space"],
  [/\t/, "a tab"],
  [/[\u00A0\u2007\u202F]/, "a no-break space"],
  [/[^\S\t-\r \u00A0\u2007\u202F\uFEFF]/, "an unusual space"],
  [/(?![\t-\r])[\p{Cc}\p{Default_Ignorable_Code_Point}]/u, "an invisible character"],
];

/** White space at an end, doubled, or of a kind that cannot be seen. */
export const whitespace: CellRule<{ header: string; value: string; right: string }> = {
  code: "whitespace",
  title: "White space leads, trails, is doubled or invisible: an error in names and IDs, else a warning",
  severity: "warning",
  scope: "cell",
  signs: Kind.untidy | Kind.foreign | Kind.control,
  message({ header, value, right }) {
    if (right === "") return `${header} holds nothing but white space. Leave it empty.`;
    const said = faults.filter(([pattern]) => pattern.test(value)).map(([, fault]) => fault);
    return `${header} has ${said.join(" and ")}. Write ${quoted(right)}.`;
  },
  check(cell) {
    const { value } = cell;
    const clean = tidy(value);
    if (clean === joinLines(value)) return undefined;
    const found = [...value.matchAll(untidy)];
    const last = found.at(-1);
    const severity = isStrict(cell.column) ? "error" : "warning";
    const data = { header: headerOf(cell), value, right: inColumn(cell, clean) };
    return { data, from: found[0]?.index ?? 0, to: last ? last.index + last[0].length : value.length, severity };
  },
  fixes: (finding, file) => replaceIdentity(file, finding, finding.data.right, true),
};
