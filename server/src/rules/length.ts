import { Kind } from "../document/characters.ts";
import { tidy } from "../document/whitespace.ts";
import type { IdentityRole, Member } from "./member.ts";
import type { CellRule, FileView } from "./rule.ts";
import { asGuess, cellOf } from "./support/cell-fix.ts";
import { collision } from "./support/collision.ts";
import { replaceIdentity, roleAt } from "./support/identity-fix.ts";
import { count } from "./support/wording.ts";

interface Data {
  header: string;
  length: number;
  limit: number;
  /** The guide does not give this limit. */
  assumed: boolean;
}

/** A value that is longer than its column allows, in characters (Unicode code points). */
export const length: CellRule<Data> = {
  code: "length",
  title: "A value is longer than its column allows: a warning if the limit is assumed",
  noun: ["long value", "long values"],
  severity: "error",
  scope: "cell",
  look: { length: "long" },
  suggestsOnly: () => true,
  message({ header, length, limit, assumed }) {
    const problem = `${header} allows at most ${limit} characters, but this value has ${length}.`;
    const over = count(length - limit, "character");
    return assumed
      ? `${problem} This limit is assumed from the vendor's PSA. If the platform refuses the value, shorten it by ${over}.`
      : `${problem} Shorten it by ${over}.`;
  },
  check(cell) {
    const limit = cell.column?.maxLength;
    if (limit === undefined || cell.end - cell.start <= limit) return undefined;
    const { value } = cell;
    // In ASCII, each character is one UTF-16 unit.
    const ascii = (cell.kinds & Kind.foreign) === 0;
    const length = ascii ? tidy(value).length : [...tidy(value)].length;
    if (length <= limit) return undefined;
    const from = ascii ? limit : [...value].slice(0, limit).join("").length;
    const assumed = cell.column?.limitAssumed ?? false;
    const data = { header: cell.column?.header ?? "", length, limit, assumed };
    return { data, from, to: value.length, severity: assumed ? "warning" : "error" };
  },
  fixes(finding, file) {
    const role = roleAt(file, finding);
    const member = file.view(finding.row).member();
    const cell = cellOf(finding, file);
    const hard = [...cell.tidyValue].slice(0, finding.data.limit).join("").trimEnd();
    const values = new Set([atWord(cell.tidyValue, hard), hard]);
    return [...values]
      .filter((value) => value !== "" && !(role && isTaken(file, member, role, value)))
      .flatMap((value) => replaceIdentity(file, finding, value, false).map(asGuess));
  },
};

/** Whether another company or site in the file has the value, or an existing company. */
function isTaken(file: FileView, member: Member, role: IdentityRole, value: string): boolean {
  if (collision(file, member, role, value)) return true;
  return role.startsWith("Company") && file.context.existing?.match(value, "") !== undefined;
}

/** The beginning of a text without a word that is cut off. */
function atWord(text: string, beginning: string): string {
  if (text.startsWith(`${beginning} `)) return beginning;
  return beginning.includes(" ") ? beginning.slice(0, beginning.lastIndexOf(" ")).trimEnd() : beginning;
}
