import { Kind } from "../document/characters.ts";
import { codePageNames, decodedRuns, lostParts, type Mojibake, mojibake } from "../document/encoding.ts";
import { escapesIn, isProgramText, withoutEscapes } from "../document/program-text.ts";
import { tidy } from "../document/whitespace.ts";
import type { Column } from "../template/columns.ts";
import { formOf } from "../template/kinds.ts";
import type { Misread } from "./context.ts";
import type { CellRule, Fault, HeaderRule } from "./rule.ts";
import { type CellPlace, cellOf, placeOf, replaceCell, writeHint } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

interface Data {
  place: CellPlace;
  value: string;
  /** The garbled parts; none if their text is lost, or if they are escapes. */
  runs: readonly Mojibake[];
  /** A program's escapes, from the first to the last. */
  escapes?: string;
}

const rule = {
  code: "encoding",
  title: "Text was read or saved with the wrong encoding",
  noun: ["garbled value", "garbled values"],
  severity: "error",
  suggestsOnly: () => true,
} as const;

/** The file on disk is not UTF-8. This is reported once, and cells that it garbled are not checked. */
export const fileEncoding: HeaderRule<Misread> = {
  ...rule,
  scope: "header",
  refuses: "it is not saved as UTF-8",
  message({ codePage, isLegible, remedy }) {
    const name = codePage && codePageNames[codePage];
    if (isLegible)
      return `The file is ${name ? `saved as ${name}` : "not UTF-8"}, but the platform expects UTF-8. ${remedy}`;
    const saved = name ? `file is saved as ${name}, not as UTF-8` : "file is not UTF-8";
    if (!codePage) return `Some characters could not be read: the ${saved}. ${remedy}`;
    return `Some characters could not be read, but nothing is lost: the ${saved}. ${remedy}`;
  },
  check({ context: { misread }, layout }) {
    if (!misread) return [];
    return [{ cell: -1, data: misread, final: layout.headers.some(({ text }) => text.includes("\uFFFD")) }];
  },
  fixes({ data: { codePage, isLegible } }) {
    if (!codePage || isLegible) return [];
    const title = `Reopen with ${codePageNames[codePage]}`;
    return [{ title, safe: false, edits: [], action: { kind: "reopen", codePage } }];
  },
};

/**
 * A character that was lost (U+FFFD); text that was decoded with another code page (`Ã©` for `é`); escapes of a program
 * (`\u00e9`), which `characters` reports in names and IDs.
 */
export const encoding: CellRule<Data> = {
  ...rule,
  scope: "cell",
  doubtsValue: true,
  look: (column) => ({ signs: isFreeText(column) ? Kind.foreign | Kind.program : Kind.foreign }),
  message({ place, value, runs: [first, ...others], escapes }) {
    const { header } = place;
    if (escapes !== undefined) {
      return `${quoted(escapes)} in ${header} is code from another program, not text.${writeHint(place, withoutEscapes(value))}`;
    }
    if (!first) {
      return `A character in ${header} was lost when the file was saved with the wrong encoding. Retype it, or export the file again as UTF-8.`;
    }
    const wrong = quoted(value.slice(first.start, first.end));
    const hint = writeHint(place, decodedRuns(value, [first, ...others]));
    const what =
      first.end - first.start > 1
        ? "UTF-8 text that was read with the wrong encoding"
        : "Windows-1252 text that was read as Latin-1";
    return `${wrong} in ${header} is ${what}.${hint}`;
  },
  check(cell) {
    if (!(cell.kinds & Kind.foreign)) return escapesOf(cell);
    const { value } = cell;
    const runs = mojibake(value);
    const lost = lostParts(value, runs);
    const [firstLost, lastLost] = [lost[0], lost.at(-1)];
    if (firstLost && lastLost) {
      const data = { place: placeOf(cell), value, runs: [] };
      const alreadyReported = value.includes("\uFFFD") && cell.context.misread !== undefined;
      return { data, from: firstLost.start, to: lastLost.end, final: true, alreadyReported };
    }
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last) return escapesOf(cell);
    return { data: { place: placeOf(cell), value, runs }, from: first.start, to: last.end, final: true };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { value } = cell;
    if (finding.data.escapes !== undefined) return replaceCell(cell, tidy(withoutEscapes(value)), false);
    const runs = mojibake(value);
    if (lostParts(value, runs).length > 0) return [];
    const decoded = decodedRuns(value, runs);
    return decoded === value ? [] : replaceIdentity(file, finding, decoded, false);
  },
};

function escapesOf(cell: CellView): Fault<Data> | undefined {
  const { value, column } = cell;
  // `spreadsheet-damage` reports what begins like a formula.
  const found = isFreeText(column) && !value.startsWith("=") && !isProgramText(value) ? escapesIn(value) : undefined;
  if (!found) return undefined;
  const { from, to } = found;
  const data = { place: placeOf(cell), value, runs: [], escapes: value.slice(from, to) };
  return { data, from, to, severity: "warning", final: true };
}

/** Whether the column takes any text. In web addresses, escapes are correct. */
function isFreeText(column: Column | undefined): boolean {
  return formOf(column) === "text" && column?.role !== "Social Media";
}
