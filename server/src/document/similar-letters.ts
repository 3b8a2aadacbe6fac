/** Cyrillic and Greek letters, and the Latin ones that are drawn the same (Unicode Technical Standard #39). */
const alike: ReadonlyMap<string, string> = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХҮԌԚԜӀ", "ABESIJKMHOPCTYXYGQWI"],
    ["асеһіјоԛрѕԝхуүԁ", "acehijoqpswxyyd"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
    ["ονϲϳ", "ovcj"],
  ].flatMap(([letters = "", latin = ""]) => [...letters].map((letter, index) => [letter, latin[index] ?? ""] as const)),
);

/** Whether a word has Latin letters and Cyrillic or Greek ones: some were taken for others by their looks. */
export function isMixed(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word);
}

/** Whether some word of a text is mixed. */
export function hasMixedWord(text: string): boolean {
  return text.match(/[\p{L}\p{M}]+/gu)?.some(isMixed) === true;
}

/** A word with Latin letters in the place of those that look like them. */
export function asItLooks(word: string): string {
  return [...word].map((letter) => alike.get(letter) ?? letter).join("");
}
