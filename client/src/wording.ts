import type { Uri } from "vscode";
import type { FileStatus } from "../../server/src/lsp/protocol.ts";

/** `1,234 rows`, `1 row`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** `2 errors, 1 warning`; empty if there are none. */
export function countsText({ error, warning, information, hint }: FileStatus["counts"]): string {
  const parts = [
    error && count(error, "error"),
    warning && count(warning, "warning"),
    information + hint && count(information + hint, "note"),
  ];
  return parts.filter((part) => part !== 0).join(", ");
}

/** The file name. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

type Judged = Pick<FileStatus, "verdict" | "rows" | "failedRows">;

/** A file without rows may be valid, but calling it accepted would be misleading. */
function hasNothing({ verdict, rows }: Judged): boolean {
  return rows === 0 && verdict !== "invalid-csv";
}

/** A short text for a verdict. */
export function verdictText(status: Judged): string {
  if (hasNothing(status)) return "Nothing to import";
  switch (status.verdict) {
    case "accepted":
      return "Accepted";
    case "failed-rows":
      return `${status.failedRows.toLocaleString("en")} of ${count(status.rows, "row")} would fail`;
    case "invalid-csv":
      return "Invalid CSV";
    case "unchecked":
      return "Unchecked";
  }
}

/** How many rows of a response file are still to correct. A response file has no verdict. */
export function correctionsText({ failedRows }: Judged): string {
  return failedRows > 0 ? `${failedRows.toLocaleString("en")} to correct` : "none to correct";
}

/** `3 import files: 2 accepted, 1 with failed rows`, best verdict first. */
export function verdictsText(results: readonly Judged[]): string {
  const kinds = [
    ["accepted", "accepted"],
    ["nothing", "with nothing to import"],
    ["failed-rows", "with failed rows"],
    ["invalid-csv", "Invalid CSV"],
    ["unchecked", "unchecked"],
  ] as const;
  const found = results.map((result) => (hasNothing(result) ? "nothing" : result.verdict));
  const parts = kinds.flatMap(([kind, words]) => {
    const number = found.filter((each) => each === kind).length;
    return number > 0 ? [`${number} ${words}`] : [];
  });
  return `${count(results.length, "import file")}: ${parts.join(", ")}`;
}
