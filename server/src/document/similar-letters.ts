/** Cyrillic and Greek letters with the Latin letters that look the same (Unicode Technical Standard #39). */
const latinLookalikes: ReadonlyMap<string, string> = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХҮԌԚԜӀ", "ABESIJKMHOPCTYXYGQWI"],
    ["асеһіјоԛрѕԝхуүԁ", "acehijoqpswxyyd"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
    ["ονϲϳ", "ovcj"],
  ].flatMap(([letters = "", latin = ""]) => [...letters].map((letter, index) => [letter, latin[index] ?? ""] as const)),
);

/** Whether a word mixes Latin with Cyrillic or Greek letters, so some are probably lookalikes. */
export function isMixed(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word);
}

/** Whether a text contains a mixed word. */
export function hasMixedWord(text: string): boolean {
  return text.match(/[\p{L}\p{M}]+/gu)?.some(isMixed) === true;
}

/** Replaces Cyrillic and Greek letters with the Latin letters that look the same. */
export function asItLooks(word: string): string {
  return [...word].map((letter) => latinLookalikes.get(letter) ?? letter).join("");
}
