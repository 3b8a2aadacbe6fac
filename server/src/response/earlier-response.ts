import type { Checked, Place } from "../checker/checked.ts";
import { looseKey } from "../document/fold.ts";
import { FileError } from "../files/files.ts";
import type { Steps } from "../steps.ts";
import { responseColumns } from "../template/response-columns.ts";
import { errorsOf, reasonWriter, recordsOf, statuses } from "./response-file.ts";

const responseHeader = new RegExp(`(?:^|,)${responseColumns.join(",")}(?:[\\r\\n]|$)`);

/** Whether a text, or its beginning, is a response file of an earlier run. */
export function isOfEarlierRun(text: string): boolean {
  return responseHeader.test(text);
}

/**
 * Makes sure that only a response file is replaced.
 * @param earlier the text of the existing file, or its beginning
 * @throws FileError if the existing file is not a response file
 */
export function keepOther(earlier: string | undefined, name: string): void {
  if (earlier === undefined || earlier === "" || isOfEarlierRun(earlier)) return;
  throw new FileError(
    `${name} exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).`,
  );
}

/** Why an earlier response file is not replaced without asking, as phrases after its name. */
export const keptReasons = {
  corrected: "was corrected after it was written",
  another: "is the response file of another import file",
  unsaved: "has unsaved changes",
} as const;

/** The columns that identify a row: one equal value is enough, because another may have been corrected. */
const identities = ["Company Name", "Company ID", "Site ID"] as const;

/** How many rows of a response file are compared to find out which import file it belongs to. */
const maxCompared = 1_000;

/**
 * Why to keep a response file when there is no record of what was written to it: it belongs to another import file, or
 * somebody has corrected it. If a row differs from the import file, either file may have been edited. It was the
 * response file if that was saved later, or if the row still fails in the import file for the same reason, in a cell
 * that differs.
 * @param earlier returns its rows, the header row first; called twice
 * @param checked the import file as it is now
 * @param isOlder whether the response file is older than the last change to the import file
 * @returns the reason as a phrase after its name; undefined if nothing would be lost
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

/** Whether no company in a response file is in the import file. */
function* isOfAnother(earlier: Iterable<readonly string[]>, checked: Checked): Steps<boolean> {
  const cells = identities.map((role) => checked.layout.cellOf(role));
  const known = cells.map(() => new Set<string>());
  let rows = -1;
  for (const row of earlier) {
    if (++rows > maxCompared) break;
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

/** The value of `Row` in the first row that somebody has corrected; empty for the header row, undefined if none. */
function* correctedRow(
  earlier: Iterable<readonly string[]>,
  checked: Checked,
  isOlder: boolean,
): Steps<string | undefined> {
  const [places, rows] = [checked.places("all")[Symbol.iterator](), earlier[Symbol.iterator]()];
  const { value: header } = rows.next();
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

/** Whether rows have the same cells, ignoring empty cells at the end. */
function areSame(one: readonly string[], other: readonly string[]): boolean {
  for (let cell = 0; cell < Math.max(one.length, other.length); cell++) {
    if ((one[cell] ?? "") !== (other[cell] ?? "")) return false;
  }
  return true;
}

/** Whether two rows with the same number are likely the same: inserting rows above changes the number. */
function isSameRow(one: readonly string[], other: readonly string[], { layout }: Checked): boolean {
  return identities.some((role) => {
    const cell = layout.cellOf(role);
    const key = looseKey(one[cell] ?? "");
    return key !== "" && key === looseKey(other[cell] ?? "");
  });
}
