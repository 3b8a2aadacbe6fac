import type { Uri } from "vscode";
import type { Counts } from "../../server/src/lsp/protocol.ts";

/** `1,234 rows`, `1 row`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** `2 errors, 1 warning`; nothing where there are none. */
export function countsText({ error, warning, information, hint }: Counts): string {
  const parts = [
    error && count(error, "error"),
    warning && count(warning, "warning"),
    information + hint && count(information + hint, "note"),
  ];
  return parts.filter((part) => part !== 0).join(", ");
}

/** The last part of a path, as tabs show it. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
