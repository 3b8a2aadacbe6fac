import { foldAccents } from "../document/fold.ts";
import { usualMonths } from "../document/month-names.ts";

/** Words in dates and times, without accents: weekdays, time zones, and the words that join them. */
const dateWord = new RegExp(
  `^(?:${[
    "(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?",
    "(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi",
    "domingo|lunes|martes|miercoles|jueves|viernes|sabado|(?:zon|maan|dins|woens|donder|vrij|zater)dag",
    "am|pm|z|gmtz?|utc|[ecmp][sd]t|bst|i?st|nd|rd|th|cet|cest|mez|mesz|uhr|um|at|on|the|of|a|om|uur|le|el|las|los|del?|h|den|op",
    "accrual|cash|basis",
  ].join("|")})$`,
);

/** In UTF-16 units. A longer line says more than a date. */
const longest = 80;

/**
 * Whether a text is only a date with a year or a time, as programs write below a report: `Friday, Nov 28, 2026 10:12 AM
 * GMT-8 - Accrual Basis`. `May 2026` is not, because it may be a company's name.
 */
export function isDateLine(text: string): boolean {
  if (text.length > longest || !/\d{4}|\d:\d\d/.test(text)) return false;
  const words =
    foldAccents(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const isNumeric = /^\D*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)/.test(text);
  return (
    (isNumeric || words.some((word) => word.length > 2)) &&
    numbers.length > 1 &&
    words.every((word) => usualMonths.has(word) || dateWord.test(word))
  );
}
