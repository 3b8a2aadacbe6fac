import type { Sample } from "./sample.ts";

/** IDs, the ones that people know first, with what this adds to the confidence. */
const ids: readonly (readonly [RegExp, number])[] = [
  // Numbers of a register, and numbers that only the program uses.
  [
    /company (?:number|no|nr)$|^numero d ?entreprise$|^unternehmens ?(?:nummer|nr)$|(?:external|internal|system|sys|rec|record|row) ?id$|u?uid$|guid$/,
    -0.05,
  ],
  [/identifier$/, 0.04],
  [/(?:code|codigo|short ?name|kurzel)$|^cod(?:e|igo)? /, 0.03],
  [/(?:number|no|nr|num|nbr|nummer|numero|ref|reference|referencia|key)$|^(?:n|no|num|numero|ref) /, 0.02],
];

/** How likely people mean an ID by this header, compared with other headers for IDs: what to add to the confidence. */
export function rankOfId(words: string): number {
  return ids.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

const ownIds: readonly string[] = [
  "ids?|identifier|code|short ?name|number|no|nr|num|ref|reference|key|a c|card id|u?uid|guid",
  "(?:external|record|rec|system|sys|internal) ?id",
  "kurzel|nummer|konto|kennung|datensatz id|numero|(?:n|no|numero) (?:de )?compte|identifiant|id (?:de l )?enregistrement|codigo|referencia|id de registro",
];

/** A header, in words, of the ID of whatever the rows are. */
export const ownId: RegExp = new RegExp(`^(?:${ownIds.join("|")})$`);

/** A header like a program's name for the ID of its records: `Capsule ID`, `Copper ID` */
export const programId: RegExp = /^\p{L}+ (?:id|no|nr|number|nummer)$/u;

/** Unlike names and phone numbers, IDs have no spaces. */
const idText = /^[^\s@]+$/;

const count = /(?:^| )(?:number|no|nr|num|nummer|numero)$/;

/**
 * Whether a column has one ID for each name and one name for each ID, and does not just count the rows.
 * @param names one for each row; if undefined, all rows are different
 */
export function isOneEach({ values, filled, words }: Sample, names: readonly string[] | undefined): boolean {
  if (values.length === 0) return true;
  if (filled.filter((value) => idText.test(value)).length < 0.8 * filled.length) return false;
  if (count.test(words) && filled.every((value, row) => value === `${row + 1}`)) return false;
  const rows = values
    .map((value, row) => ({ value, name: names?.[row] ?? `${row}` }))
    .filter(({ value }) => value !== "");
  const pairs = new Set(rows.map(({ value, name }) => `${value}\n${name}`)).size;
  const isOne = (texts: readonly string[]) => new Set(texts).size >= 0.98 * pairs;
  return (
    rows.length >= 0.8 * values.length && isOne(rows.map(({ value }) => value)) && isOne(rows.map(({ name }) => name))
  );
}
