/**
 * Tells text in Windows-1252 (the letters of western Europe) from text in another code page. Almost any bytes are valid
 * Windows-1252, so the evidence is letters in positions where no western language has them: `Dvoøák` is Czech, `Gdañsk`
 * Polish, `Ïðèâåò` Russian. The patterns come from the names of towns in each language (GeoNames).
 */

import { once } from "../once.ts";
import { windows1252 } from "./encoding.ts";

/** How many words with non-ASCII characters a text has, and how many of them look like another code page. */
export interface WesternWords {
  readonly words: number;
  readonly unlikely: number;
}

/** @param text decoded as Windows-1252 */
export function westernWords(text: string): WesternWords {
  let [words, unlikely] = [0, 0];
  for (const [cell] of text.matchAll(/[^,;\t"\r\n]+/g)) {
    if (!beyondAscii.test(cell)) continue;
    const isOdd = hasOddSigns(cell);
    const found = (cell.match(letters) ?? []).filter((word) => beyondAscii.test(word));
    words += Math.max(found.length, 1);
    unlikely += isOdd ? Math.max(found.length, 1) : found.filter(isOddWord).length;
  }
  return { words, unlikely };
}

/** A letter that Windows-1252 does not have: the text was decoded correctly. */
const otherLetter = new RegExp(`(?![\\0-\\xFFˆ${windows1252}])[\\p{L}\\p{M}]`, "u");

/** Next to a letter: symbols that take the place of letters if text from MS-DOS or an old Macintosh is misread. */
const otherSign =
  /(?<=\p{L})[\u02C6-\u02DD\u2044\u2202-\u2265\u2500-\u25CA]|[\u02C6-\u02DD\u2044\u2202-\u2265\u2500-\u25CA](?=\p{L})/u;

/**
 * Whether a name was probably decoded with the wrong code page: `Dvoøák`, `MŸller`, `K”ln`, `≈rhus`.
 * @param country alpha-2 code of the name's country, if known
 */
export function isMisreadName(text: string, country?: string): boolean {
  if (otherLetter.test(text)) return false;
  const withoutNameSigns = soundSigns().reduce((left, signs) => left.replace(signs, ""), text);
  const isNordic = country === "IS" || country === "FO" || /(?<!\p{L})(?:ehf|ohf|hf|slf)\.?$/iu.test(text);
  const withoutNordic = withoutNameSigns.replace(isNordic ? nordicWord : icelandicWord, "");
  // Characters outside Windows-1252 are not letters of another code page.
  const western = withoutNordic.replace(noneOfWindows1252, "");
  return otherSign.test(text) || westernWords(western).unlikely > 0;
}

/** Symbols that are fine in a name or ID, but too rare for `usualSigns`: `µTech`, `x³`, `Smith•Jones`, `NYC–01`. */
const soundSigns = once((): readonly RegExp[] => [
  // Punctuation that word processors type, next to a number or a capital. As letters, these bytes are lower-case ones.
  /[–—‘’´](?=\d)|(?<=\d)[–—‘’´…•·]/g,
  /(?<=\p{Lu})[–—•](?=\p{Lu}|\P{L}|$)|(?<=\p{Lu}{2})[–—•’](?!\p{L})/gu,
  /(?<![^\s(])´(?=[A-Za-z])|(?<=[a-z\d.)])[©®™](?![^\s).,])/g,
  /(?<!\p{L})µ(?=\p{Lu}\p{Ll})/gu,
  /(?<=[A-Za-z])²(?!\p{L})|(?<=(?<!\p{L})[A-Za-z])³(?!\p{L})|(?<!\S)[¹²³](?=(?:st|nd|rd|th)\b)/gu,
  // A truncated name. But `Citt…` was more likely `Città` in MS-DOS.
  /(?<=\p{Ll})[…•·](?=\p{Lu})|(?<=[a-hkm-oq-su-z])…$|(?<!\S)[ªº°¹²³µ](?!\S)/gu,
]);

/** A word with an Icelandic or Faroese letter; elsewhere, only with a letter that Turkish and Lithuanian lack. */
const nordicWord = /(?=\p{L}*[ðþý])\p{L}+/giu;
const icelandicWord = /(?<!\p{L})(?=\p{L}*[ðþ])(?=\p{L}*[éóú])[a-zðþáéíóúýæö]+(?!\p{L})/giu;

const noneOfWindows1252 = new RegExp(`[^\\0-\\xFF${windows1252}]`, "g");

const beyondAscii = /\P{ASCII}/u;

/** The letters of Windows-1252. Ordinals, `µ` and `ƒ` count as symbols. */
const letter = "[A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ]";
const letters = new RegExp(`${letter}+`, "g");
const small = "[a-zß-öø-ÿšœž]";
const capital = "[A-ZÀ-ÖØ-ÞŠŒŽŸ]";

/** Symbols in their usual positions. Any others are probably letters of another code page. */
const usualSigns = once((): readonly RegExp[] => [
  // Quotes around words; apostrophes within words, before shortened ones and after a plural.
  new RegExp(
    `(?<![^\\s(/-])[“„«‹¡¿‘](?=[A-Za-z\\d]|${capital}${small}|\\s)|(?<=[A-Za-zà-ÿ\\d.!?)])[”“»›](?![^\\s.)!?:/-])`,
    "g",
  ),
  /(?<![^\s(/-])’(?=[A-Za-z\d])|(?<=s)’(?!\S)|(?<=‘[^‘’]*)’(?![^\s.)])/g,
  /(?<=\b(?:[cdjlmnost]|qu|mc|dell|nell|sull|dall|coll|quell|all|sant|jusqu|lorsqu|puisqu|presqu|aujourd))[’´](?=\p{L})/giu,
  /(?<=\p{L})[’´](?=\p{Lu}|s\b)|(?<=\bcan|\bdon)’(?=t\b)/gu,
  // Dashes between words, numbers and names.
  /(?<!\S)[–—](?!\S)|(?<=\d)[–—](?=\d)|(?<=[\da-zß-ÿ)])[–—](?=[A-ZÀ-ÖØ-Þ\d])/g,
  // Before and after numbers.
  /(?<=\d\s?)[€£¥¢°²³¹½¼¾ºª‰µ]|(?<!\S)[€£¥§±](?=\s?\d)|(?<=\d\s?)[×±÷](?=\s?\d)/g,
  /(?<=\b[kcdm]?m)[²³](?!\p{L})|(?<!\S)°(?=C\b)/gu,
  // Ordinals: `Nº`, `Mª`, `S.ª`.
  /(?<=\b[NMDSC]\.?|\b[Nn]r?\.?)[ºª°](?!\p{L})/gu,
  // Trademarks after a name, and symbols on their own.
  /(?<=[\p{L}\d)])[™®](?![^\s).])|(?<!\S)[™®©](?!\p{L})/gu,
  /(?<=l)·(?=l)/gi,
  /(?<!\S)[•·…«»“”„‘’€£§†‡¶±×÷½¼¾](?!\S)/g,
  // No-break spaces between words, soft hyphens within them.
  /(?<!\p{L})\xa0|\xa0(?=[^\p{Ll}\s])|(?<=\p{L})\xad(?=\p{L})/gu,
]);

/** ASCII that hardly follows a Windows-1252 character, but can be the second byte of one in Shift-JIS, GBK or Big5. */
const secondBytes = /[^\0-\x7f][{|}~^@`\\]/;

/** A cell that begins with a lower-case non-ASCII letter: `šberlingen` was `Überlingen` in MS-DOS. */
const smallBeginning = /^\s*[ß-öø-ÿšœž][a-z]/;

function hasOddSigns(cell: string): boolean {
  const isUnpaired = (quotes: RegExp) => (cell.match(quotes)?.length ?? 0) % 2 === 1;
  if (secondBytes.test(cell) || smallBeginning.test(cell) || [/[“”„]/g, /[«»‹›]/g].some(isUnpaired)) return true;
  const left = usualSigns().reduce((text, signs) => text.replace(signs, ""), cell);
  return beyondAscii.test(left.replace(letters, ""));
}

const vowel = "[aeiouyà-æè-ïò-öø-üœ]";
const consonant = "[b-df-hj-np-tv-xzçñß]";

/**
 * In lower case, combinations that no western language has. Letters that all Latin code pages share are no evidence.
 */
const oddWords = once((): readonly RegExp[] => [
  // Adjacent non-ASCII letters: words in other scripts consist of nothing else.
  /[^a-z]{3}/,
  /(?!ää|öö|üü|äö|öä|[åøæö]{2}|ü[áéí]|ç[ãõáàéèíóúâêô]|ñ[áéíóú]|[áéíóú][ñç]|[äöü]ß|ß[äöü]|éâ|éé|éô|[šž]{2}|[áéíóúäöü][šž]|[šž][áéíóúäöü])[^a-z]{2}/,
  // Icelandic only. Turkish has ğ, ı and ş at these bytes, Latvian š and ž.
  /[ðþý]/,
  /ÿ(?!$|s$)/,
  // ě, č, ň, ů, ŕ. Italian has ì, ù, ò and è at the end of a word, French è before a syllable with e.
  /ì(?!$)|[aeouyàèò]ì|[bmpvnwj]ì$|(?<![aeiout])tì$/,
  /ù(?!$)|[aeuyrnvkchjmp]ù$|(?<!z)zù$|(?<!^)où$/,
  new RegExp(`ò(?=${vowel})|[aeoyàè]ò|..uò$|(?<!^)${vowel}ò(?!$)`),
  /è(?![bcdfglmnprstvxz]{1,2}h?(?:e|[lr]e)|[gq]ue|s$|x$|$|(?:n?c|rb?|n|s|l)i[ac])|[kj]è$|[eo]lè$|[^aeiouzrfg]rè$|(?<!gl|^f|[aeiou]s)iè$/,
  new RegExp(`${vowel}(?<!i|qu|gu|ou(?=èr)|[uy](?=è[drv])|o(?=è(?:[mtnl]e|$)))è|^è(?![vzt]e|$)`),
  new RegExp(`à(?=${vowel})|[aeoèò]à`),
  // ą, ę, ē, ī, ū, ā.
  /ê(?!a|ch|do$|go$|l|m|n|p[er]|que|r|s(?:$|s|e)|t(?:[eriué]|s?$)|v|x|$)/,
  /û(?![tlcnmr]|che)|ûr(?![es]?$|e)|ûc(?!h)|û[nm](?!e|$)/,
  /î(?![tlnm]|ch|tr|gn)/,
  /â(?![tmgpq]|b[lr]|c[eéloku]|ch?[eé]|l(?:[aeou]|i(?!j))|l?$|n(?![aou]|ij)|v(?:r|e$)|s$|z$)/,
  // ē. French and Portuguese have ç before vowels or at the end of a word.
  /ç(?![aeiouãõáàéèíóúâêô]|$)|[bcdfghjkmpqstvxz]ç$|[âîûç].*ij/,
  // ë after a consonant is Albanian, or a Lithuanian ė.
  /(?<![aeiouyï])ë/,
  /(?<![aeou])ï|ï(?=[aiouyà-ü])/,
  // ă and ő. Portuguese has ã and õ.
  /ã(?!o|es?$|s$|zinh|$)|(?<!por|[hmçpaeij]|[^aeiou]u)ã$|(?:^|[^aeiouçst])õ(?!e)|õ(?!es?$|e[sr])/,
  // ń. In Spanish a vowel follows ñ.
  /ñ(?![aeiouyáéíóúü])/,
  // ć and ř.
  new RegExp(`${vowel}æ|æ(?=${vowel}|$)|^æm`),
  /[aeouyàáéíóúåäö]ø(?!er)|ø(?=[aouáéíóúìùò])|øe(?!$|gh|n$|r$|rne)|(?<!^)øi/,
  /[aouyáéíóú]å/,
  // ś. French has œu, or œ at the beginning.
  /œ(?!u|il|d|t|n|s|r[sd])|[aeiouyáéíóú]œ/,
  // ķ.
  /^íe/,
  // é, ö and û of old Macintoshes.
  new RegExp(`${consonant}[šž](?:${consonant}|$)|^ž${consonant}`),
  // ß, õ and ń of MS-DOS.
  /aá|eiá|eá(?=[kbdf])|[aeiou]áe|oá(?=[^cmnrst]|$)|(?<![gqcjh])uá(?=[dbfgklvwz])|[fbn]uá$|äes$|[aou]ä$/,
]);

/** An upper-case letter after a lower-case one, such as é of old Macintoshes: `MontrŽal`. */
const capitalWithin = new RegExp(`${small}[À-ÖØ-ÞŠŒŽŸ]|${letter}[À-ÖØ-ÞŠŒŽŸ]${small}`);

/** What capitals follow within a name: `McÉwan`, `DeÁvila`. */
const prefixOfName = /^(?:Ma?c|Fitz|D[eiu]|L[aeo])(?=[À-ÖØ-Þ][a-zß-ÿ])/;

/** In letters. No name contains a longer word. */
const longestWord = 100;

/** Single letters that are a word in French, Italian, Portuguese or Swedish, or an initial. */
const singleLetterWord = /^[àèéóòôåäöüøæíáÀÈÉÓÅÄÖÜØÆÇ]$/;

function isOddWord(word: string): boolean {
  if (word.length === 1) return !singleLetterWord.test(word);
  if (word.length > longestWord) return true;
  if (capitalWithin.test(word.replace(prefixOfName, ""))) return true;
  const lower = word.toLowerCase();
  return oddWords().some((pattern) => pattern.test(lower));
}
