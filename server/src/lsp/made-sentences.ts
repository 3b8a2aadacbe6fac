import { nameOf } from "../files/places.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { MadeFile, ReadyFile, ReadyFiles } from "./round-trip-protocol.ts";

/** What a person is told about the two files into which an import file was split. */
export function readySentences({ files, nothing, outdated = [] }: ReadyFiles): string {
  const left = files.some(({ part }) => part === "rest") ? [] : ["Nothing is left over."];
  const sentences = files.map(ofReady);
  const old = outdated.map(({ uri }) => `${nameOf(uri)} is from an earlier time.`);
  return [...(nothing === undefined ? [...sentences, ...left] : [nothing, ...sentences]), ...old].join(" ");
}

function ofReady({ part, uri, rows, companies }: ReadyFile): string {
  const of = companies > 0 ? ` of ${count(companies, "company", "companies")}` : "";
  const toUpload = part === "ready" ? ", ready to upload" : "";
  return `${nameOf(uri)} has ${count(rows, "row")}${of}${toUpload}.`;
}

/** What a person is told about a retry file. */
export function retrySentence({ uri, rows }: MadeFile): string {
  return `${nameOf(uri)} contains ${count(rows, "row")} to correct and upload again.`;
}

/** `1,234 rows`, `1 row`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${inDigits(number)} ${number === 1 ? noun : plural}`;
}
