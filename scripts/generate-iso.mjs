// Writes server/src/template/iso.generated.json and country-names.generated.json. With --check, only checks that they are
// up to date (exit code 1 if not).
// country-names.generated.json contains the names of countries from i18n-iso-countries and from CLDR (in Node.js), in every
// language that i18n-iso-countries has. iso.generated.json contains:
// - countries (ISO 3166-1) with their English names
// - the parts of the United Kingdom in all languages of CLDR
// - withdrawn codes (ISO 3166-3), reserved codes, and the names of Kosovo, whose code is not assigned
// - two-letter subdivision codes (ISO 3166-2, from iso-3166), with English names and withdrawn codes from CLDR
// - places that are spelt similarly to a country, and subdivisions that are spelt similarly to a state
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import library from "i18n-iso-countries";
import { iso31661, iso31661Reserved, iso31662, iso31663 } from "iso-3166";
import { countryAliases, dependencies } from "../server/src/template/country-aliases.ts";
import { NearNames, slips } from "../server/src/template/nearest.ts";
import { spokenForms } from "../server/src/template/place-forms.ts";
import { countryKey, placeKey } from "../server/src/template/place-keys.ts";
import { furtherStateNames } from "../server/src/template/state-aliases.ts";

const fileOf = (name) => new URL(`../server/src/template/${name}.generated.json`, import.meta.url);

const require = createRequire(import.meta.url);
const cldr = (path) => require(`cldr-core/supplemental/${path}.json`).supplemental;
const { territoryInfo } = cldr("territoryInfo");
const { subdivisionAlias } = cldr("aliases").metadata.alias;
const { mapTimezones } = cldr("windowsZones").windowsZones;

const subdivisionNames = (file) =>
  require(`cldr-subdivisions-full/subdivisions/${file}`).subdivisions.localeDisplayNames.subdivisions;
const english = subdivisionNames("en/en.json");

/** CLDR's names by language; undefined if it does not have the language. */
const cldrNames = new Map(
  library.getSupportedLanguages().map((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return [language, names.resolvedOptions().locale === language ? names : undefined];
  }),
);

function namesOf(code, language) {
  const names = library.getName(code, language, { select: "all" }) ?? [];
  return [...names, cldrNames.get(language)?.of(code)].filter((name) => name !== undefined);
}

/** English and the official languages of a country or its parts, if the library has them. */
function ownLanguages(code) {
  const languages = territoryInfo[code]?.languagePopulation ?? {};
  const official = Object.keys(languages).filter((language) => languages[language]._officialStatus);
  const known = new Set(library.getSupportedLanguages());
  return ["en", ...official.map((language) => language.split("_")[0])].filter((language) => known.has(language));
}

/** CLDR's names of subdivisions, one object per language. */
function subdivisionsInCldr() {
  const folder = new URL("../node_modules/cldr-subdivisions-full/subdivisions/", import.meta.url);
  const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".json"));
  return files.map(subdivisionNames);
}

/**
 * Makes a test for whether a country's name in a foreign language is doubtful, because it may mean something else:
 * - It has up to four ASCII letters: `Sin` is China in Hausa, but Singapore to an airline.
 * - It equals or begins the name of a subdivision of another country: `Granada`, `Tanga`.
 * - It is one typing error away from the English name of another country: `Chine`, `Nigera`.
 * Accents that remain in the key identify the language: `Mỹ`.
 */
function doubtTest() {
  const subdivisions = new Map();
  const add = (name, country) => {
    const key = countryKey(name);
    subdivisions.set(key, (subdivisions.get(key) ?? new Set()).add(country));
  };
  for (const { code, name } of iso31662)
    for (const part of [name, ...name.split(/\s*[(),/[\]]\s*/)]) add(part, code.slice(0, 2));
  for (const names of subdivisionsInCldr()) {
    for (const [id, name] of Object.entries(names)) add(name, id.slice(0, 2).toUpperCase());
  }
  const all = [...subdivisions];
  const inEnglish = iso31661.map(({ alpha2 }) => [countryKey(namesOf(alpha2, "en")[0]), alpha2]);
  return (key, code) => {
    const isOurs = /^[a-z]+$/.test(key);
    const isOther = (country) => country !== code && !dependencies[country]?.includes(code);
    const isPart = ([name, countries]) =>
      (name === key || (isOurs && name.startsWith(key))) && [...countries].every(isOther);
    if (isOurs && key.length <= 4) return true;
    return all.some(isPart) || inEnglish.some(([name, country]) => isOther(country) && slips(key, name) === 1);
  };
}

/**
 * The countries, each with the keys of its names besides the first: `own` in English and its own languages, `foreign` in
 * all other languages, and the `doubtful` ones among those, each sorted. It leaves out names that are another country's
 * alpha-2 code (`S.A.` for the US in Irish) or that in English mean only another country. A name of two countries is
 * ambiguous.
 */
function countries() {
  const isDoubtful = doubtTest();
  const codes = new Set(iso31661.map(({ alpha2 }) => alpha2.toLowerCase()));
  const inEnglish = new Map();
  for (const { alpha2, name } of iso31661) {
    for (const key of [name, ...namesOf(alpha2, "en")].map(countryKey)) {
      inEnglish.set(key, [...(inEnglish.get(key) ?? []), alpha2]);
    }
  }
  return iso31661.map(({ alpha2, alpha3, numeric, name: isoName }) => {
    const [name] = namesOf(alpha2, "en");
    const isOwn = (key) => !codes.has(key) || key === alpha2.toLowerCase();
    const isEnglish = (key) => inEnglish.get(key)?.includes(alpha2) ?? true;
    const keysIn = (languages) => languages.flatMap((language) => namesOf(alpha2, language)).map(countryKey);
    const kept = (keys) => [...keys].filter((key) => isOwn(key) && isEnglish(key)).sort();
    const english = [...[isoName, ...spokenForms(isoName)].map(countryKey), ...keysIn(["en"])];
    // Abbreviations of two or three letters are taken from English only: `DU` is the United Kingdom in Welsh.
    const own = new Set([...english, ...keysIn(ownLanguages(alpha2)).filter((key) => !/^[a-z]{2,3}$/.test(key))]);
    own.delete(countryKey(name));
    const others = kept(
      new Set(keysIn(library.getSupportedLanguages())).difference(own).difference(new Set([countryKey(name)])),
    );
    const { foreign = [], doubtful = [] } = Object.groupBy(others, (key) =>
      isDoubtful(key, alpha2) ? "doubtful" : "foreign",
    );
    return { alpha2, alpha3, numeric, name, own: kept(own), foreign, doubtful };
  });
}

/** Withdrawn codes: alpha-2, alpha-3, numeric, name, and the codes that replaced them, separated by `|`. */
function withdrawn() {
  const assigned = new Set(iso31661.flatMap(({ alpha2, alpha3, numeric }) => [alpha2, alpha3, numeric]));
  const former = new Map(iso31663.map(({ from, to }) => [from.alpha3, to]));
  const successors = (to) =>
    to.flatMap((each) => (each.state === "assigned" ? [each.alpha2] : successors(former.get(each.alpha3))));
  return iso31663.map(({ from, to }) => {
    const codes = [from.alpha2, from.alpha3, from.numeric ?? ""].map((code) => (assigned.has(code) ? "" : code));
    return [...codes, from.name, successors(to).sort().join(" ")].join("|");
  });
}

/** Codes that ISO 3166 reserves but does not assign: alpha-2 and name, separated by `|`. */
function reserved() {
  const assigned = new Set(iso31661.map(({ alpha2 }) => alpha2));
  const wasAssigned = new Set(iso31663.map(({ from }) => from.alpha2));
  return iso31661Reserved
    .filter(({ alpha2 }) => !assigned.has(alpha2) && !wasAssigned.has(alpha2))
    .map(({ alpha2, name }) => `${alpha2}|${name}`);
}

/** The keys of Kosovo's names. */
function kosovo() {
  return [
    ...new Set(
      library
        .getSupportedLanguages()
        .flatMap((language) => namesOf("XK", language))
        .map(countryKey),
    ),
  ].sort();
}

/** The keys of the names of England, Scotland, Wales and Northern Ireland. */
function britain() {
  const parts = ["gbeng", "gbsct", "gbwls", "gbnir"];
  const keys = subdivisionsInCldr().flatMap((names) => parts.map((id) => countryKey(names[id] ?? "")));
  return [...new Set(keys)].filter((key) => key.length > 3).sort();
}

/**
 * Two-letter subdivision codes with their names, by country: under `all` if all codes of the country have two letters,
 * under `some` if only some do.
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

/** CLDR's English name of a subdivision, without the suffix that distinguishes it from others with the same name. */
function englishName(id) {
  return english[id]?.replace(/²|, \p{L}+$/gu, "");
}

/** The English names of states that ISO 3166-2 lists in another language, and former codes of states. */
function furtherStates({ all, some }) {
  const names = {};
  const former = {};
  for (const [country, states] of Object.entries({ ...all, ...some })) {
    for (const [code, name] of Object.entries(states)) {
      const inEnglish = englishName(`${country}${code}`.toLowerCase());
      if (inEnglish && placeKey(inEnglish) !== placeKey(name)) {
        names[country] ??= {};
        names[country][code] = inEnglish;
      }
    }
  }
  const byName = (country, name) =>
    Object.keys({ ...all, ...some }[country] ?? {}).find((code) => {
      const own = [{ ...all, ...some }[country][code], names[country]?.[code] ?? ""].map(placeKey);
      return own.includes(placeKey(name));
    });
  const isState = (country, code) => code !== undefined && { ...all, ...some }[country]?.[code] !== undefined;
  const add = (id, code) => {
    const country = id.slice(0, 2).toUpperCase();
    const old = id.slice(2).toUpperCase();
    if (isState(country, old) || !isState(country, code)) return;
    former[country] ??= {};
    former[country][old] = code;
  };
  for (const [id, { _reason, _replacement }] of Object.entries(subdivisionAlias)) {
    if (_reason === "deprecated" && !_replacement.includes(" ")) add(id, _replacement.slice(2).toUpperCase());
  }
  for (const [id, name] of Object.entries(english)) {
    if (/^[a-z]{4}$/.test(id)) add(id, byName(id.slice(0, 2).toUpperCase(), name));
  }
  return { names, former };
}

/**
 * Places that are not countries but are spelt similarly to one, such as Tasmania, and the cities of time zones. By key,
 * with the alpha-2 code of their country; empty if several countries have such a place.
 */
function parts(countries) {
  const names = [];
  const known = new Set();
  for (const { alpha2, name, own, foreign, doubtful } of countries) {
    const sure = [countryKey(name), ...own, ...(countryAliases[alpha2] ?? []).map(countryKey)];
    for (const key of [...sure, ...foreign, ...doubtful]) known.add(key);
    names.push(...sure.map((key) => [key, alpha2]));
  }
  const near = new NearNames(names);
  const places = new Map();
  const add = (name, country) => {
    const key = countryKey(name);
    if (key.length < 4 || known.has(key)) return;
    places.set(key, !places.has(key) || places.get(key) === country ? country : "");
  };
  const isLike = (name) => near.nearest(countryKey(name), 1).length > 0;
  for (const { code, name } of iso31662) if (isLike(name)) add(name, code.slice(0, 2));
  for (const id of Object.keys(english))
    if (isLike(englishName(id))) add(englishName(id), id.slice(0, 2).toUpperCase());
  for (const { mapZone } of mapTimezones) {
    // There are no customers in Antarctica.
    if (!/^[A-Z]{2}$/.test(mapZone._territory) || mapZone._territory === "AQ") continue;
    for (const zone of mapZone._type.split(" ")) {
      if (!zone.startsWith("Etc/")) add(zone.split("/").at(-1).replaceAll("_", " "), mapZone._territory);
    }
  }
  return Object.fromEntries([...places].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The keys of subdivisions that are spelt similarly to a state of another country. */
function likeStates({ all, some }, names) {
  const world = new Map();
  for (const { code, name } of iso31662) world.set(placeKey(name), code.slice(0, 2));
  for (const id of Object.keys(english)) world.set(placeKey(englishName(id)), id.slice(0, 2).toUpperCase());
  const like = new Set();
  for (const [country, states] of Object.entries({ ...all, ...some })) {
    const all = [states, names[country] ?? {}].flatMap((each) => Object.entries(each));
    const further = Object.entries(furtherStateNames[country] ?? {}).flatMap(([code, each]) =>
      each.map((name) => [code, name]),
    );
    const own = [...all, ...further].map(([code, name]) => [placeKey(name), code]);
    const near = new NearNames(own);
    const keys = new Set(own.map(([key]) => key));
    // The beginning of a state's name is an abbreviation of it, even if it is also another name.
    const isBeginning = (key) => own.some(([name]) => name.startsWith(key));
    for (const [key, place] of world) {
      if (place === country || keys.has(key) || isBeginning(key)) continue;
      if (near.nearest(key, 1).length > 0) like.add(key);
    }
  }
  return [...like].sort();
}

const all = countries();
const stateCodes = states();
const { names: stateNames, former: formerStates } = furtherStates(stateCodes);
const namesBy = (kind) => Object.fromEntries(all.map((country) => [country.alpha2, country[kind].join("|")]));
const tables = {
  iso: {
    countries: all.map(({ alpha2, alpha3, numeric, name }) => [alpha2, alpha3, numeric, name].join("|")),
    withdrawn: withdrawn(),
    reserved: reserved(),
    kosovo: kosovo(),
    britain: britain(),
    parts: parts(all),
    states: stateCodes,
    stateNames,
    formerStates,
    likeStates: likeStates(stateCodes, stateNames),
  },
  "country-names": { own: namesBy("own"), foreign: namesBy("foreign"), doubtful: namesBy("doubtful") },
};
for (const [name, table] of Object.entries(tables)) {
  const file = fileOf(name);
  const text = `${JSON.stringify(table, undefined, 1)}\n`;
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
    const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
    console.log(`${name}: ${kilobytes(Buffer.byteLength(text))}, gzipped ${kilobytes(gzipSync(text).length)}`);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`server/src/template/${name}.generated.json is out of date. Run node scripts/generate-iso.mjs.`);
    process.exitCode = 1;
  }
}
