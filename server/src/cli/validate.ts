import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { Checked } from "../checker/checked.ts";
import { verdictOf } from "../checker/verdict.ts";
import { FileError } from "../files/files.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import { listed } from "../listed.ts";
import { keepOther, whyKept } from "../response/earlier-response.ts";
import { responseFileName } from "../response/names.ts";
import { responsePieces } from "../response/response-file.ts";
import { splittingOf } from "../response/split-companies.ts";
import { notCompared } from "../rules/company-places.ts";
import { count } from "../rules/support/wording.ts";
import type { Settings } from "../settings/settings.ts";
import { allAtOnce } from "../steps.ts";
import { openFile } from "../streaming/disk-file.ts";
import { RowStream } from "../streaming/row-stream.ts";
import { StreamCheck } from "../streaming/stream-check.ts";
import { TextFile } from "../streaming/text-file.ts";
import { about } from "./about.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { createdBeside } from "./created-beside.ts";
import { type FindingFormat, FindingTexts } from "./finding-texts.ts";
import { inputFiles } from "./input-files.ts";
import { type Loaded, load, lossyMessage, misreadOf, refuseOther } from "./load.ts";
import { companiesOf, type OpenedInput, openInputs } from "./opened-inputs.ts";
import { targetOf } from "./output.ts";
import { atFirstDifference } from "./pieces.ts";
import { progress } from "./progress.ts";
import { reportFormats } from "./report.ts";
import type { CheckedFile } from "./report-format.ts";

/**
 * Checks files of any size, and those in folders. They are read piece by piece, several times if necessary, and are
 * never in memory as a whole. If a file cannot be read or its response file cannot be written, the others are still
 * checked.
 */
export async function validateCommand(given: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const format = reportFormats.get(options.format);
  if (!format)
    throw new UsageError(`--format must be one of ${[...reportFormats.keys()].join(", ")}, not "${options.format}"`);
  const maxWarnings = maxWarningsOf(options);
  const { files, folders, notes: notSearched } = await inputFiles(given, cwd);
  if (options.response && (files.length > 1 || folders.length > 0)) {
    throw new UsageError(
      "--response PATH takes only one file; put --response last to write a response file next to each file",
    );
  }
  const loaded = await load(options, cwd);
  const { inputs, notes: notValidated } = openInputs(files, loaded, options, cwd);
  const opened = inputs.filter((input): input is OpenedInput => !(input instanceof FileError));
  if (options.response === "")
    await refuseSharedResponse(
      opened.map(({ file }) => file),
      loaded,
      cwd,
    );
  const companies = companiesOf(opened, loaded);
  const all: CheckedFile[] = [];
  const validate = async ({ file, uri, text }: OpenedInput) => {
    const context = { ...loaded.context, others: companies?.outside(new Set([uri])) };
    let checked = new StreamCheck(text, context);
    // Judging the encoding reads the whole file, so that happens only if the check has found lost characters.
    const misread = misreadOf(text, options);
    if (misread) checked = new StreamCheck(text, { ...context, misread });
    // In a wrong encoding, headers cannot be recognised.
    else refuseOther(file, checked.layout, loaded, cwd);
    const created = createdBeside(file, checked, loaded, options, cwd);
    if (created.length > 0) checked = new StreamCheck(text, { ...context, ...(misread && { misread }), created });
    const { verdict, sentence } = verdictOf(checked);
    const inFormat = format.findings(file, checked);
    const findings = new FindingTexts(checked, options.quiet ? onlyErrors(inFormat) : inFormat);
    all.push({ file, checked, verdict, sentence: [sentence, ...allAtOnce(splittingOf(checked))].join(" "), findings });
    if (options.response !== undefined) {
      if (misread && !misread.isLegible) throw new FileError(lossyMessage(file, misread.codePage));
      await respond(file, checked, findings, text.mark, options, loaded, cwd);
    }
    // There may be a thousand files, whose last pieces would be in memory at a time.
    if (inputs.length === 1) return;
    checked.release();
    text.release();
  };
  const problems: string[] = [];
  for (const input of inputs) {
    try {
      if (input instanceof FileError) throw input;
      await validate(input);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(error.message);
    }
  }
  if (inputs.length === 0)
    problems.push(`${listed(folders)} ${folders.length === 1 ? "has" : "have"} no import files.`);
  const accepted = all.every(({ verdict }) => verdict === "accepted");
  const warnings = all.reduce((sum, { checked }) => sum + checked.summary.counts.warning, 0);
  const tooMany = warnings > maxWarnings;
  const notes = [
    ...notSearched,
    ...notValidated,
    ...(companies?.isFull ? [notCompared] : []),
    ...(tooMany ? [`${count(warnings, "warning")}, more than --max-warnings ${maxWarnings}.`] : []),
  ];
  return {
    code: problems.length > 0 ? 2 : accepted && !tooMany ? 0 : 1,
    output: format.pieces(all, options.quiet ? { ...loaded, notices: [] } : loaded, about),
    problems,
    notes: () => notes,
  };
}

/** How many warnings all files may have. */
function maxWarningsOf({ "max-warnings": given }: CliOptions): number {
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(given)) return Number(given);
  throw new UsageError(`--max-warnings takes a number, not "${given}"`);
}

/** Leaves out everything but errors. */
function onlyErrors(format: FindingFormat): FindingFormat {
  return (finding, message, place) => (finding.severity === "error" ? format(finding, message, place) : "");
}

/** Writes the response file, if rows fail. */
async function respond(
  file: string,
  checked: Checked,
  findings: FindingTexts,
  mark: boolean,
  { response = "", force }: CliOptions,
  { settings }: Loaded,
  cwd: string,
): Promise<void> {
  const pieces = responsePieces(checked, settings.response.rows, findings);
  // A given path is checked even if nothing is written: in `--response a.csv b.csv`, it may be meant as an import file.
  if (!pieces && response === "") return;
  const name = response || responsePath(file, settings);
  const target = await targetOf(name, file, cwd);
  const uri = URI.file(target).toString();
  const replaced = await nodeFiles.version(uri);
  keepOther(replaced && beginningOf(target), name);
  if (!pieces) return;
  if (!replaced || force) return await nodeFiles.write(uri, withMark(pieces, mark), replaced);
  const importFile = await nodeFiles.version(URI.file(resolvePath(cwd, file)).toString());
  const isOlder = replaced.modified <= (importFile?.modified ?? Number.POSITIVE_INFINITY);
  const refuse = () => {
    const why = progress.through(
      whyKept(() => rowsOf(target, checked), checked, isOlder),
      `Comparing with ${name}`,
    );
    if (why !== undefined) throw new FileError(`${name} ${why}, so it is not replaced; use --force to replace it.`);
  };
  // Mostly the command is run again with the same result, which is quickly seen.
  const earlier = new TextFile(openFile(target)).pieces();
  await nodeFiles.write(uri, withMark(atFirstDifference(pieces, earlier, refuse), mark), replaced);
}

/** The path of the response file next to an import file. */
function responsePath(file: string, { response }: Settings): string {
  return join(dirname(file), responseFileName(response.fileName, basename(file)));
}

/** @throws UsageError if two import files would have the same response file */
async function refuseSharedResponse(files: readonly string[], { settings }: Loaded, cwd: string): Promise<void> {
  const place = (path: string) => realpath(resolvePath(cwd, path)).catch(() => resolvePath(cwd, path));
  const taken = new Map<string, { readonly file: string; readonly place: string }>();
  for (const file of files) {
    const name = responsePath(file, settings);
    const target = join(await place(dirname(name)), basename(name));
    const own = await place(file);
    const other = taken.get(target);
    if (other && other.place !== own) {
      throw new UsageError(
        `${name} would be the response file of both ${other.file} and ${file}: validate them one by one with --response PATH`,
      );
    }
    taken.set(target, { file, place: own });
  }
}

/** The rows of an earlier response file, starting with the header row. */
function* rowsOf(path: string, checked: Checked): Generator<string[]> {
  // Response files always use commas, whatever the import file's delimiter is.
  const rows = new RowStream(new TextFile(openFile(path)), ",").read();
  const view = checked.view(checked.header);
  for (let row = rows.next(); row; row = rows.next()) yield view.load(row).values();
}

function* withMark(pieces: Iterable<string>, mark: boolean): Generator<string> {
  if (mark) yield "\uFEFF";
  yield* pieces;
}

/** The beginning of a file's text; the error message if it cannot be read. */
function beginningOf(path: string): string | undefined {
  try {
    const [first] = new TextFile(openFile(path)).pieces();
    return first?.text;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}
