import type { TextDocument } from "vscode";

/** Display names of encodings, by VS Code's names. */
const names: Readonly<Record<string, string>> = {
  windows1252: "Windows-1252",
  utf16le: "UTF-16 LE",
  utf16be: "UTF-16 BE",
  iso88591: "ISO 8859-1",
  macroman: "Mac Roman",
};

export function encodingName(encoding: string): string {
  return names[encoding] ?? encoding;
}

/** Whether a document is saved as UTF-8, with a byte order mark or without. */
export function isUtf8({ encoding }: TextDocument): boolean {
  return encoding === "utf8" || encoding === "utf8bom";
}
