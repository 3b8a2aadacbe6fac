import type { Steps } from "../../steps.ts";
import { builtInPattern } from "./number-text.ts";
import { largestDescription } from "./relationships.ts";
import { readingXml, withoutReferences } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The longest pattern, in UTF-16 units: twice what Excel allows. */
const longestPattern = 510;

/** Reads the pattern of each cell format, by its number. */
export function* readingPatterns(zip: Zip, path: string): Steps<string[]> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  yield* readingXml(zip, path, largestDescription, {
    opened(element, attributes) {
      if (element === "cellXfs") isOfCells = true;
      else if (element === "xf" && isOfCells) formats.push(Number(attributes().numFmtId ?? 0));
      else if (element === "numFmt") {
        const { numFmtId: id, formatCode: code = "" } = attributes();
        if (code.length <= longestPattern) own.set(Number(id), withoutReferences(code));
      }
    },
    closed(element) {
      if (element === "cellXfs") isOfCells = false;
    },
  });
  return formats.map((id) => own.get(id) ?? builtInPattern(id));
}
