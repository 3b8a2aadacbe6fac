import { URI } from "vscode-uri";
import { addingCompanies } from "../checker/companies-of.ts";
import { FileError } from "../files/files.ts";
import { CompanyPlaces } from "../rules/company-places.ts";
import { duplicateAcrossFiles } from "../rules/duplicate-across-files.ts";
import { allAtOnce } from "../steps.ts";
import { ImportStream } from "../streaming/import-stream.ts";
import type { TextFile } from "../streaming/text-file.ts";
import type { CliOptions } from "./command.ts";
import { type InputFile, leftOutNote } from "./input-files.ts";
import { isMeant, type Loaded, openInput } from "./load.ts";

/** A file to validate that was opened. It is opened only once, because a pipe can be read only once. */
export interface OpenedInput {
  /** As given. */
  readonly file: string;
  readonly uri: string;
  readonly text: TextFile;
}

/**
 * Opens files. Those of a folder are left out if they are no import files.
 * @returns the files or errors, in order, and sentences about what was left out
 */
export function openInputs(
  files: readonly InputFile[],
  loaded: Loaded,
  options: CliOptions,
  cwd: string,
): { readonly inputs: readonly (OpenedInput | FileError)[]; readonly notes: readonly string[] } {
  const inputs: (OpenedInput | FileError)[] = [];
  const made: string[] = [];
  const others: string[] = [];
  for (const { file, place, folder } of files) {
    try {
      const text = openInput(file, options, cwd);
      const layout = folder === undefined ? undefined : new ImportStream(text, loaded.context).layout;
      if (layout?.isResponse) made.push(file);
      else if (layout && !layout.isImport && !isMeant(file, loaded, cwd)) others.push(file);
      else inputs.push({ file, uri: URI.file(place).toString(), text });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      inputs.push(error);
    }
  }
  const notes = [...leftOutNote("response files", made), ...leftOutNote("no import files", others)];
  return { inputs, notes };
}

/** The companies of several files; undefined if there is nothing to compare. */
export function companiesOf(inputs: readonly OpenedInput[], { context }: Loaded): CompanyPlaces | undefined {
  if (inputs.length < 2 || context.severities.get(duplicateAcrossFiles.code) === "off") return undefined;
  const companies = new CompanyPlaces();
  for (const { file, uri, text } of inputs) {
    try {
      const stream = new ImportStream(text, context);
      if (stream.layout.isForeign || stream.layout.isResponse) continue;
      allAtOnce(addingCompanies(companies, { uri, name: file }, stream.recordPlaces(), stream.view(stream.header)));
      text.release();
    } catch (error) {
      // The check of the file meets the same error.
      if (!(error instanceof FileError)) throw error;
    }
  }
  return companies;
}
