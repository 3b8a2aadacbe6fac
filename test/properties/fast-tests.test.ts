import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { characterKinds, codesOf } from "../../server/src/document/characters.ts";
import { phoneTypes } from "../../server/src/template/assumed-types.ts";
import { countries, countryAt, isCountryCode } from "../../server/src/template/countries.ts";
import { isEmail, isUsualEmailAt } from "../../server/src/template/emails.ts";
import { type ColumnKind, columnKinds } from "../../server/src/template/kinds.ts";
import { isNationalNumberAt, isPossiblePhone } from "../../server/src/template/phones.ts";
import { isState, isStateAt, states } from "../../server/src/template/states.ts";
import { isType, isTypeAt, typeCodes } from "../../server/src/template/types.ts";
import { isWholeZip, zipDamage } from "../../server/src/template/zips.ts";
import { exampleValues } from "./examples.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 3000);

/** A text within other characters and the country of its row: the arguments of the fast tests. */
interface Cell {
  readonly codes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly kinds: number;
  /** See `countryAt`. */
  readonly pair: number;
}

/** The full and the fast test of a value, with values that pass or nearly pass both. */
interface Tests {
  readonly full: (text: string, country: string) => boolean;
  readonly fast: (cell: Cell) => boolean;
  readonly like: readonly string[];
}

const country: Tests = {
  full: isCountryCode,
  fast: ({ codes, start, end }) => countryAt(codes, start, end) >= 0,
  like: countries.map(({ code }) => code),
};

/** A type may contain any characters. U+0080 stands for all characters beyond ASCII. */
const list = [...phoneTypes, "2nd home", "Caf\u0080", "Café"];
const listCodes = typeCodes(list);
const type: Tests = {
  full: (text) => isType(text, list),
  fast: ({ codes, start, end }) => isTypeAt(codes, start, end, listCodes),
  like: [...list, "Cafü"],
};

const testsOfKind: Readonly<Record<ColumnKind | "zip", Tests | undefined>> = {
  // Any text of harmless characters.
  name: undefined,
  id: undefined,
  text: undefined,
  country,
  phoneCountry: country,
  state: {
    full: (text, country) => isState(country, text),
    fast: ({ codes, start, end, pair }) => isStateAt(codes, start, end, pair),
    like: ["US", "CA", "IT", "BR"].flatMap(states).map(({ code }) => code),
  },
  email: {
    full: isEmail,
    fast: ({ codes, start, end }) => isUsualEmailAt(codes, start, end),
    like: ["ann@acme.com", "A_1.x-y@mail.example.org", `a@${"b".repeat(58)}.com`, `a@${"b".repeat(64)}.co`],
  },
  phone: {
    full: (text, country) => isPossiblePhone(text, country),
    fast: ({ codes, start, end, kinds, pair }) => isNationalNumberAt(codes, start, end, kinds, pair),
    like: ["2125550100", "12125550100", "7946000000", "30901820", "4301234", "0012345678"],
  },
  emailType: type,
  phoneType: type,
  socialType: type,
  zip: {
    full: (text, country) => zipDamage(text, country, "") === undefined,
    fast: ({ kinds, start, end }) => isWholeZip(kinds, end - start),
    like: ["02110", "SW1A 1AA", "1234567", "021101234"],
  },
};

const inExamples = [...new Set([...exampleValues.values()].flat())];
const letters = fc.constantFrom(...new Set(inExamples.join("")), ..."AZaz059@.-_+ \u0080é\uFFFD");

/** One of the values or examples, unchanged, with a part removed or inserted, or in lower case. */
function valueLike(values: readonly string[]): fc.Arbitrary<string> {
  const known = fc.oneof(fc.constantFrom(...values), fc.constantFrom(...inExamples));
  const changed = fc
    .tuple(known, fc.nat(), fc.nat({ max: 2 }), fc.string({ maxLength: 3, unit: letters }))
    .map(([text, at, length, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + length);
    });
  return fc.oneof(
    known,
    changed,
    known.map((text) => text.toLowerCase()),
    fc.string({ maxLength: 70, unit: letters }),
  );
}

function cellOf(text: string, before: string, country: string): Cell {
  const codes = codesOf(`${before}${text},${before}`);
  const [start, end] = [before.length, before.length + text.length];
  const kinds = codes.subarray(start, end).reduce((kinds, code) => kinds | (characterKinds[code] ?? 0), 0);
  return { codes, start, end, kinds, pair: countryAt(codesOf(country), 0, country.length) };
}

for (const kind of [...columnKinds, "zip"] as const) {
  const tests = testsOfKind[kind];
  if (!tests) continue;
  const { full, fast, like } = tests;

  test(`${kind}: the fast test accepts only values that the full test accepts`, () => {
    let passed = 0;
    fc.assert(
      fc.property(
        valueLike(like).filter((text) => text !== ""),
        fc.constantFrom("", "x", "US,"),
        fc.constantFrom("US", "GB", "DE", "IT", "BR", "CA", "BB", "MX", "BV", "XX", ""),
        (text, before, country) => {
          if (!fast(cellOf(text, before, country))) return;
          passed++;
          assert.ok(full(text, country), `${JSON.stringify(text)} in ${country}`);
        },
      ),
      { numRuns: runs },
    );
    assert.ok(passed > runs / 200, `${passed} of ${runs} values passed`);
  });
}
