import Papa from "papaparse";
import { Checker } from "../server/src/checker/checker.ts";
import { CsvDocument } from "../server/src/document/document.ts";
import { ExistingCompanies } from "../server/src/existing/companies.ts";
import { parseExport } from "../server/src/existing/export.ts";
import { fixAll } from "../server/src/fixes/fix-all.ts";
import type { CheckContext } from "../server/src/rules/context.ts";
import { defaultContext } from "../server/src/settings/context.ts";
import type { Figure, Measure } from "./figures.ts";
import { companyExport, importFile, type Kind } from "./files.ts";
import { inTurn } from "./time.ts";

const ROWS = 100_000;
const COMPANIES = 100_000;

/** Reading and checking a whole text, and the export of existing companies that it is checked against. */
export const checkMeasures: readonly Measure[] = [
  { name: "check clean", run: () => [wholeFile("clean", 1)] },
  { name: "check failing", run: () => [wholeFile("failing", 1.6)] },
];

export const fixMeasure: Measure = { name: "fix all", run: () => [fixEverything()] };

export const existingMeasures: readonly Measure[] = [
  { name: "export", run: () => [loadExport()] },
  { name: "lookup", run: () => [lookUp()] },
];

export function check(text: string, context: CheckContext = defaultContext): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), context);
}

/** Throws if a file does not have the expected findings. */
export function confirm(kind: Kind, { summary }: Checker, rows: number): void {
  const { rows: records, failedRows, counts } = summary;
  const isRight = kind === "clean" ? counts.error + counts.warning === 0 : failedRows === rows;
  if (records !== rows || !isRight)
    throw new Error(`The ${kind} file has unexpected results: ${JSON.stringify(summary)}`);
}

function wholeFile(kind: Kind, times: number): Figure {
  const text = importFile(kind, ROWS);
  confirm(kind, check(text), ROWS);
  const parse = () => Papa.parse(text, { delimiter: ",", newline: "\n" });
  return {
    work: `check 100,000 rows × 18 columns, ${kind}`,
    unit: "ms",
    rounds: inTurn(9, () => check(text), parse),
    yardstick: "`Papa.parse`",
    target: { times },
  };
}

function fixEverything(): Figure {
  const text = importFile("failing", ROWS);
  if (fixAll(text, defaultContext).fixed < ROWS / 2) throw new Error("Few problems were fixed.");
  return {
    work: "*Fix all* of 100,000 failing rows",
    unit: "ms",
    rounds: inTurn(
      3,
      () => fixAll(text, defaultContext),
      () => check(text),
    ),
    yardstick: "the check of them",
    target: { times: 6 },
  };
}

function loadExport(): Figure {
  const text = companyExport(COMPANIES);
  if (load(text).size !== COMPANIES) throw new Error("Some companies of the export were not read.");
  return {
    work: "load an export of 100,000 companies",
    unit: "ms",
    rounds: inTurn(
      9,
      () => load(text),
      () => JSON.parse(text),
    ),
    yardstick: "`JSON.parse`",
    target: { times: 2 },
  };
}

function lookUp(): Figure {
  const text = importFile("clean", ROWS);
  const existing = load(companyExport(COMPANIES));
  const context = { ...defaultContext, existing };
  confirm("clean", check(text, context), ROWS);
  return {
    work: "check 100,000 rows against 100,000 companies",
    unit: "ms",
    rounds: inTurn(
      15,
      () => check(text, context),
      () => check(text),
    ),
    yardstick: "without an export",
    target: { times: 1.2 },
  };
}

function load(text: string): ExistingCompanies {
  const parsed = parseExport(text, "export.json");
  if (!parsed.ok) throw new Error(parsed.problem);
  return new ExistingCompanies([parsed.companies]);
}
