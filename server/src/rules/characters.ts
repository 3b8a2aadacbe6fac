import { Kind } from "../document/characters.ts";
import { foldAccents, transliterate } from "../document/fold.ts";
import { replaceCell } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import { plainId, plainName } from "./plain-text.ts";
import type { CellRule } from "./rule.ts";
import type { CellView } from "./view.ts";
import { either, quoted } from "./wording.ts";

interface Data {
  header: string;
  /** The characters that are not allowed, each once. */
  characters: string[];
  right: string;
}

/** White space, line breaks, invisible characters and commas have rules of their own. */
const special = /[^0-9A-Za-z\s,\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** Other than letters and digits in a name or an ID: the guide says strictly alphanumeric. */
export const characters: CellRule<Data> = {
  code: "characters",
  title: "A name or ID holds other characters than letters and digits",
  severity: "error",
  scope: "cell",
  kinds: ["name", "id"],
  signs: Kind.punctuation | Kind.foreign | Kind.quote,
  message({ header, characters, right }) {
    const shown = characters.slice(0, 5).map((character) => (character === '"' ? "a quote" : quoted(character)));
    const all = characters.length > 5 ? `${shown.join(", ")} and others` : either(shown);
    const hint = right === "" ? "" : ` Write ${quoted(right)}.`;
    return `${header} takes the letters A to Z and digits only, not ${all}.${hint}`;
  },
  check(cell) {
    const { value } = cell;
    const found = [...value.matchAll(special)];
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last || !cell.column) return undefined;
    const data = {
      header: cell.column.header,
      characters: [...new Set(found.map(([character]) => character))],
      right: plain(cell),
    };
    return { data, from: first.index, to: last.index + last[0].length };
  },
  fixes(finding, file) {
    const cell = file.view(finding.row).at(finding.cell);
    const right = plain(cell);
    // A letter or digit that folding leaves is of another script: to drop it changes the name, to transliterate it is a
    // guess. An entity of HTML stands for another character than those that it is written with.
    const otherScript = /[^\P{L}A-Za-z]|[^\P{N}0-9]/u.test(foldAccents(cell.value));
    const entity = /&(?:#\d+|[A-Za-z]+);/.test(cell.value);
    if (right !== "" && !otherScript && !entity) return replaceIdentity(file, finding, right, true);
    const latin = reduce(cell, transliterate(cell.value));
    return latin === "" ? replaceCell(cell, "", false) : replaceIdentity(file, finding, latin, false);
  },
};

function plain(cell: CellView): string {
  return reduce(cell, cell.value);
}

function reduce(cell: CellView, value: string): string {
  return cell.column?.kind === "id" ? plainId(value) : plainName(value);
}
