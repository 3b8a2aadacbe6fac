import type { Steps } from "../steps.ts";
import { DuplicateKeys, type KeyPlace } from "./duplicate-keys.ts";
import { describingFault } from "./json-faults.ts";
import { JsonLimits } from "./json-limits.ts";
import { JsonPieces } from "./json-pieces.ts";
import { walking } from "./json-walk.ts";
import { ExportProblem } from "./problem.ts";

/** The JSON documents in a text. */
export interface ReadText {
  readonly documents: unknown[];
  /** The first key that is twice in one object, if it matters. */
  readonly duplicate: KeyPlace | undefined;
}

/** UTF-16 units that are read in one step: a few milliseconds of work. */
const usualLength = 1 << 18;

/** UTF-16 units that are parsed at once. V8 takes new memory from the system for each longer piece. */
const pieceLength = 1 << 15;

/**
 * Parses all JSON documents in a text: usually one, but several in JSON Lines and where pages were written one after
 * the other. A byte order mark is allowed before each of them.
 *
 * @param source path of the text, for the message
 * @param matters whether a duplicate key, in plain form, matters
 * @param length UTF-16 units per step
 * @throws ExportProblem if the text is empty, cut off, or not JSON throughout
 */
export function* readingDocuments(
  text: string,
  source: string,
  matters?: (plain: string) => boolean,
  length: number = usualLength,
): Steps<ReadText> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") throw new ExportProblem(`${source} is empty.`);
  const pieces = new JsonPieces(json, Math.min(length, pieceLength));
  const duplicates = matters && new DuplicateKeys(json, matters);
  yield* walking(json, { limits: new JsonLimits(source), pieces, duplicates }, length);
  if (pieces.malformed) throw new ExportProblem(yield* describingFault(json, pieces.malformed, source));
  const duplicate = duplicates?.found;
  return {
    documents: pieces.documents,
    duplicate: duplicate && { ...duplicate, at: duplicate.at + text.length - json.length },
  };
}
