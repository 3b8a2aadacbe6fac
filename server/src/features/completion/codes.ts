import { CompletionItemKind } from "vscode-languageserver";
import { countries, countryLikeState, findCountry, type Place, wordCode } from "../../template/countries.ts";
import { findState, states } from "../../template/states.ts";
import { findType } from "../../template/types.ts";
import type { CellPlace } from "../cursor.ts";
import type { Suggestion } from "./suggestion.ts";

/** The states of the row's country, filtered by code or name. A state that the typed text stands for comes first. */
export function stateSuggestions(place: CellPlace): Suggestion[] {
  const country = place.view?.country("Country");
  const typed = place.before.trim();
  if (country === undefined) return [];
  return placesFirst(states(country), place, typed.length < 2 ? undefined : findState(typed, country), undefined);
}

/**
 * All countries, filtered by code or name. A country that the typed text stands for comes first.
 * @param fallback the code to put first if the typed text stands for no country
 */
export function countrySuggestions(place: CellPlace, fallback: string | undefined): Suggestion[] {
  const typed = place.before.trim();
  const match = typed.length < 2 ? undefined : (findCountry(typed) ?? countryLikeState(typed) ?? wordCode(typed));
  return placesFirst(countries, place, match, fallback).map((each) => ({ ...each, about: "country" }));
}

/** The types in the order of their list. A type that the typed text stands for is preselected. */
export function typeSuggestions(values: readonly string[], { before }: CellPlace): Suggestion[] {
  const match = findType(before, values);
  return values.map((value) => ({
    value,
    kind: CompletionItemKind.EnumMember,
    ...(value === match ? { filter: before, preselect: true } : {}),
  }));
}

function placesFirst(
  places: readonly Place[],
  { before }: CellPlace,
  match: string | undefined,
  fallback: string | undefined,
): Suggestion[] {
  const first = match ?? fallback;
  const typed = before.trim().toLowerCase();
  // Shorter names first: `United States` before `United States Minor Outlying Islands`.
  const rank = ({ code, name }: Place) => {
    if (code === first) return 0;
    return typed !== "" && name.toLowerCase().startsWith(typed) ? name.length : Number.MAX_SAFE_INTEGER;
  };
  const likeliest = places.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
  return likeliest.map(({ code, name }) => ({
    value: code,
    detail: name,
    kind: CompletionItemKind.EnumMember,
    // The typed text may look nothing like the English name: `UK`, `Deutschland`.
    filter: code === match ? before : `${code} ${name}`,
    ...(code === first ? { preselect: true } : {}),
  }));
}
