import { decodedRuns, mojibake } from "../document/encoding.ts";
import { entity, withoutEntities } from "../document/entities.ts";
import { spreadsheetDamage } from "../document/spreadsheet.ts";

/** Signs that a garbled name has; most names have none of them. */
const signs = /["&%<>\\=\xC2-\xF4]/;

/** Adds to a record's names how a garbled one should be spelled: it is compared so as well. */
export function addSpellings(text: string, names: string[]): void {
  if (!signs.test(text)) return;
  for (const spell of [unwrapped, unscrambled, unescaped]) {
    const spelled = spell(text);
    if (spelled !== "" && !names.includes(spelled)) names.push(spelled);
  }
}

/** A text without the formula in which a CSV hides it from a spreadsheet (`="Acme"`), and without quotes around it. */
function unwrapped(text: string): string {
  const damage = spreadsheetDamage(text);
  const inner = (damage?.kind === "wrapped" && damage.original) || text;
  return (/^"([^"]*)"$/.exec(inner)?.[1] ?? inner).trim();
}

/** What PowerShell 5.1 read with the wrong code page. */
function unscrambled(text: string): string {
  return decodedRuns(text, mojibake(text));
}

/** What was taken as it is written in a web page, in its address or in JSON: `&amp;`, also `&amp;amp;`, `%20`, `<b>`, `\u00e9`. */
function unescaped(text: string): string {
  let plain = text.replace(/<\/?[a-z]+\d?\b[^<>]*>/gi, " ");
  for (let times = 0; times < 3 && plain.search(entity) >= 0; times++) plain = withoutEntities(plain);
  plain = plain.replace(/\\u([\dA-Fa-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  plain = addressed(plain);
  return plain === text ? text : plain.replace(/\s+/g, " ").trim();
}

function addressed(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
