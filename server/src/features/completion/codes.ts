import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { countries, countryLikeState, findCountry, type Place, wordCode } from "../../template/countries.ts";
import { findState, states } from "../../template/states.ts";
import { findType } from "../../template/types.ts";
import type { CellPlace } from "../cursor.ts";
import { recordAbove } from "./row.ts";
import type { Suggestion } from "./suggestion.ts";

/** Codes with their names, found by either; first the one that what was typed means, then the likeliest. */
export function codeSuggestions(
  checker: Checker,
  place: CellPlace,
  kind: "country" | "phoneCountry" | "state",
): Suggestion[] {
  const country = place.view?.country("Country");
  const typed = place.before.trim();
  if (kind === "state") {
    if (country === undefined) return [];
    return placesFirst(states(country), place, typed.length < 2 ? undefined : findState(typed, country), undefined);
  }
  const usual = kind === "phoneCountry" ? country : recordAbove(checker, place)?.country("Country");
  const meant = typed.length < 2 ? undefined : (findCountry(typed) ?? countryLikeState(typed) ?? wordCode(typed));
  return placesFirst(countries, place, meant, usual).map((each) => ({ ...each, about: "country" }));
}

/** Types in the order of their list; the one that what was typed means can be chosen by that. */
export function typeSuggestions(values: readonly string[], { before }: CellPlace): Suggestion[] {
  const meant = findType(before, values);
  return values.map((value) => ({
    value,
    kind: CompletionItemKind.EnumMember,
    ...(value === meant ? { filter: before, preselect: true } : {}),
  }));
}

function placesFirst(
  places: readonly Place[],
  { before }: CellPlace,
  meant: string | undefined,
  usual: string | undefined,
): Suggestion[] {
  const first = meant ?? usual;
  const typed = before.trim().toLowerCase();
  // Of those that what was typed begins, the shortest: `United States` is hardly that of Minor Outlying Islands.
  const rank = ({ code, name }: Place) => {
    if (code === first) return 0;
    return typed !== "" && name.toLowerCase().startsWith(typed) ? name.length : Number.MAX_SAFE_INTEGER;
  };
  const likeliest = places.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
  return likeliest.map(({ code, name }) => ({
    value: code,
    detail: name,
    kind: CompletionItemKind.EnumMember,
    // What was typed need not be like the English name: `UK`, `Deutschland`.
    filter: code === meant ? before : `${code} ${name}`,
    ...(code === first ? { preselect: true } : {}),
  }));
}
