// Writes server/src/template/iso.generated.json: countries (ISO 3166-1) with their names in every language that
// i18n-iso-countries has, and the two-letter codes of their subdivisions (ISO 3166-2, from iso-3166).
// With --check it writes nothing, and exits 1 where the file is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import library from "i18n-iso-countries";
import { iso31661, iso31662 } from "iso-3166";
import { countryKey } from "../server/src/template/place-keys.ts";

const file = new URL("../server/src/template/iso.generated.json", import.meta.url);

const namesOf = (code, language) => library.getName(code, language, { select: "all" }) ?? [];

/**
 * A text for each country, its parts divided by `|`: alpha-2, alpha-3, numeric, English name, then the keys of all its
 * other names in order. Left out are a name that is another's alpha-2 code (`S.A.` for the US in Irish), and one
 * by which English knows only another country. Names that stay with two countries are ambiguous.
 */
function countries() {
  const codes = new Set(iso31661.map(({ alpha2 }) => alpha2.toLowerCase()));
  const english = new Map();
  for (const { alpha2, name } of iso31661) {
    for (const key of [name, ...namesOf(alpha2, "en")].map(countryKey)) {
      english.set(key, [...(english.get(key) ?? []), alpha2]);
    }
  }
  return iso31661.map(({ alpha2, alpha3, numeric, name: isoName }) => {
    const [name] = namesOf(alpha2, "en");
    const all = library.getSupportedLanguages().flatMap((language) => namesOf(alpha2, language));
    const keys = new Set([isoName, ...all].map(countryKey));
    keys.delete(countryKey(name));
    const isOwn = (key) => !codes.has(key) || key === alpha2.toLowerCase();
    const isEnglish = (key) => english.get(key)?.includes(alpha2) ?? true;
    const own = [...keys].filter((key) => isOwn(key) && isEnglish(key));
    return [alpha2, alpha3, numeric, name, ...own.sort()].join("|");
  });
}

/**
 * The two-letter subdivision codes with their names, by country: under `all` where every code of the country has two
 * letters, under `some` where others do not. A country of neither has no such codes.
 */
function states() {
  const found = { all: {}, some: {} };
  for (const [country, entries] of Map.groupBy(iso31662, ({ code }) => code.slice(0, 2))) {
    const lettered = entries.filter(({ code }) => /^..-[A-Z]{2}$/.test(code));
    if (lettered.length === 0) continue;
    const kind = lettered.length === entries.length ? "all" : "some";
    found[kind][country] = Object.fromEntries(lettered.map(({ code, name }) => [code.slice(3), name]));
  }
  return found;
}

const text = `${JSON.stringify({ countries: countries(), states: states() }, undefined, 1)}\n`;
if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`${kilobytes(Buffer.byteLength(text))}, gzipped ${kilobytes(gzipSync(text).length)}`);
} else if (readFileSync(file, "utf8") !== text) {
  console.error("server/src/template/iso.generated.json is out of date: run node scripts/generate-iso.mjs");
  process.exitCode = 1;
}
