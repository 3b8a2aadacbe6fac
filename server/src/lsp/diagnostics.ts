import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import { positionIn } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { reasonsIn, type ShownReason } from "../response/reasons.ts";
import type { Severity } from "../rules/context.ts";
import type { Finding } from "../rules/rule.ts";
import type { Session } from "./session.ts";

export const source = "asio-import";

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The diagnostics to send, in the order of need: those of the rows on the screen, then errors and what a response file
 * says of its rows, then the rest, each in the order of the file.
 * @param most how many are sent at most
 * @param visible first and last lines on the screen, from 0
 */
export function diagnosticsOf(
  checker: Checker,
  most: number,
  visible: Session["visible"],
  ruleDocumentation: string,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const problem of problems(checker, visible)) {
    if (diagnostics.length >= most) break;
    diagnostics.push(
      "finding" in problem
        ? toDiagnostic(checker, problem.finding, ruleDocumentation)
        : toInformation(checker, problem.row, problem.reason),
    );
  }
  return diagnostics;
}

/** All that can be shown, in the order of need. It is made one by one: of 100,000 problems 500 are sent. */
function* problems(checker: Checker, visible: Session["visible"]): Generator<Problem> {
  const { rows } = checker.document;
  const reasonsOf = checker.layout.isResponse ? reasonsIn(checker) : undefined;
  const of = (row: Row): Problem[] => [
    ...(reasonsOf?.(row) ?? []).map((reason) => ({ row, reason })),
    ...checker.findingsOf(row).map((finding) => ({ row, finding })),
  ];
  const isUrgent = (problem: Problem) => "reason" in problem || problem.finding.severity === "error";
  const onScreen = rowsOnScreen(checker, visible);
  for (const row of onScreen) yield* of(row);
  // What is wrong in a file without a header row stands on none of its rows.
  const noHeader = checker.document.headerIndex < rows.size ? [] : [checker.header];
  for (const list of [noHeader, reasonsOf ? rows : rows.marked(true)]) {
    for (const row of list) if (!onScreen.has(row)) yield* of(row).filter(isUrgent);
  }
  for (const list of [noHeader, rows.marked()]) {
    for (const row of list) if (!onScreen.has(row)) yield* of(row).filter((problem) => !isUrgent(problem));
  }
}

/** What is shown of a row: a finding, or a reason that a response file gives. */
type Problem = { readonly row: Row; readonly finding: Finding } | { readonly row: Row; readonly reason: ShownReason };

/** More rows than a screen has: a client may say that the whole file is on it. */
const mostOnScreen = 2_000;

function rowsOnScreen({ document: { rows } }: Checker, visible: Session["visible"]): Set<Row> {
  const onScreen = new Set<Row>();
  for (const [first, last] of visible) {
    for (let line = first; line <= last; ) {
      const place = rows.atLine(line);
      if (!place || onScreen.size === mostOnScreen) break;
      onScreen.add(place.row);
      line = Math.max(line + 1, place.line + place.row.lines);
    }
  }
  return onScreen;
}

export function toDiagnostic(checker: Checker, finding: Finding, ruleDocumentation: string): Diagnostic {
  const { rule, row, start, end, related } = finding;
  const place = checker.placeOf(row);
  const diagnostic: Diagnostic = {
    range: { start: positionIn(row, start, place.line), end: positionIn(row, end, place.line) },
    severity: severities[finding.severity],
    code: rule.code,
    codeDescription: { href: ruleDocumentation.replace("{code}", rule.code) },
    source,
    message: rule.message(finding.data),
    data: { code: rule.code, row: place.index + 1, column: finding.cell + 1 },
  };
  if (related) {
    const range = rangeIn(checker, related.row, related.start, related.end);
    diagnostic.relatedInformation = [{ location: { uri: checker.document.uri, range }, message: related.message }];
  }
  return diagnostic;
}

/** What a response file says of a row. */
function toInformation(checker: Checker, row: Row, { start, end, text }: ShownReason): Diagnostic {
  const range = rangeIn(checker, row, start, end);
  return { range, severity: DiagnosticSeverity.Information, source, message: `The response file says: ${text}` };
}
