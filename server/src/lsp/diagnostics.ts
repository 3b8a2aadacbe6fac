import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { problemCount } from "../checker/tally.ts";
import type { Row } from "../document/rows.ts";
import { rangeAt, rangeIn } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import type { Finding } from "../rules/rule.ts";
import type { Session } from "./session.ts";

const source = "asio-import";

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The diagnostics to send, most urgent first: those of visible rows if not all can be sent, then errors, then the rest,
 * each in file order.
 * @param most maximum number of diagnostics
 * @param visible first and last visible lines, from 0
 */
export function diagnosticsOf(
  checker: Checker,
  most: number,
  visible: Session["visible"],
  ruleDocumentation: string,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const isAll = problemCount(checker.summary.counts) <= most;
  for (const finding of findings(checker, isAll ? [] : visible)) {
    if (diagnostics.length >= most) break;
    diagnostics.push(toDiagnostic(checker, finding, ruleDocumentation));
  }
  return diagnostics;
}

/** All findings, most urgent first. Lazy, because only 500 of perhaps 100,000 are sent. */
function* findings(checker: Checker, visible: Session["visible"]): Generator<Finding> {
  const { rows } = checker.document;
  const isUrgent = ({ severity }: Finding) => severity === "error";
  const onScreen = rowsOnScreen(checker, visible);
  for (const row of onScreen) yield* checker.findingsOf(row);
  // Findings about a missing header row belong to no row of the document.
  const noHeader = checker.document.headerIndex < rows.size ? [] : [checker.header];
  for (const list of [noHeader, rows.marked(true)]) {
    for (const row of list) if (!onScreen.has(row)) yield* checker.findingsOf(row).filter(isUrgent);
  }
  for (const list of [noHeader, rows.marked()]) {
    for (const row of list) if (!onScreen.has(row)) yield* checker.findingsOf(row).filter((each) => !isUrgent(each));
  }
}

/** More rows than a screen shows, but a client may claim that the whole file is visible. */
const maxOnScreen = 2_000;

function rowsOnScreen({ document: { rows } }: Checker, visible: Session["visible"]): Set<Row> {
  const onScreen = new Set<Row>();
  for (const [first, last] of visible) {
    const top = rows.atLine(first);
    for (const { row, line } of top ? rows.places(top.index) : []) {
      if (line > last || onScreen.size === maxOnScreen) break;
      onScreen.add(row);
    }
  }
  return onScreen;
}

export function toDiagnostic(checker: Checker, finding: Finding, ruleDocumentation: string): Diagnostic {
  const { rule, row, start, end, related } = finding;
  const place = checker.placeOf(row);
  const diagnostic: Diagnostic = {
    range: rangeAt(place, start, end),
    severity: severities[finding.severity],
    code: rule.code,
    codeDescription: { href: ruleDocumentation.replace("{code}", rule.code) },
    source,
    message: rule.message(finding.data),
    data: { code: rule.code, row: place.index + 1, column: finding.cell + 1 },
  };
  const elsewhere = rule.elsewhere?.(finding.data);
  if (elsewhere) {
    const { place, message } = elsewhere;
    const location = { uri: place.file.uri, range: place.range };
    diagnostic.relatedInformation = [{ location, message }];
  }
  if (related) {
    const range = rangeIn(checker, related.row, related.start, related.end);
    diagnostic.relatedInformation = [{ location: { uri: checker.document.uri, range }, message: related.message }];
  }
  return diagnostic;
}
