import Papa from "papaparse";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Checker } from "../server/src/checker/checker.ts";
import { CsvDocument } from "../server/src/document/document.ts";
import { defaultContext } from "../server/src/settings/context.ts";
import { cleanFile, failingFile } from "./files.ts";

const rounds = 7;

/** One line of the table: a work, its yardstick in the same run, and the ratio to reach. */
interface Figure {
  work: string;
  milliseconds: number;
  yardstick: string;
  yardstickMilliseconds: number;
  target: number;
}

const figures: Figure[] = [];

function median(times: number[]): number {
  return percentile(times, 0.5);
}

function percentile(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number;
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Both works in turn, so that a slow moment of the machine meets both. */
function compare(work: string, ours: () => unknown, yardstick: string, theirs: () => unknown, target: number): void {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const pair = [time(ours), time(theirs)] as const;
    // The first round warms up.
    if (round > 0) for (const side of [0, 1] as const) times[side].push(pair[side]);
  }
  figures.push({
    work,
    milliseconds: median(times[0]),
    yardstick,
    yardstickMilliseconds: median(times[1]),
    target,
  });
}

function validate(text: string): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), defaultContext);
}

function keystrokes(text: string): void {
  const middle = text.indexOf("\n", text.length / 2) + 4;
  const document = new CsvDocument("", "asio-csv", 0, text);
  const checker = new Checker(document, defaultContext);
  const plain = TextDocument.create("", "csv", 0, text);
  const position = document.positionAt(middle);
  const range = { start: position, end: position };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i < 300; i++) {
    const change = { range, text: "x" };
    ours.push(time(() => checker.update(document.update([change], i))));
    if (i < 30) theirs.push(time(() => TextDocument.update(plain, [change], i)));
  }
  figures.push({
    work: "one keystroke in the middle of it, p95",
    milliseconds: percentile(ours, 0.95),
    yardstick: "TextDocument.update, p95",
    yardstickMilliseconds: percentile(theirs, 0.95),
    target: 0.2,
  });
}

const clean = cleanFile(100_000);
const failing = failingFile(100_000);
const parse = (text: string) => () => Papa.parse(text, { delimiter: ",", newline: "\n" });
const { counts } = validate(clean).summary;
if (counts.error + counts.warning > 0) throw new Error("The clean file is not clean.");
if (validate(failing).summary.failedRows !== 100_000) throw new Error("Not every row of the failing file fails.");

compare("check 100,000 rows × 18, clean", () => validate(clean), "Papa.parse", parse(clean), 0.7);
compare("the same, every row failing", () => validate(failing), "Papa.parse", parse(failing), 1);
keystrokes(clean);

console.log(`Node ${process.version}, ${(clean.length / 1e6).toFixed(1)} MB of CSV, medians of ${rounds} rounds\n`);
console.log("| work | ms | yardstick | ms | ratio | target |\n|---|---|---|---|---|---|");
for (const { work, milliseconds, yardstick, yardstickMilliseconds, target } of figures) {
  const ratio = milliseconds / yardstickMilliseconds;
  const [ours, theirs] = [milliseconds, yardstickMilliseconds].map((value) => value.toFixed(2));
  console.log(`| ${work} | ${ours} | ${yardstick} | ${theirs} | ${ratio.toFixed(2)} | ${target} |`);
}
