import type { Checked, Place } from "../checker/checked.ts";
import { looseKey } from "../document/fold.ts";
import { FileError } from "../files/files.ts";
import type { Steps } from "../steps.ts";
import { errorsOf, reasonWriter, recordsOf, responseColumns, statuses } from "./response-file.ts";

const responseHeader = new RegExp(`(?:^|,)${responseColumns.join(",")}(?:[\\r\\n]|$)`);

/** Whether a text, or its beginning, is that of a response file of an earlier run. */
export function isOfEarlierRun(text: string): boolean {
  return responseHeader.test(text);
}

/**
 * Sees to it that no other file than a response file is replaced.
 * @param earlier the text of the file that is there, or how it begins
 * @throws FileError where it would be lost
 */
export function keepOther(earlier: string | undefined, name: string): void {
  if (earlier === undefined || earlier === "" || isOfEarlierRun(earlier)) return;
  throw new FileError(
    `${name} exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).`,
  );
}

/** Why an earlier response file is not replaced without a question, each as what is said of its name. */
export const keptReasons = {
  corrected: "was corrected after it was written",
  another: "is the response file of another import file",
  unsaved: "has unsaved changes",
} as const;

/** The values by which a row is known again, also where another one of them was corrected. */
const identities = ["Company Name", "Company ID", "Site ID"] as const;

/** How many rows of a response file tell whose it is. */
const telling = 1_000;

/**
 * Why a response file of which nobody knows any more what was written into it is to be kept: it is another import file's,
 * or a person has corrected it. Of a row that differs from the import file, either may have been changed: the response
 * file if it was saved later, else as far as the row still fails there, for what the response file has no more.
 * @param earlier its rows, the header row first; asked for twice
 * @param checked the import file as it is now
 * @param isOlder whether the import file was changed after it
 * @returns undefined where nothing would be lost
 */
export function* whyKept(
  earlier: () => Iterable<readonly string[]>,
  checked: Checked,
  isOlder: boolean,
): Steps<string | undefined> {
  if (yield* isOfAnother(earlier(), checked)) return keptReasons.another;
  const number = yield* correctedRow(earlier(), checked, isOlder);
  if (number === undefined) return undefined;
  return number === "" ? keptReasons.corrected : `${keptReasons.corrected} (Row ${number})`;
}

/** Whether none of the companies of a response file is in the import file. */
function* isOfAnother(earlier: Iterable<readonly string[]>, checked: Checked): Steps<boolean> {
  const cells = identities.map((role) => checked.layout.cellOf(role));
  const known = cells.map(() => new Set<string>());
  let rows = -1;
  for (const row of earlier) {
    if (++rows > telling) break;
    if (rows > 0) for (const [index, cell] of cells.entries()) known[index]?.add(looseKey(row[cell] ?? ""));
  }
  for (const keys of known) keys.delete("");
  if (known.every((keys) => keys.size === 0)) return false;
  const view = checked.view(checked.header);
  for (const { row } of recordsOf(checked, "all")) {
    yield;
    view.load(row);
    if (cells.some((cell, at) => known[at]?.has(looseKey(view.value(cell))))) return false;
  }
  return true;
}

/** What stands under `Row` in the first row that a person has corrected in a response file, as far as it can be told. */
function* correctedRow(
  earlier: Iterable<readonly string[]>,
  checked: Checked,
  isOlder: boolean,
): Steps<string | undefined> {
  const [places, rows] = [checked.places("all")[Symbol.iterator](), earlier[Symbol.iterator]()];
  const { value: header } = rows.next();
  // There is nothing in it to be lost.
  if (header === undefined) return undefined;
  const width = header.length - responseColumns.length;
  const headers = checked.layout.headers.map((cell) => cell.text);
  const isSameHeader = areSame(header.slice(0, width), headers);
  if (!isSameHeader && !isOlder) return "";
  const reasons = reasonWriter(checked.layout.headers);
  const view = checked.view(checked.header);
  let last = 0;
  let place: Place | undefined;
  for (const cells of { [Symbol.iterator]: () => rows }) {
    yield;
    if (cells.every((cell) => cell === "")) continue;
    const [number = "", status, reason = ""] = cells.slice(width);
    const isAsWritten =
      Number(number) > last && (status === statuses.failed ? reason !== "" : status === statuses.created);
    if (!isAsWritten) return number;
    last = Number(number);
    while (!place || place.index + 1 < last) {
      const { done, value } = places.next();
      if (done) break;
      place = value;
    }
    const row = place?.index === last - 1 ? place.row : undefined;
    const own = cells.slice(0, width);
    const values = row ? view.load(row).values() : [];
    if (areSame(own, values)) continue;
    if (!isOlder) return number;
    if (!row || !isSameHeader || !isSameRow(own, values, checked)) continue;
    const errors = errorsOf(checked, row);
    const isSameFault = reason !== "" && reasons(errors) === reason;
    if (isSameFault && errors.some(({ cell }) => (own[cell] ?? "") !== (values[cell] ?? ""))) return number;
  }
  return undefined;
}

/** Whether rows have the same cells, of which the last ones may be empty in either. */
function areSame(one: readonly string[], other: readonly string[]): boolean {
  for (let cell = 0; cell < Math.max(one.length, other.length); cell++) {
    if ((one[cell] ?? "") !== (other[cell] ?? "")) return false;
  }
  return true;
}

/** Whether two rows of one number are likely to be the same one: rows that were added above it move it on. */
function isSameRow(one: readonly string[], other: readonly string[], { layout }: Checked): boolean {
  return identities.some((role) => {
    const cell = layout.cellOf(role);
    const key = looseKey(one[cell] ?? "");
    return key !== "" && key === looseKey(other[cell] ?? "");
  });
}
