/**
 * What words look like in Windows-1252, which has the letters of western Europe. Almost any bytes are characters of it;
 * so what tells a file of another code page is that its letters stand where no western language has them: `Dvoøák` is
 * Czech, `Gdañsk` Polish, `Ïðèâåò` Russian. Languages were looked at by the names of their towns (GeoNames).
 */

import { windows1252 } from "./encoding.ts";

/** How many words beyond ASCII a text has, and how many of them look like those of another code page. */
export interface WesternWords {
  readonly words: number;
  readonly unlikely: number;
}

/** Takes a text that was read as Windows-1252. */
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

/** A letter that Windows-1252 has not: the text was read as what it is. */
const otherLetter = new RegExp(`(?![\\0-\\xFFˆ${windows1252}])[\\p{L}\\p{M}]`, "u");

/** Signs that MS-DOS and old Macintoshes have in the places of letters, beside a letter. */
const otherSign =
  /(?<=\p{L})[\u02C6-\u02DD\u2044\u2202-\u2265\u2500-\u25CA]|[\u02C6-\u02DD\u2044\u2202-\u2265\u2500-\u25CA](?=\p{L})/u;

/**
 * Whether a name was probably read with another code page than it was written in: `Dvoøák`, `MŸller`, `K”ln`, `≈rhus`.
 * @param country alpha-2 code of the country that it is from, where that is known
 */
export function isMisreadName(text: string, country?: string): boolean {
  if (otherLetter.test(text)) return false;
  const sound = soundSigns.reduce((left, signs) => left.replace(signs, ""), text);
  const isNordic = country === "IS" || country === "FO" || /(?<!\p{L})(?:ehf|ohf|hf|slf)\.?$/iu.test(text);
  const own = sound.replace(isNordic ? nordicWord : icelandicWord, "");
  // What Windows-1252 has not, and dashes between capitals, are no letters of another code page.
  const western = own.replace(noneOfWindows1252, "").replace(/(?<=\p{Lu})[–—](?=\p{Lu})/gu, "");
  return otherSign.test(text) || westernWords(western).unlikely > 0;
}

/** Signs of a name, too few to know a file's code page by them: `µTech`, `x³`, `2nd` with a raised digit, `Smith•Jones`. */
const soundSigns: readonly RegExp[] = [
  /(?<!\p{L})µ(?=\p{Lu}\p{Ll})/gu,
  /(?<=[A-Za-z])²(?!\p{L})|(?<=(?<!\p{L})[A-Za-z])³(?!\p{L})|(?<!\S)[¹²³](?=(?:st|nd|rd|th)\b)/gu,
  // A name that was cut short; `Citt…` was more likely `Città` in MS-DOS.
  /(?<=\p{Ll})[…•·](?=\p{Lu})|(?<=[a-hkm-oq-su-z])…$|(?<!\S)[ªº°¹²³µ](?!\S)/gu,
];

/** One with a letter of Iceland and the Faroes; elsewhere only beside a letter that neither Turkish nor Lithuanian has. */
const nordicWord = /(?=\p{L}*[ðþý])\p{L}+/giu;
const icelandicWord = /(?<!\p{L})(?=\p{L}*[ðþ])(?=\p{L}*[éóú])[a-zðþáéíóúýæö]+(?!\p{L})/giu;

const noneOfWindows1252 = new RegExp(`[^\\0-\\xFF${windows1252}]`, "g");

const beyondAscii = /\P{ASCII}/u;

/** The letters of Windows-1252. Ordinals, `µ` and `ƒ` are signs. */
const letter = "[A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ]";
const letters = new RegExp(`${letter}+`, "g");
const small = "[a-zß-öø-ÿšœž]";
const capital = "[A-ZÀ-ÖØ-ÞŠŒŽŸ]";

/** Signs where text has them; what is left stands where a letter of another code page would. */
const usualSigns: readonly RegExp[] = [
  // Quotes around words, an apostrophe within, and before the end of a number or a word.
  new RegExp(
    `(?<![^\\s(/-])[“„«‹¡¿‘](?=[A-Za-z\\d]|${capital}${small}|\\s)|(?<=[A-Za-zà-ÿ\\d.!?)])[”“»›](?![^\\s.)!?:/-])`,
    "g",
  ),
  /(?<![^\s(/-])’(?=[A-Za-z\d])|(?<=s)’(?!\S)|(?<=‘[^‘’]*)’(?![^\s.)])/g,
  /(?<=\b(?:[cdjlmnost]|qu|mc|dell|nell|sull|dall|coll|quell|all|sant|jusqu|lorsqu|puisqu|presqu|aujourd))[’´](?=\p{L})/giu,
  /(?<=\p{L})[’´](?=\p{Lu}|s\b)|(?<=\bcan|\bdon)’(?=t\b)/gu,
  // Dashes between words, numbers, and names.
  /(?<!\S)[–—](?!\S)|(?<=\d)[–—](?=\d)|(?<=[\da-zß-ÿ)])[–—](?=[A-ZÀ-ÖØ-Þ\d])/g,
  // Behind numbers and before them.
  /(?<=\d\s?)[€£¥¢°²³¹½¼¾ºª‰µ]|(?<!\S)[€£¥§±](?=\s?\d)|(?<=\d\s?)[×±÷](?=\s?\d)/g,
  /(?<=\b[kcdm]?m)[²³](?!\p{L})|(?<!\S)°(?=C\b)/gu,
  // Ordinals: `Nº`, `Mª`, `S.ª`.
  /(?<=\b[NMDSC]\.?|\b[Nn]r?\.?)[ºª°](?!\p{L})/gu,
  // Marks behind a name, and what stands alone.
  /(?<=[\p{L}\d)])[™®](?![^\s).])|(?<!\S)[™®©](?!\p{L})/gu,
  /(?<=l)·(?=l)/gi,
  /(?<!\S)[•·…«»“”„‘’€£§†‡¶±×÷½¼¾](?!\S)/g,
  // Between words, or where a word may break.
  /(?<!\p{L})\xa0|\xa0(?=[^\p{Ll}\s])|(?<=\p{L})\xad(?=\p{L})/gu,
];

/** What no sign of Windows-1252 stands beside, but the second byte of a character of Shift-JIS, GBK or Big5. */
const secondBytes = /[^\0-\x7f][{|}~^@`\\]/;

/** A cell that begins with a small letter beyond ASCII: `šberlingen` was `Überlingen` in MS-DOS. */
const smallBeginning = /^\s*[ß-öø-ÿšœž][a-z]/;

function hasOddSigns(cell: string): boolean {
  const isUnpaired = (quotes: RegExp) => (cell.match(quotes)?.length ?? 0) % 2 === 1;
  if (secondBytes.test(cell) || smallBeginning.test(cell) || [/[“”„]/g, /[«»‹›]/g].some(isUnpaired)) return true;
  const left = usualSigns.reduce((text, signs) => text.replace(signs, ""), cell);
  return beyondAscii.test(left.replace(letters, ""));
}

const vowel = "[aeiouyà-æè-ïò-öø-üœ]";
const consonant = "[b-df-hj-np-tv-xzçñß]";

/** In small letters, what no western language has. Letters that all code pages of Latin script share say nothing. */
const oddWords: readonly RegExp[] = [
  // Letters beside each other that are not of ASCII: the alphabets of other scripts are nothing else.
  /[^a-z]{3}/,
  /(?!ää|öö|üü|äö|öä|[åøæö]{2}|ü[áéí]|ç[ãõáàéèíóúâêô]|ñ[áéíóú]|[áéíóú][ñç]|[äöü]ß|ß[äöü]|éâ|éé|éô|[šž]{2}|[áéíóúäöü][šž]|[šž][áéíóúäöü])[^a-z]{2}/,
  // Of Iceland and of no other; in Turkey ğ, ı and ş stand there, in Latvia š and ž.
  /[ðþý]/,
  /ÿ(?!$|s$)/,
  // ě, č, ň, ů, ŕ: Italian has them at the end of a word, French è before a syllable with e.
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
  // ē: before vowels, or at the end of a word.
  /ç(?![aeiouãõáàéèíóúâêô]|$)|[bcdfghjkmpqstvxz]ç$|[âîûç].*ij/,
  // ë behind a consonant is Albanian, and ė Lithuanian.
  /(?<![aeiouyï])ë/,
  /(?<![aeou])ï|ï(?=[aiouyà-ü])/,
  // ă and ő: Portuguese ã and õ.
  /ã(?!o|es?$|s$|zinh|$)|(?<!por|[hmçpaeij]|[^aeiou]u)ã$|(?:^|[^aeiouçst])õ(?!e)|õ(?!es?$|e[sr])/,
  // ń: Spanish has a vowel behind it.
  /ñ(?![aeiouyáéíóúü])/,
  // ć and ř.
  new RegExp(`${vowel}æ|æ(?=${vowel}|$)|^æm`),
  /[aeouyàáéíóúåäö]ø(?!er)|ø(?=[aouáéíóúìùò])|øe(?!$|gh|n$|r$|rne)|(?<!^)øi/,
  /[aouyáéíóú]å/,
  // ś: œ is œu, or at the beginning.
  /œ(?!u|il|d|t|n|s|r[sd])|[aeiouyáéíóú]œ/,
  // ķ.
  /^íe/,
  // Old Macintoshes have é, ö and û there.
  new RegExp(`${consonant}[šž](?:${consonant}|$)|^ž${consonant}`),
  // ß, õ and ń of MS-DOS.
  /aá|eiá|eá(?=[kbdf])|[aeiou]áe|oá(?=[^cmnrst]|$)|(?<![gqcjh])uá(?=[dbfgklvwz])|[fbn]uá$|äes$|[aou]ä$/,
];

/** A capital letter behind a small one, as é is on old Macintoshes: `MontrŽal`. */
const capitalWithin = new RegExp(`${small}[À-ÖØ-ÞŠŒŽŸ]|${letter}[À-ÖØ-ÞŠŒŽŸ]${small}`);

/** No name is a longer word, in letters. */
const longestWord = 100;

/** What a letter alone may be: a word of French, Italian, Portuguese or Swedish, or a name's initial. */
const alone = /^[àèéóòôåäöüøæíáÀÈÉÓÅÄÖÜØÆÇ]$/;

function isOddWord(word: string): boolean {
  if (word.length === 1) return !alone.test(word);
  if (word.length > longestWord) return true;
  if (capitalWithin.test(word)) return true;
  const lower = word.toLowerCase();
  return oddWords.some((pattern) => pattern.test(lower));
}
