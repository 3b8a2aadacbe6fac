import type { Steps } from "../../steps.ts";
import { TextInCell } from "./text-in-cell.ts";
import { tooLarge } from "./workbook-error.ts";
import { readingXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** How many texts a workbook may share, and how many UTF-16 units they may have. */
const mostTexts = 2 ** 24;
const mostUnits = 2 ** 29;

/** The largest list of shared texts, in bytes. */
const largestList = 2 ** 30;

/** Reads the texts to which cells refer by number. */
export function* readingSharedStrings(zip: Zip, path: string): Steps<string[]> {
  const texts: string[] = [];
  const text = new TextInCell();
  let units = 0;
  yield* readingXml(zip, path, largestList, {
    opened(element) {
      if (element === "si") text.clear();
      else text.opened(element);
    },
    text: (piece) => text.add(piece),
    closed(element) {
      text.closed(element);
      if (element !== "si") return;
      const value = text.value();
      units += value.length;
      if (texts.push(value) > mostTexts || units > mostUnits) throw tooLarge(zip.name);
    },
  });
  return texts;
}
