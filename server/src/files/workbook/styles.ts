import type { Steps } from "../../steps.ts";
import { builtInPattern } from "./number-text.ts";
import { largestDescription } from "./relationships.ts";
import { tooLarge } from "./workbook-error.ts";
import { readingXml, withoutReferences } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The longest pattern, in UTF-16 units: twice what Excel allows. */
const longestPattern = 510;

/** How many cell formats a workbook may have: Excel allows 65,490. */
const mostFormats = 2 ** 16;

/** Reads the pattern of each cell format, by its number. */
export function* readingPatterns(zip: Zip, path: string): Steps<string[]> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  yield* readingXml(zip, path, largestDescription, {
    opened(element, attributes) {
      if (element === "cellXfs") isOfCells = true;
      else if (element === "xf" && isOfCells) {
        if (formats.push(Number(attributes().numFmtId ?? 0)) > mostFormats) throw tooLarge(zip.name);
      } else if (element === "numFmt") {
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
