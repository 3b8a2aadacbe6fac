import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Verdict } from "../checker/verdict.ts";
import { withoutControls } from "../document/controls.ts";
import { rangeAt } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import type { ReportFormat } from "./report-format.ts";

const commandOf: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

const severityOf: Record<Verdict, Severity> = {
  accepted: "information",
  "failed-rows": "error",
  "invalid-csv": "error",
  unchecked: "warning",
};

/**
 * Workflow commands, from which GitHub Actions makes annotations of the files in a commit or pull request. It shows ten
 * of each kind per step, so the verdict comes first.
 */
export const asGitHub: ReportFormat = {
  findings(file) {
    const name = inRepository(file);
    return ({ rule, severity, start: from, end: to }, message, place) => {
      const { start, end } = rangeAt(place, from, to);
      const lines = { line: start.line + 1, endLine: end.line + 1 };
      // GitHub ignores columns in a range of several lines.
      const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
      return command(severity, { file: name, ...lines, ...columns, title: rule.code }, message);
    };
  },

  *pieces(files, { notices }) {
    for (const { file, verdict, sentence, findings } of files) {
      const about = { file: inRepository(file), title: "Validate import" };
      yield command(severityOf[verdict], about, sentence);
      for (const notice of notices) yield command("information", about, notice);
      yield* findings;
    }
  },
};

/** The path of a file from the root of the repository that a workflow has checked out, if it is there. */
function inRepository(file: string): string {
  const { GITHUB_WORKSPACE } = process.env;
  const path = resolve(file);
  const fromRoot = relative(GITHUB_WORKSPACE || process.cwd(), path);
  return (fromRoot.startsWith("..") || isAbsolute(fromRoot) ? path : fromRoot).replaceAll(sep, "/");
}

/** A workflow command: `::error file=a.csv,line=1::message`. */
function command(severity: Severity, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(`${value}`)}`);
  return `::${commandOf[severity]} ${list.join(",")}::${escaped(message)}\n`;
}

/** Escapes a text as GitHub documents it. Line breaks stay as they are for the reader, other controls are written out. */
function escaped(text: string): string {
  return withoutControls(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
