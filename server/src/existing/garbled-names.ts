import { mojibake } from "../document/encoding.ts";

const beyondAscii = /[\xC2-\xF4]/;

/** Adds to a record's names how a garbled one should be spelled: it is compared so as well. */
export function addSpellings(text: string, names: string[]): void {
  // What PowerShell 5.1 read with the wrong code page.
  if (beyondAscii.test(text)) add(unscrambled(text), names);
}

function add(text: string, names: string[]): void {
  if (!names.includes(text)) names.push(text);
}

function unscrambled(text: string): string {
  let decoded = text;
  for (const run of mojibake(text).reverse())
    decoded = decoded.slice(0, run.start) + run.decoded + decoded.slice(run.end);
  return decoded;
}
