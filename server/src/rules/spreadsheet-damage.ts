import { alphanumeric, beyondAscii, characterKinds, Kind } from "../document/characters.ts";
import { spreadsheetDamage as damageOf, identityDamage, type SpreadsheetDamage } from "../document/spreadsheet.ts";
import { formOf } from "../template/kinds.ts";
import { type ZipDamage, zipDamage } from "../template/zips.ts";
import type { CellRule, Fix } from "./rule.ts";
import {
  asGuess,
  type CellPlace,
  cellOf,
  isCode,
  isStrict,
  placeOf,
  replaceCell,
  writeHint,
} from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { count, quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

interface Data {
  place: CellPlace;
  text: string;
  damage: SpreadsheetDamage | ZipDamage;
  /** What is wrong with the value that a formula or an apostrophe protects. */
  inner?: Data["damage"] | undefined;
}

/** What happened to the value, as the predicate of a sentence. */
const causes: Record<Data["damage"]["kind"], string> = {
  scientific: "is a long number that a spreadsheet shortened, so digits are lost",
  error: "is a spreadsheet error, not a value",
  wrapped: "is a formula that protects the value in a spreadsheet, but the import takes it literally",
  apostrophe: "begins with an apostrophe, which only spreadsheets understand",
  formula: "is a formula that a spreadsheet would run",
  decimal: "is a whole number with added decimals",
  exponent: "is a number in scientific notation",
  thousands: "has either added decimals or a thousands separator",
  date: "is a date that a spreadsheet made from another value",
  zip: "lost its leading zero in a spreadsheet",
};

/** Kinds of characters that a damaged value can begin with, white space included. */
const beginnings = Kind.formula | Kind.untidy | Kind.foreign | Kind.control | Kind.lineBreak;

/** A value that a spreadsheet damaged, or would run as a formula. */
export const spreadsheetDamage: CellRule<Data> = {
  code: "spreadsheet-damage",
  title: "A spreadsheet damaged the value, or would run it: an error in names, IDs and codes, otherwise a warning",
  noun: ["value damaged by a spreadsheet", "values damaged by a spreadsheet"],
  severity: "warning",
  scope: "cell",
  look: (column) => {
    const signs = isStrict(column) ? beginnings | Kind.punctuation | Kind.comma | Kind.space : beginnings;
    return column?.role === "Zip" ? { signs: signs | Kind.punctuation | Kind.comma, code: true } : { signs };
  },
  doubtsValue: true,
  caution: (values) =>
    values === 0 ? "" : `A spreadsheet probably damaged ${count(values, "value")}, which would be created so.`,
  message({ place, text, damage, inner }) {
    const problem = `${place.header} ${quoted(text)} ${causes[damage.kind]}.`;
    if (inner) return `${problem} ${quoted(damage.original ?? "")} ${causes[inner.kind]}. Retype the value.`;
    const suggestion = damage.original ?? (damage.kind === "formula" ? withoutPrefix(text) : "");
    const remedy = damage.original === "" ? "Empty the cell." : "Retype the value.";
    return `${problem}${writeHint(place, suggestion) || ` ${remedy}`}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    const damage = damageIn(cell, text);
    if (!damage || isHandle(cell, text)) return undefined;
    // It hides the value's other faults, so it is an error if one of them would be.
    const fixesComma = text.includes(",") && damage.original?.includes(",") === false;
    const refused = isStrict(cell.column) || isCode(cell.column) || fixesComma;
    const severity = refused ? "error" : "warning";
    const inner = isWrapped(damage) ? damageIn(cell, damage.original ?? "") : undefined;
    return { data: { place: placeOf(cell), text, damage, inner }, severity, final: true };
  },
  fixes(finding, file) {
    const { text, damage, inner } = finding.data;
    const cell = cellOf(finding, file);
    if (isWrapped(damage)) return replaceIdentity(file, finding, damage.original ?? "", !inner);
    if (damage.kind === "thousands") {
      const values = [text.replace(/\.000(?!\d)/, ""), text.replace(".", "")];
      return values.flatMap((value) => replaceIdentity(file, finding, value, false)).map(asGuess);
    }
    if (damage.original !== undefined) return replaceIdentity(file, finding, damage.original, false);
    const blank: Fix[] = cell.column?.required
      ? []
      : [{ title: "Empty the cell", safe: false, edits: [cell.replace("")] }];
    if (damage.kind !== "formula") return blank;
    return [...replaceCell(cell, withoutPrefix(text), false), ...blank];
  },
};

function isWrapped({ kind }: Data["damage"]): boolean {
  return kind === "wrapped" || kind === "apostrophe";
}

function damageIn(cell: CellView, text: string): Data["damage"] | undefined {
  const { column } = cell;
  if (column?.role === "Zip") {
    const zip = zipDamage(text, cell.row.country("Country"), cell.row.valueOf("State"));
    if (zip) return zip;
  }
  if (!isStrict(column) && column?.role !== "Zip") return damageOf(text);
  return damageOf(text) ?? identityDamage(withoutSymbols(text), formOf(column) === "name" ? "name" : "id");
}

/** A text without the symbols around it, which would be dropped. */
function withoutSymbols(text: string): string {
  if (isPlainAt(text, 0) && isPlainAt(text, text.length - 1)) return text;
  return text.replace(/^[^\p{L}\p{N}+-]+/u, "").replace(/(?<![^\p{L}\p{N}.])[^\p{L}\p{N}.]+$/u, "");
}

/** Whether a character is a letter or digit in ASCII. */
function isPlainAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < beyondAscii && ((characterKinds[code] as number) & alphanumeric) !== 0;
}

/** A formula without the leading characters that make it one. */
function withoutPrefix(text: string): string {
  return text.replace(/^[=@+\s]+/, "");
}

/** Whether the value is the name of a social media account, which begins with `@`. */
function isHandle(cell: CellView, text: string): boolean {
  return cell.column?.role === "Social Media" && /^@[\w.-]+$/.test(text);
}
