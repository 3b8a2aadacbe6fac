/** Names in the plural; behind a comma, as in `Micronesia, Federated States of`, stands what goes before the name. */
const plural =
  /^[^,]*\b(?:Islands|States|Emirates|Territories|Bahamas|Comoros|Maldives|Netherlands|Philippines|Seychelles|Hebrides|Afars|Nations)\b/;
/** Those that say what a place is. */
const common =
  /\b(?:Republic|Kingdom|Federation|Union|Territory|Zone|Eurozone|SSR|USSR|Organization|Office|Bureau)\b(?! of$)|^(?:District|State|Island|Isle|Holy See|Virgin Islands|Union) ?/;

/** Islands of which one is named first. */
const bare = /^(?:Heard|South Georgia)\b/;

/** A place's English name within a sentence, with the article that some have: `the Netherlands`, `Germany`. */
export function placeInSentence(name: string): string {
  if (/^the /i.test(name)) return name.replace(/^T/, "t");
  return !bare.test(name) && (plural.test(name) || common.test(name)) ? `the ${name}` : name;
}
