import type { Hover } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import { tidy } from "../document/whitespace.ts";
import type { ExistingMatch } from "../existing/companies.ts";
import type { Finding } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Column } from "../template/columns.ts";
import { countryName, isCountryCode } from "../template/countries.ts";
import { stateName } from "../template/states.ts";
import { columnHelp } from "./column-help.ts";
import { type CellPlace, cellAt } from "./cursor.ts";
import { code, escapeMarkdown, markup } from "./markdown.ts";
import { rangeAt } from "./places.ts";

/**
 * Describes the cell at a position: its column, its value and optionally its findings.
 * @param withFindings false for editors that already show diagnostics in hovers
 * @param plain whether to answer with plain text, not Markdown
 */
export function hover(checker: Checker, position: Position, withFindings: boolean, plain = false): Hover | null {
  const place = cellAt(checker, position);
  if (!place?.row || place.part === "above") return null;
  const about = place.part === "header" ? headerHelp(checker, place) : valueHelp(checker, place);
  const found = withFindings ? checker.findingsOf(place.row).filter((finding) => isOf(finding, place)) : [];
  const paragraphs = [...about, found.map(described).join("\n")].filter((paragraph) => paragraph !== "");
  if (paragraphs.length === 0) return null;
  return {
    contents: markup(paragraphs.join("\n\n"), plain),
    range: rangeAt(place, place.start, place.end),
  };
}

function headerHelp({ layout, context }: Checker, { column, cell }: CellPlace): string[] {
  const header = layout.headers[cell];
  if (!header) return [];
  if (column) return [`**${escapeMarkdown(column.header)}**`, columnHelp(column, context)];
  const what = header.duplicateOf ? "appears twice in this file" : "is not in the template";
  return [`**${escapeMarkdown(header.text) || "An empty header"}** ${what}.`];
}

function valueHelp(checker: Checker, place: CellPlace): string[] {
  const { column, header, view, cellCount, value } = place;
  // In an empty line, there is no cell to describe.
  if (!view || (place.blank && cellCount === 1)) return [];
  if (header === undefined) return ["This cell has no header."];
  if (!column) return [`**${escapeMarkdown(header) || "An empty header"}** is not in the template.`];
  return [
    `**${escapeMarkdown(column.header)}**${lengthOf(column, value)}`,
    columnHelp(column, checker.context),
    meaning(column, view, tidy(value)),
    column.role === "Company Name" || column.role === "Company ID" ? existing(view.existing()) : "",
  ];
}

/** Counts as the length rule does: characters (code points) of the tidied value. */
function lengthOf({ maxLength }: Column, value: string): string {
  return maxLength === undefined ? "" : ` · ${[...tidy(value)].length} / ${maxLength}`;
}

/** Explains a country or state code; empty for other columns. */
function meaning({ kind }: Column, view: RowView, value: string): string {
  switch (kind) {
    case "country":
    case "phoneCountry":
      return isCountryCode(value) ? `${code(value)}: ${escapeMarkdown(countryName(value) ?? value)}` : "";
    case "state": {
      const country = view.country("Country");
      const state = country && stateName(country, value);
      return state ? `${code(value)}: ${escapeMarkdown(`${state}, ${countryName(country) ?? country}`)}` : "";
    }
    case "name":
    case "id":
    case "text":
    case "email":
    case "emailType":
    case "phone":
    case "phoneType":
    case "socialType":
      return "";
  }
}

/** The record of an export that the row matches. */
function existing(match: ExistingMatch | undefined): string {
  if (!match) return "";
  const { names, ids, active, source, index } = match.record;
  const listed = [...names.map((name) => `**${escapeMarkdown(name)}**`), ...ids.map(code)].join(", ");
  const state = active ? "" : "inactive, ";
  return `Existing company: ${listed} (${state}record ${index + 1} in ${escapeMarkdown(source)})`;
}

/** Whether a finding is about the cell. A finding without a cell is, if its range in the row touches the cell. */
function isOf(finding: Finding, { cell, start, end, offset }: CellPlace): boolean {
  if (finding.cell !== -1) return finding.cell === cell;
  const touches = finding.start <= end && finding.end >= start;
  return touches && (finding.end > finding.start || finding.start === offset);
}

function described({ rule, severity, data }: Finding): string {
  return `- ${severity}: ${escapeMarkdown(rule.message(data))}`;
}
