import { decodedRuns, mojibake } from "../document/encoding.ts";
import { entity, withoutEntities } from "../document/entities.ts";
import { spreadsheetDamage } from "../document/spreadsheet.ts";

/** What every garbled name contains; few names do. */
const signs = /["<>\\=\xC2-\xF4]|&[#A-Za-z]|%[\dA-Fa-f]/;

/** Adds the repaired spellings of a garbled name to a record's names, so that they are compared too. */
export function addSpellings(text: string, names: string[]): void {
  if (!signs.test(text)) return;
  for (const spell of [unwrapped, unscrambled, unescaped]) {
    const spelled = spell(text);
    if (spelled !== "" && !names.includes(spelled)) names.push(spelled);
  }
}

/** Removes the formula that protects a text from a spreadsheet (`="Acme"`), and surrounding quotes. */
function unwrapped(text: string): string {
  const damage = spreadsheetDamage(text);
  const inner = (damage?.kind === "wrapped" && damage.original) || text;
  return (/^"([^"]*)"$/.exec(inner)?.[1] ?? inner).trim();
}

/** Repairs mojibake: PowerShell 5.1 reads UTF-8 with the wrong code page. */
function unscrambled(text: string): string {
  return decodedRuns(text, mojibake(text));
}

/** Decodes the escapes of HTML, URLs and JSON: `&amp;`, also `&amp;amp;`, `%20`, `<b>`, `\u00e9`. */
function unescaped(text: string): string {
  let plain = text.replace(/<\/?[a-z]+\d?\b[^<>]*>/gi, " ");
  for (let times = 0; times < 3 && plain.search(entity) >= 0; times++) plain = withoutEntities(plain);
  plain = plain.replace(/\\u([\dA-Fa-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  plain = percentDecoded(plain);
  return plain === text ? text : plain.replace(/\s+/g, " ").trim();
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
