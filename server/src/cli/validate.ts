import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { Checked } from "../checker/checked.ts";
import { verdictOf } from "../checker/verdict.ts";
import { FileError } from "../files/files.ts";
import { nodeFiles } from "../files/node/node-files.ts";
import { keepOther, whyKept } from "../response/earlier-response.ts";
import { responseFileName } from "../response/names.ts";
import { responsePieces } from "../response/response-file.ts";
import { splittingOf } from "../response/split-companies.ts";
import type { Settings } from "../settings/settings.ts";
import { allAtOnce } from "../steps.ts";
import { openFile } from "../streaming/disk-file.ts";
import { RowStream } from "../streaming/row-stream.ts";
import { StreamCheck } from "../streaming/stream-check.ts";
import { TextFile } from "../streaming/text-file.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { type Loaded, load, lossyMessage, misreadOf, openInput } from "./load.ts";
import { targetOf } from "./output.ts";
import { joined } from "./pieces.ts";
import { type CheckedFile, report } from "./report.ts";

/**
 * Checks files of any size: they are read piece by piece, as often as it takes, and never held as a whole. One that
 * cannot be read, or whose response file cannot be written, does not keep the others from being checked.
 */
export async function validateCommand(files: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const format = report.get(options.format);
  if (!format)
    throw new UsageError(`--format must be one of ${[...report.keys()].join(", ")}, not "${options.format}"`);
  if (options.response && files.length > 1) {
    throw new UsageError(
      "--response PATH takes only one file; put --response last to write a response file next to each file",
    );
  }
  const loaded = await load(options, cwd);
  if (options.response === "") await refuseOneForTwo(files, loaded, cwd);
  const all: CheckedFile[] = [];
  const problems: string[] = [];
  const look = async (file: string) => {
    const text = openInput(file, options, cwd);
    let checked = new StreamCheck(text, loaded.context);
    // All of the file is read to know it, so that is left for when characters are lost.
    const misread = misreadOf(text, options);
    if (misread) checked = new StreamCheck(text, { ...loaded.context, misread });
    const { verdict, sentence } = verdictOf(checked);
    all.push({ file, checked, verdict, sentence: [sentence, ...allAtOnce(splittingOf(checked))].join(" ") });
    if (options.response === undefined) return;
    if (misread && !misread.isLegible) throw new FileError(lossyMessage(file, misread.codePage));
    await respond(file, checked, text.mark, options, loaded, cwd);
  };
  for (const file of files) {
    try {
      await look(file);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(error.message);
    }
  }
  const accepted = all.every(({ verdict }) => verdict === "accepted");
  return { code: problems.length > 0 ? 2 : accepted ? 0 : 1, output: format(all, loaded), problems };
}

/** Writes the response file, where rows fail. */
async function respond(
  file: string,
  checked: Checked,
  mark: boolean,
  { response = "", force }: CliOptions,
  { settings }: Loaded,
  cwd: string,
): Promise<void> {
  const pieces = responsePieces(checked, settings.response.rows);
  // A path is looked at in any case: `--response a.csv b.csv` has taken the first of two files for it.
  if (!pieces && response === "") return;
  const name = response || besides(file, settings);
  const target = await targetOf(name, file, cwd);
  const uri = URI.file(target).toString();
  const replaced = await nodeFiles.version(uri);
  keepOther(replaced && beginningOf(target), name);
  if (!pieces) return;
  if (replaced && !force) {
    const importFile = await nodeFiles.version(URI.file(resolvePath(cwd, file)).toString());
    const isOlder = replaced.modified <= (importFile?.modified ?? Number.POSITIVE_INFINITY);
    const why = allAtOnce(whyKept(() => rowsOf(target, checked), checked, isOlder));
    if (why !== undefined) throw new FileError(`${name} ${why}, so it is not replaced; use --force to replace it.`);
  }
  await nodeFiles.write(uri, joined(withMark(pieces, mark)), replaced);
}

/** Name of the response file that stands beside an import file. */
function besides(file: string, { response }: Settings): string {
  return join(dirname(file), responseFileName(response.fileName, basename(file)));
}

/** @throws UsageError where the response files of two import files would have one name: one would replace the other */
async function refuseOneForTwo(files: readonly string[], { settings }: Loaded, cwd: string): Promise<void> {
  const place = (path: string) => realpath(resolvePath(cwd, path)).catch(() => resolvePath(cwd, path));
  const taken = new Map<string, { readonly file: string; readonly place: string }>();
  for (const file of files) {
    const name = besides(file, settings);
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

/** The rows of an earlier response file, the header row first. */
function* rowsOf(path: string, checked: Checked): Generator<string[]> {
  // It is written with commas, whatever the import file has.
  const rows = new RowStream(new TextFile(openFile(path)), () => true).read();
  const view = checked.view(checked.header);
  for (let row = rows.next(); row; row = rows.next()) yield view.load(row).values();
}

function* withMark(pieces: Iterable<string>, mark: boolean): Generator<string> {
  if (mark) yield "\uFEFF";
  yield* pieces;
}

/** How the text of a file begins; why it cannot be read, where that is so. */
function beginningOf(path: string): string | undefined {
  try {
    const [first] = new TextFile(openFile(path)).pieces();
    return first?.text;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}
