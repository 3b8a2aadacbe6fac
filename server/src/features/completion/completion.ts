import {
  type CancellationToken,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
} from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import type { Position } from "../../document/positions.ts";
import { isStrict } from "../../rules/support/cell-fix.ts";
import { inSlices, type Steps } from "../../steps.ts";
import { countryName } from "../../template/countries.ts";
import { placeInSentence } from "../../template/place-article.ts";
import { checkpointFor } from "../cancellation.ts";
import { columnHelp } from "../column-help.ts";
import { type CellPlace, cellAt } from "../cursor.ts";
import { code, escapeMarkdown, markup } from "../markdown.ts";
import { rangeAt } from "../places.ts";
import { countrySuggestions, stateSuggestions, typeSuggestions } from "./codes.ts";
import { companyIdSuggestions, companyNameSuggestions, siteIdSuggestions } from "./companies.ts";
import { isExpected, leaveEmpty } from "./entered-cell.ts";
import { headerSuggestions } from "./headers.ts";
import { newCompanyRow, newSiteRow, recordAbove } from "./row.ts";
import { siteNameSuggestions } from "./site-names.ts";
import { asItem, beginningAsTyped, type Suggestion, type SuggestionData } from "./suggestion.ts";

/** The client's capabilities for completion. */
export interface CompletionOptions {
  readonly snippets: boolean;
  /** Whether it has the extension's commands. */
  readonly commands: boolean;
  /** Whether a choice must begin with what is typed. */
  readonly needsPrefix: boolean;
}

/**
 * Values for the cell at the cursor; none in free-text columns. Choosing one replaces the whole cell. The list is
 * always `isIncomplete`, because the suggestions depend on the typed text.
 */
export async function completions(
  checker: Checker,
  position: Position,
  context: CompletionContext | undefined,
  options: CompletionOptions,
  token: CancellationToken,
): Promise<CompletionList> {
  const place = cellAt(checker, position);
  const items: CompletionItem[] = [];
  if (place && isAsked(checker, place, context)) {
    const all = await suggestionsAt(checker, place, options, token);
    const suggestions = options.needsPrefix ? beginningAsTyped(all, place) : all;
    for (const [index, suggestion] of suggestions.entries()) {
      items.push(asItem(checker, place, suggestion, index, options.commands));
    }
  }
  return { isIncomplete: items.length > 0, items };
}

/** What a cell may contain, by what is typed so far, for a client that shows cells instead of text. */
export async function valuesFor(
  checker: Checker,
  place: CellPlace,
  typed: string,
  token: CancellationToken,
): Promise<Suggestion[]> {
  if (place.part === "above") return [];
  // A row of nothing but delimiters is a new one, too.
  const typing = { ...place, value: typed, before: typed, ...(place.blank ? { cellCount: 1 } : {}) };
  return await suggestionsAt(checker, typing, { snippets: false, commands: false, needsPrefix: false }, token);
}

/** Adds the documentation to an item, as Markdown or as plain text. */
export function resolveCompletion(checker: Checker | undefined, item: CompletionItem, plain: boolean): CompletionItem {
  const data = item.data as SuggestionData | undefined;
  const value = data && checker && documentation(checker, data);
  return value ? { ...item, documentation: markup(value, plain) } : item;
}

/** Whether to offer completions here, given how they were triggered. */
function isAsked({ document }: Checker, place: CellPlace, context: CompletionContext | undefined): boolean {
  const { start, end } = rangeAt(place, place.valueStart, place.end);
  // Editors reject completions whose range spans several lines.
  if (place.part === "above" || !place.inValue || start.line !== end.line) return false;
  if (context?.triggerKind !== CompletionTriggerKind.TriggerCharacter) return true;
  const { triggerCharacter } = context;
  if (triggerCharacter !== '"' && triggerCharacter !== document.delimiter) return false;
  return place.part === "header" || place.value !== "" || isExpected(place);
}

async function suggestionsAt(
  checker: Checker,
  place: CellPlace,
  { snippets, commands }: CompletionOptions,
  token: CancellationToken,
): Promise<Suggestion[]> {
  if (place.part === "header") return headerSuggestions(checker, place);
  await inSlices(
    gatherCompany(checker, place),
    checkpointFor(token, () => checker.document),
  );
  const choices = await valueSuggestions(checker, place, token);
  const values = commands ? [...leaveEmpty(place, choices), ...choices] : choices;
  // Text that matches a company in the file is unlikely to be the start of a new one.
  const isNew = place.before.trim() === "" || values.length === 0;
  return [
    ...newSiteRow(checker, place, snippets),
    ...values,
    ...(isNew ? newCompanyRow(checker, place, snippets) : []),
  ];
}

/**
 * Gathers the groups of this row's company and of the one above, in steps: a company can have every row of the file.
 */
function* gatherCompany(checker: Checker, place: CellPlace): Steps<void> {
  if (place.cell > 0 && !isStrict(place.column)) return;
  for (const view of [place.view, recordAbove(checker, place)]) {
    if (!view) continue;
    yield* checker.gather("company", view.member());
    yield* checker.gather("companyId", view.member());
  }
}

async function valueSuggestions(checker: Checker, place: CellPlace, token: CancellationToken): Promise<Suggestion[]> {
  const { column } = place;
  switch (column?.kind) {
    case "country":
      return countrySuggestions(place, recordAbove(checker, place)?.country("Country"));
    case "phoneCountry":
      return countrySuggestions(place, place.view?.country("Country"));
    case "state":
      return stateSuggestions(place);
    case "emailType":
    case "phoneType":
    case "socialType":
      return typeSuggestions(checker.context.types[column.kind].values, place);
    case "name":
      if (column.role === "Company Name") return companyNameSuggestions(checker, place, token);
      return column.role === "Site Name" ? siteNameSuggestions(checker, place, token) : [];
    case "id":
      if (column.role === "Company ID") return companyIdSuggestions(checker, place, token);
      return column.role === "Site ID" ? siteIdSuggestions(checker, place) : [];
    case undefined:
    case "text":
    case "email":
    case "phone":
      return [];
  }
}

/** Sites that a company's documentation lists: a few are enough to recognise it. */
const maxSites = 5;

function documentation(checker: Checker, data: SuggestionData): string | undefined {
  switch (data.about) {
    case "header": {
      const column = checker.layout.template.columns.find(({ header }) => header === data.value);
      return column && columnHelp(column, checker.context);
    }
    case "country":
      return `${code(data.value)} is the ISO 3166-1 code for ${escapeMarkdown(placeInSentence(countryName(data.value) ?? ""))}.`;
    case "company": {
      const nobody = { row: checker.header, companyId: "", siteName: "", siteId: "" };
      const rows = checker
        .sharing("company", { ...nobody, companyName: data.value })
        .filter(({ companyName }) => companyName === data.value);
      const sites = rows.slice(0, maxSites).map(({ siteName }) => `- ${escapeMarkdown(siteName) || "*no name*"}`);
      const more = rows.length > maxSites ? [`- and ${rows.length - maxSites} more`] : [];
      return [`Sites of **${escapeMarkdown(data.value)}** in this file:`, "", ...sites, ...more].join("\n");
    }
  }
}
