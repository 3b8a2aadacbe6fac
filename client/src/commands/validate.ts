import { commands, FileType, RelativePattern, Uri, workspace } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient";
import { csvGlob, maxFound } from "../../../server/src/files/files.ts";
import { listed } from "../../../server/src/listed.ts";
import {
  compareRequest,
  type ForeignFile,
  type ValidateResult,
  validateRequest,
} from "../../../server/src/lsp/protocol.ts";
import { importFileName, isMade } from "../../../server/src/response/names.ts";
import { Failure, tellFailure } from "../failure.ts";
import { showError, showInformation, showProgress, showWarning } from "../show.ts";
import { discardEdits } from "../unsaved.ts";
import { count, countsText, nameOf } from "../wording.ts";
import type { Command, Tools } from "./command.ts";
import { givenFiles, targetFile } from "./target.ts";
import { type LeftOut, showVerdicts, type Validated, type Verdicts } from "./verdict-list.ts";

/**
 * Validates import files and shows the verdict. A folder means all import files in it and its subfolders. Several files
 * are compared with each other first.
 * @returns the results, in the order of the files
 */
export const validate: Command = async (tools, args) => {
  const given = givenFiles(args);
  if (given.length === 0) {
    const target = await targetFile([], "Validate import");
    if (!target) return undefined;
    given.push(target);
  }
  const asked = (await Promise.all(given.map(filesOf))).flat();
  // A file may be selected together with its folder.
  const files = [...new Map(asked.toReversed().map((each) => [each.file.toString(), each])).values()].reverse();
  const verdicts = await validateAll(tools, files);
  const { results, leftOut } = verdicts;
  const [result, other] = [results[0], leftOut[0]];
  if (result && results.length + leftOut.length === 1) showOne(tools, result);
  else if (other && files.length === 1) showForeign(other);
  else if (result || other) showVerdicts(verdicts);
  else throw new Failure(`No import files found in ${listed(given.map(nameOf))}.`);
  return results.map((each) => each.result);
};

/** A file to validate. If `ifImport` is set, it is skipped unless it is an import file. */
interface Asked {
  readonly file: Uri;
  readonly ifImport: boolean;
}

/** Whether the server says why it cannot do something. */
function isAnswer(error: unknown): error is ResponseError {
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
}

function isForeign(error: unknown): error is ResponseError<ForeignFile> {
  return error instanceof ResponseError && error.data?.foreign === true;
}

async function filesOf(given: Uri): Promise<Asked[]> {
  // An open file may have been deleted meanwhile, or never saved.
  if (isOpen(given)) return [{ file: given, ifImport: false }];
  const { type } = await workspace.fs.stat(given).then(undefined, () => {
    throw new Failure(`${workspace.asRelativePath(given)} does not exist.`);
  });
  if (!(type & FileType.Directory)) return [{ file: given, ifImport: false }];
  const found = await workspace.findFiles(new RelativePattern(given, `**/${csvGlob}`), "**/node_modules/**");
  return found
    .filter(({ path }) => !isMade(path))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => ({ file, ifImport: true }));
}

async function validateAll({ client, status }: Tools, asked: readonly Asked[], overwrite = false): Promise<Verdicts> {
  return showProgress("Validating import", async (report, token) => {
    const results: Validated[] = [];
    const leftOut: LeftOut[] = [];
    const uriOf = ({ file }: Asked) => client.code2ProtocolConverter.asUri(file);
    const together = asked.length > 1;
    const notices = asked.length > maxFound ? [`Only the first ${count(maxFound, "file")} are validated.`] : [];
    const files = asked.slice(0, maxFound);
    if (together) {
      report("comparing companies", 0);
      const { notice } = await client.sendRequest(compareRequest, { uris: files.map(uriOf) }, token);
      if (notice !== undefined) notices.push(notice);
    }
    for (const each of files) {
      const { file, ifImport } = each;
      report(nameOf(file), each === files[0] ? 0 : 100 / files.length);
      const params = { uri: uriOf(each), importFilesOnly: ifImport, overwrite, together };
      try {
        const result = await status.whileValidating(file, () => client.sendRequest(validateRequest, params, token));
        if (result) results.push({ file, result });
      } catch (error) {
        // Among several files, one that cannot be read does not keep the others from their verdicts.
        if (!isForeign(error) && !(together && isAnswer(error))) throw error;
        leftOut.push({ file, sentence: error.message });
      }
    }
    return { results, leftOut, notices };
  });
}

/** A button of a message. */
interface Offer {
  readonly title: string;
  run(): PromiseLike<unknown>;
}

function isOpen(file: Uri): boolean {
  return workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString());
}

/** Says that a file is no import file, and offers to make one from it. */
function showForeign({ file, sentence }: LeftOut): void {
  const map = "Map columns…";
  showWarning(sentence, map)
    .then((chosen) => (chosen === map ? commands.executeCommand("asioImport.mapColumns", file) : undefined))
    .then(undefined, tellFailure);
}

function showOne(tools: Tools, { file, result }: Validated): void {
  const { counts, response, keptResponse, outdatedResponse, isResponse } = result;
  const offers: Offer[] = [];
  if (keptResponse !== undefined) {
    const place = Uri.parse(keptResponse, true);
    offers.push({ title: "Replace response file", run: () => replaceResponse(tools, file, place) });
  }
  const shown = response ?? keptResponse;
  if (shown !== undefined) offers.push({ title: "Open response file", run: () => openFile(Uri.parse(shown, true)) });
  const retried = isResponse ? file : response === undefined ? undefined : Uri.parse(response, true);
  if (retried) {
    offers.push({
      title: "Create retry file",
      run: () => commands.executeCommand("asioImport.createRetry", retried),
    });
  }
  if (result.verdict === "accepted" && importFileName(nameOf(file)) !== undefined) {
    const run = () => commands.executeCommand("asioImport.mergeCorrections", file);
    offers.push({ title: "Merge corrections…", run });
  }
  if (counts.error + counts.warning > 0) offers.push({ title: "Show problems", run: () => showProblems(file) });
  if (result.verdict === "unchecked" && !isResponse) {
    offers.push({
      title: "Choose export…",
      run: () => commands.executeCommand("asioImport.selectExisting"),
    });
  }
  if (outdatedResponse !== undefined) {
    const place = Uri.parse(outdatedResponse, true);
    offers.push({ title: "Delete old response file", run: () => workspace.fs.delete(place) });
  }
  const problems = countsText(counts);
  showResult(
    result,
    [result.sentence, problems && `${problems}.`, ...result.notices].filter(Boolean).join(" "),
    offers,
  );
}

/** Validates a file again, this time replacing the response file that was kept. */
async function replaceResponse(tools: Tools, file: Uri, response: Uri): Promise<void> {
  await discardEdits(response);
  const [validated] = (await validateAll(tools, [{ file, ifImport: false }], true)).results;
  if (validated) showOne(tools, validated);
}

function showResult(
  { verdict, doubt }: Pick<ValidateResult, "verdict" | "doubt">,
  sentence: string,
  offers: Offer[],
): void {
  const show = verdict === "accepted" && !doubt ? showInformation : verdict === "invalid-csv" ? showError : showWarning;
  show(sentence, ...offers.map(({ title }) => title))
    .then((chosen) => offers.find(({ title }) => title === chosen)?.run())
    .then(undefined, tellFailure);
}

/** Opens a file of any size. VS Code shows a message if it is too large. */
function openFile(file: Uri): PromiseLike<unknown> {
  return commands.executeCommand("vscode.open", file);
}

async function showProblems(file: Uri): Promise<void> {
  await openFile(file);
  await commands.executeCommand("workbench.actions.view.problems");
}
