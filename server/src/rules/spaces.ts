import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import { formOf, kindsOf } from "../template/kinds.ts";
import { hasOtherScript, plainId, plainName } from "../template/plain-text.ts";
import type { CellRule } from "./rule.ts";
import { asGuess } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { manyFixes, manyHint } from "./support/many-values.ts";
import { quoted } from "./support/wording.ts";

/** A single space between two words. Other rules report other white space. */
const innerSpace = /(?<=\S) (?=\S)/;

/** A space inside a name or an ID. The guide says strictly alphanumeric; whether that forbids a space is not public. */
export const spaces: CellRule<{ header: string; id: boolean; value: string; many: string }> = {
  code: "spaces",
  title: "A name or ID contains a space: an error in IDs, a warning in names",
  noun: ["name or ID with a space", "names or IDs with a space"],
  severity: "warning",
  scope: "cell",
  kinds: kindsOf("name", "id"),
  look: { signs: Kind.space },
  suggestsOnly: ({ id }) => !id,
  message({ header, id, value, many }) {
    const written = joined(value);
    // If other characters are wrong too, `characters` says what to write.
    const write = /^[0-9A-Za-z]+$/.test(written) ? `Write ${quoted(written)}` : "Remove it";
    return id
      ? `${header} contains a space, but can contain only letters and digits.${many || ` ${write}.`}`
      : `${header} contains a space, but the vendor's guide says "strictly alphanumeric". ${write}, or turn off this rule if your imports accept spaces.`;
  },
  check(cell) {
    const { column, isTidy, kinds } = cell;
    const hasSpace = isTidy ? (kinds & Kind.space) !== 0 : innerSpace.test(cell.value);
    if (!column || !hasSpace) return undefined;
    const id = formOf(column) === "id";
    const details = () => {
      const { value } = cell;
      const from = isTidy ? value.indexOf(" ") : value.search(innerSpace);
      const last = isTidy ? value.lastIndexOf(" ") : lastInnerSpace(value);
      return { data: { header: column.header, id, value, many: id ? manyHint(cell) : "" }, from, to: last + 1 };
    };
    return { severity: id ? "error" : "warning", details };
  },
  fixes(finding, file) {
    const { id, value } = finding.data;
    // If letters or digits would still be missing, only `characters` fixes the value.
    const isPlain = !hasOtherScript(value) && plainId(value) !== "";
    const isFixed = isPlain || file.context.severities.get("characters") === "off";
    if (id) {
      const many = manyFixes(finding, file);
      return isFixed ? [...many, ...replaceIdentity(file, finding, joined(value), true)] : many;
    }
    // Without its spaces, an `&` would no longer be spelt out, so the name's other characters are fixed at the same
    // time.
    const name = isPlain ? plainName(value).replaceAll(" ", "") : joined(value);
    const remove = isFixed ? replaceIdentity(file, finding, name, false).map(asGuess) : [];
    const turnOff = { kind: "turnOff", code: "spaces" } as const;
    return [...remove, { title: "Allow spaces: turn off this rule", safe: false, edits: [], action: turnOff }];
  },
};

function joined(value: string): string {
  return tidy(value).replaceAll(" ", "");
}

/** Index of the last single space between two words, in a value that has one. */
function lastInnerSpace(value: string): number {
  for (let at = value.lastIndexOf(" "); at > 0; at = value.lastIndexOf(" ", at - 1)) {
    if (/^\S \S$/.test(value.slice(at - 1, at + 2))) return at;
  }
  return -1;
}
