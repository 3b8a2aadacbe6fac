import assert from "node:assert/strict";
import { type Offer, offers } from "./offers.ts";

/** The offers for a text as Country. */
export const country = (Country: string): Offer[] => offers({ Country }, "Country", "country-code");

/** Each name of a country leads to its code, with the given certainty. */
export function countries(kind: "safe" | "sure", names: Readonly<Record<string, readonly string[]>>): void {
  for (const [code, texts] of Object.entries(names)) {
    for (const text of texts) assert.deepEqual(country(text), [[kind, code]], text);
  }
}
