/**
 * Plural names. Text after a comma does not count: in `Micronesia, Federated States of`, it belongs before the name.
 */
const pluralName =
  /^[^,]*\b(?:Islands|States|Emirates|Territories|Bahamas|Comoros|Maldives|Netherlands|Philippines|Seychelles|Hebrides|Afars|Nations)\b/;
/** Names that contain a kind of place. */
const kindOfPlace =
  /\b(?:Republic|Kingdom|Federation|Union|Territory|Zone|Eurozone|SSR|USSR|Organization|Office|Bureau)\b(?! of$)|^(?:District|State|Island|Isle|Holy See|Virgin Islands|Union) ?/;

/** Plural names that begin with a single island. */
const singleIslandFirst = /^(?:Heard|South Georgia)\b/;

/** A place's English name within a sentence, with its article if it has one: `the Netherlands`, `Germany`. */
export function placeInSentence(name: string): string {
  if (/^the /i.test(name)) return name.replace(/^T/, "t");
  return !singleIslandFirst.test(name) && (pluralName.test(name) || kindOfPlace.test(name)) ? `the ${name}` : name;
}
