import { resolve as resolvePath } from "node:path";
import { onOneLine } from "../document/controls.ts";
import { CsvDocument } from "../document/document.ts";
import { encodingName } from "../document/encoding.ts";
import { type DecodedFile, isOfUtf8 } from "../files/text.ts";
import { editedParts } from "../fixes/edits.ts";
import { correctedNote, mergingCorrections } from "../response/corrections.ts";
import { CsvFile } from "../response/csv-file.ts";
import type { CheckContext } from "../rules/context.ts";
import { count } from "../rules/support/wording.ts";
import { headerTest } from "../template/layout.ts";
import { keepYoungObjectsFew } from "../young-objects.node.ts";
import { type CliOptions, type CliResult, UsageError } from "./command.ts";
import { load, readInput, refuseOther } from "./load.ts";
import { isSameFile, printOrWrite, targetOf, versionAt, withMark, write } from "./output.ts";
import { progress } from "./progress.ts";

/**
 * Puts corrected rows back into the import file of `--into`, and prints it, or changes it with `--write`. If a row has no
 * place there, or more than one, nothing is printed or written, and the exit code is 1.
 */
export async function mergeCommand([file = ""]: string[], options: CliOptions, cwd: string): Promise<CliResult> {
  const { into: target } = options;
  if (target === undefined) throw new UsageError("merge needs --into with the import file");
  if (options.write && options.out !== undefined) throw new UsageError("--write and --out do not go together");
  const path = resolvePath(cwd, target);
  if (await isSameFile(path, resolvePath(cwd, file))) throw new UsageError(`${target} would be merged into itself`);
  if (options.out !== undefined) await targetOf(options.out, target, cwd);
  keepYoungObjectsFew();
  const loaded = await load(options, cwd);
  const version = await versionAt(path);
  const original = await readInput(target, options, cwd);
  const into = csvFile(target, original, loaded.context);
  refuseOther(target, into.layout, loaded, cwd);
  const from = csvFile(file, await readInput(file, options, cwd), loaded.context);
  const merged = progress.through(mergingCorrections(into, from), `Merging ${file}`);
  const { edits, refused, notes } = merged;
  if (refused.length > 0) {
    const rows = refused.map(({ index, label, why }) => onOneLine(`${file}: row ${index + 1} (${label}): ${why}`));
    const sum = `Nothing is merged, because ${count(refused.length, "row")} of ${file} cannot be placed.`;
    return { code: 1, output: [], notes: () => [...rows, sum] };
  }
  const result = withMark(original.mark, editedParts(original.text, edits));
  const lines = () => [correctedNote(merged, target), ...notes, ...convertedNote(original)];
  if (!options.write) return { ...(await printOrWrite(result, file, options, cwd)), notes: lines };
  if (edits.length > 0 || !isOfUtf8(original)) await write(path, result, version);
  return { code: 0, output: [], notes: lines };
}

function csvFile(name: string, { text }: DecodedFile, context: CheckContext): CsvFile {
  const reading = CsvDocument.read(name, "csv", text, headerTest(context.template));
  return new CsvFile(name, progress.through(reading, `Reading ${name}`), context);
}

function convertedNote(original: DecodedFile): string[] {
  return isOfUtf8(original) ? [] : [`Converted from ${encodingName(original.encoding)} to UTF-8.`];
}
