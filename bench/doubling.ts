import { Checker } from "../server/src/checker/checker.ts";
import { CsvDocument } from "../server/src/document/document.ts";
import { SourceTable } from "../server/src/document/source-table.ts";
import { ExistingCompanies } from "../server/src/existing/companies.ts";
import { parseExport } from "../server/src/existing/export.ts";
import { matchesGlob } from "../server/src/files/glob.ts";
import { fixAll } from "../server/src/fixes/fix-all.ts";
import { codeActions } from "../server/src/lsp/code-actions.ts";
import { planFixes } from "../server/src/lsp/fix-plan.ts";
import { applyMapping } from "../server/src/mapping/mapping.ts";
import { proposeMapping } from "../server/src/mapping/proposal.ts";
import { node } from "../server/src/platform.node.ts";
import { respondingTo } from "../server/src/response/response-file.ts";
import { defaultContext } from "../server/src/settings/context.ts";
import { allAtOnce } from "../server/src/steps.ts";
import { defaultTemplate } from "../server/src/template/template.ts";
import { check } from "./check.ts";
import type { Figure, Measure } from "./figures.ts";
import { companyExport, importFile } from "./files.ts";
import { processorTime } from "./time.ts";

const ROUNDS = 7;
/** In milliseconds. */
const LEAST_TIME = 20;

/** How many times longer the doubled input may take. */
const most = 2.5;

/** Makes an input of a length, and returns the work on it. */
type Prepare = (length: number) => () => unknown;

const headers = defaultTemplate.columns.map(({ header }) => header);

/** An import file of one record with the given cell; the other cells are valid. */
function withCell(header: string, cell: string): string {
  const cells: Record<string, string> = {
    "Company Name": "Acme",
    "Company ID": "ACME",
    "Site Name": "HQ",
    "Site ID": "HQ1",
    Country: "US",
  };
  return `${headers.join()}\n${headers.map((each) => (each === header ? cell : (cells[each] ?? ""))).join()}\n`;
}

/** Names that differ in punctuation only. */
function spellings(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `Acme${".".repeat(i % 200)}${"-".repeat(i / 200)}`);
}

/** A file of one company, spelled in so many ways. */
function spelled(count: number): string {
  const rows = spellings(count).map((name, i) => `${name},ACME,HQ${i},HQ${i},US${",".repeat(13)}`);
  return [headers.join(), ...rows, ""].join("\n");
}

const checked = (text: string) => () => check(text);
const fixed = (text: string) => () => fixAll(text, defaultContext);

/** Code actions for the whole second line, without caches. */
function lightBulb(text: string): () => unknown {
  const whole = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
  const params = { textDocument: { uri: "" }, range: whole, context: { diagnostics: [] } };
  const options = {
    commands: true,
    resolves: true,
    appliesEdits: false,
    edits: { versions: true, annotations: true },
    ruleDocumentation: "",
  };
  return () => allAtOnce(codeActions(check(text), params, options));
}

function load(text: string): () => unknown {
  return () => {
    const parsed = parseExport(text, "export.json");
    return parsed.ok && new ExistingCompanies([parsed.companies]);
  };
}

function columns(count: number): string {
  return Array.from({ length: count }, (_, i) => `Column ${i} of many`).join();
}

function mapped(text: string): () => unknown {
  return () => {
    const table = new SourceTable(text);
    const proposals = proposeMapping(table, defaultTemplate);
    const mapping = new Map(proposals.map(({ column, source }) => [column, source]));
    return applyMapping(table, mapping, defaultTemplate);
  };
}

/** Each input with a length of which the work takes some 50 to 200 ms. */
const inputs: readonly [name: string, length: number, prepare: Prepare][] = [
  ["an e-mail address of n dots", 4_000_000, (n) => checked(withCell("Email", `a@b${".".repeat(n)}c`))],
  ["an e-mail address of n spaces", 1_000_000, (n) => checked(withCell("Email", `a${" ".repeat(n)}b`))],
  ["n spaces and a comma in a text", 1_000_000, (n) => checked(withCell("City", `"a${" ".repeat(n)}b,c"`))],
  [
    "code actions on n spaces and a comma in a text",
    500_000,
    (n) => lightBulb(withCell("City", `"a${" ".repeat(n)}b,c"`)),
  ],
  ["a phone number of n spaces", 1_000_000, (n) => checked(withCell("Phone Number", `1${" ".repeat(n)}x`))],
  [
    "code actions on a phone number of n spaces",
    500_000,
    (n) => lightBulb(withCell("Phone Number", `1${" ".repeat(n)}x`)),
  ],
  ["fixing n letters in an ID", 50_000, (n) => fixed(withCell("Company ID", ` x${"é".repeat(n)}1`))],
  ["a name of n combining marks", 30_000, (n) => checked(withCell("Company Name", "\u0327\u0301".repeat(n / 2)))],
  ['a line of n `""x,`', 200_000, (n) => checked(`${headers.join()}\n${'""x,'.repeat(n)}\n`)],
  ["n unclosed quotes", 10_000, (n) => checked(`${headers.join()}\n${'"a\n'.repeat(n)}`)],
  ["a header row of n columns", 50_000, (n) => checked(`${headers.join()},${columns(n)}\n`)],
  ["n rows of one cell", 10_000, (n) => checked(`${headers.join()}\n${"a\n".repeat(n)}`)],
  ["mapping n columns", 4_000, (n) => mapped(`${columns(n)}\n${columns(n)}\n`)],
  ["mapping n rows", 10_000, (n) => mapped(importFile("failing", n))],
  [
    "an export with n names that differ only in punctuation",
    20_000,
    (n) => load(JSON.stringify(spellings(n).map((name, id) => ({ id: `${id}`, name })))),
  ],
  [
    "an export with n IDs in one record",
    50_000,
    (n) =>
      load(
        JSON.stringify([{ name: "Acme", externalIds: Array.from({ length: n }, (_, i) => ({ externalId: `A${i}` })) }]),
      ),
  ],
  ["an export of n companies", 10_000, (n) => load(companyExport(n))],
  ["an export of n brackets", 2_000_000, (n) => load("[".repeat(n))],
  ["an export nested n levels deep", 300_000, (n) => load(`${'{"a":['.repeat(n)}${"]}".repeat(n)}`)],
  ["checking n spellings of one company", 4_000, (n) => checked(spelled(n))],
  ["fixing n spellings of one company", 2_000, (n) => fixed(spelled(n))],
  ["fixing n rows", 5_000, (n) => fixed(importFile("failing", n))],
  ["planning the fixes of n rows", 2_000, (n) => () => allAtOnce(planFixes(check(importFile("failing", n))))],
  ["the response file of n rows", 5_000, (n) => () => allAtOnce(respondingTo(check(importFile("failing", n)), "all"))],
  [
    "n edits, one in each of n rows",
    2_000,
    (n) => () => {
      const document = new CsvDocument("", "asio-csv", 0, importFile("failing", n));
      const checker = new Checker(document, defaultContext);
      for (let line = 1; line <= n; line++) {
        const at = { line, character: 0 };
        checker.update(document.update([{ range: { start: at, end: at }, text: "a" }], 0));
      }
    },
  ],
  ["n bytes to Base64 and back", 40_000_000, (n) => () => node.fromBase64(node.toBase64(new Uint8Array(n)))],
  ["a glob of n stars", 100, (n) => () => matchesGlob("a".repeat(10_000), `${"*a".repeat(n)}b`)],
];

/** How much longer the work takes on an input of twice the length: the best of several alternating rounds. */
export const doublingMeasure: Measure = {
  name: "doubling",
  run: () => inputs.map(([name, length, prepare]) => doubling(name, prepare(length), prepare(2 * length))),
};

function doubling(name: string, single: () => unknown, double: () => unknown): Figure {
  const times = timesFor(single);
  let [work, yardstick] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < ROUNDS; i++) {
    work = Math.min(work, timeOf(double, times));
    yardstick = Math.min(yardstick, timeOf(single, times));
  }
  return {
    work: `${name}, n doubled`,
    unit: "ms",
    rounds: [{ work, yardstick }],
    yardstick: "n",
    target: { times: most },
  };
}

/** How often to repeat the work so that it exceeds the resolution of the processor clock, which can be 4 ms. */
function timesFor(work: () => unknown): number {
  let times = 1;
  while (timeOf(work, times) * times < LEAST_TIME) times *= 2;
  return times;
}

/** Milliseconds per repetition. */
function timeOf(work: () => unknown, times: number): number {
  const start = processorTime();
  for (let i = 0; i < times; i++) work();
  return (processorTime() - start) / times;
}
