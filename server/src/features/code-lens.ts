import type { CodeLens } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import { count } from "../rules/wording.ts";

/** Above the header row: what is wrong in the file, and a way to validate it. */
export function codeLenses(checker: Checker): CodeLens[] {
  const { uri } = checker.document;
  const { counts } = checker.summary;
  const range = rangeIn(checker, checker.header, 0, 0);
  const found = [count(counts.error, "error"), count(counts.warning, "warning")].join(", ");
  return [
    { range, command: { title: `Validate import (${found})`, command: "asioImport.validate", arguments: [uri] } },
  ];
}
