import { codesOf } from "../document/characters.ts";
import { looseKey } from "../document/fold.ts";
import { letterPair, letterPairAt, letterPairs, type Place } from "./countries.ts";
import iso from "./iso.generated.json" with { type: "json" };
import { NearNames, remember } from "./nearest.ts";
import { placeKey } from "./place-keys.ts";

/** How many of a country's ISO 3166-2 codes have two letters. A country without subdivisions has `none`. */
export type StateKind = "all" | "some" | "none";

const subdivisions: Record<"all" | "some", Record<string, Record<string, string>>> = iso.states;

/** What people call a state besides its name in ISO 3166-2. */
const aliases: Record<string, Record<string, string>> = {
  // As it is written in addresses, apart from the state of Washington.
  US: { washingtondc: "DC" },
};

const all = new Map(Object.entries(subdivisions.all));
const some = new Map(Object.entries(subdivisions.some));

/** Takes the country's alpha-2 code; of an unknown one the answer is `none`. */
export function stateKind(country: string): StateKind {
  if (all.has(country)) return "all";
  return some.has(country) ? "some" : "none";
}

function namesOf(country: string): Record<string, string> {
  return all.get(country) ?? some.get(country) ?? {};
}

/** Whether the text is exactly a two-letter subdivision code of the country, in upper case and without its prefix. */
export function isState(country: string, code: string): boolean {
  return Object.hasOwn(namesOf(country), code);
}

const statePairs: (Uint8Array | undefined)[] = new Array(letterPairs).fill(undefined);

/** The same of the two characters at an offset, in the country of a `letterPairAt`. Allocates nothing. */
export function isStateAt(codes: Uint8Array, offset: number, country: number): boolean {
  let pairs = statePairs[country];
  if (!pairs) {
    pairs = new Uint8Array(letterPairs);
    for (const { code } of states(letterPair(country))) pairs[letterPairAt(codesOf(code), 0)] = 1;
    statePairs[country] = pairs;
  }
  return pairs[letterPairAt(codes, offset)] === 1;
}

/** The subdivision's name as ISO 3166-2 has it, mostly in the country's own language. */
export function stateName(country: string, code: string): string | undefined {
  return isState(country, code) ? namesOf(country)[code] : undefined;
}

/** The country's subdivisions that have two-letter codes, in the order of the codes' list. */
export function states(country: string): Place[] {
  return Object.entries(namesOf(country)).map(([code, name]) => ({ code, name }));
}

interface Meanings {
  /** Every name's key with its code, aliases too. */
  near: NearNames<string>;
  /** Codes by the key of a name; none where two subdivisions are called so. */
  byName: Map<string, string | undefined>;
}

const meanings = new Map<string, Meanings>();

/** Made once a country, when first needed. */
function meaningsOf(country: string): Meanings {
  let known = meanings.get(country);
  if (!known) {
    const named = states(country).map(({ code, name }) => [placeKey(name), code] as const);
    const names = [...named, ...Object.entries(aliases[country] ?? {})];
    const byName = new Map<string, string | undefined>();
    for (const [key, code] of names) byName.set(key, byName.has(key) ? undefined : code);
    known = { near: new NearNames(names), byName };
    meanings.set(country, known);
  }
  return known;
}

/**
 * The two-letter code that a text means beyond doubt within the country, for a safe fix: a code in any case or with
 * dots (`D.C.`), the full ISO 3166-2 code (`US-CA`), or a name. Undefined where it means none or two of them.
 */
export function findState(text: string, country: string): string | undefined {
  if (stateKind(country) === "none") return undefined;
  // A slash makes no code: `N/A` is no state, though Naples has the letters.
  if (/[/\\]|^n\W+a\W*$/i.test(text)) return undefined;
  const letters = looseKey(text).toUpperCase();
  if (isState(country, letters)) return letters;
  const prefix = /^([a-z]{2})[-_ ]([a-z]{2})$/i.exec(text.trim());
  const [, prefixed = "", code = ""] = prefix ?? [];
  if (prefixed.toUpperCase() === country && isState(country, code.toUpperCase())) return code.toUpperCase();
  return meaningsOf(country).byName.get(placeKey(text));
}

/** The country's subdivisions with a name near to a mistyped one, nearest first: a choice for a person. */
export function nearestStates(text: string, country: string, max = 3): Place[] {
  if (stateKind(country) === "none") return [];
  return remember(near, `${max}${country}${text}`, () =>
    meaningsOf(country)
      .near.nearest(placeKey(text), max)
      .map((code) => ({
        code,
        name: namesOf(country)[code] ?? code,
      })),
  );
}

const near = new Map<string, Place[]>();
