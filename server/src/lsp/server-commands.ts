import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { onOneLine, withoutMarkup } from "../document/controls.ts";
import { nameOf } from "../files/places.ts";
import type { Alike } from "../fixes/alike.ts";
import { allRules } from "../rules/registry.ts";
import { quoted } from "../rules/support/wording.ts";
import type { FixScope } from "./fix-plan.ts";
import { fixedMessage } from "./fixed-message.ts";
import { readySentences, retrySentence } from "./made-sentences.ts";
import { alike, type FixPlan, type ValidateParams, type ValidateResult } from "./protocol.ts";
import type { MadeFile, MakeFileParams, ReadyFiles } from "./round-trip-protocol.ts";
import { flag, object, optional, text, uri } from "./shapes.ts";

/**
 * The commands of the server, for editors without the extension: each takes an object with the `uri` of a file. Without
 * one, because some editors run commands by name only, it is about the only file that is open.
 */
export const serverCommands = {
  validate: "asioImport.server.validate",
  fixAll: "asioImport.server.fixAll",
  ready: "asioImport.server.ready",
  rest: "asioImport.server.rest",
  retry: "asioImport.server.retry",
} as const;

/** What a command takes. */
interface CommandParams {
  uri: string;
  /** For commands that write files: replace existing ones without asking. */
  overwrite?: boolean;
  /** For `fixAll`: only the safe fixes of this rule. */
  code?: string;
  /** For `fixAll`: instead of safe fixes, what a suggestion says for all of these cells. */
  alike?: Alike;
}

const commandParams = object<CommandParams>({
  uri,
  overwrite: optional(flag),
  code: optional(text),
  alike: optional(alike),
});

/** The result of `fixAll`. */
export interface FixedAll extends Pick<FixPlan, "rows" | "before" | "after"> {
  /** Whether the editor has applied the edit. */
  applied: boolean;
}

/** What the commands do, without what a person sees of it. */
export interface CommandWork {
  /** The URIs of the import and response files that are open. */
  openFiles(): Promise<string[]>;
  validate(params: ValidateParams, token: CancellationToken): Promise<ValidateResult | null>;
  /** All safe fixes of an open document, or those of a scope; null if it is no import file. */
  planned(
    uri: string,
    scope: FixScope | undefined,
    token: CancellationToken,
  ): Promise<{ readonly plan: FixPlan; readonly edit: WorkspaceEdit } | null>;
  ready(params: MakeFileParams, token: CancellationToken, onlyRest: boolean): Promise<ReadyFiles>;
  retry(params: MakeFileParams, token: CancellationToken): Promise<MadeFile>;
}

/** Runs work while the editor shows its progress. */
type During = <T>(title: string, run: (token: CancellationToken) => Promise<T>) => Promise<T>;

/**
 * Answers `workspace/executeCommand`. Edits are sent as `workspace/applyEdit`, files are written as in VS Code, and the
 * outcome is the result and a message. Long work shows its progress and can be cancelled.
 */
export function serveCommands(connection: Connection, work: CommandWork): void {
  connection.onExecuteCommand(async ({ command, arguments: args = [], workDoneToken }, token, asked) => {
    const [name] = Object.entries(serverCommands).find(([, each]) => each === command) ?? [];
    if (name === undefined) throw invalid(`Unknown command ${command}.`);
    const [given = onlyOf(await work.openFiles())] = args;
    if (given === undefined) throw invalid(`${command}: name the file, as in { "uri": "file:///clients.csv" }.`);
    const fault = commandParams.fault(given, "the argument");
    if (fault !== undefined) throw invalid(`${command}: ${fault}.`);
    const params = given as CommandParams;
    if (params.code !== undefined && !allRules.some((rule) => rule.code === params.code))
      throw invalid(`${command}: unknown rule ${quoted(params.code)}.`);
    const during: During = (title, run) =>
      // The client may have asked for progress. It then cancels the request.
      workDoneToken === undefined ? showing(connection, title, token, run) : reporting(asked, title, () => run(token));
    switch (name as keyof typeof serverCommands) {
      case "validate":
        return await validate(params, during);
      case "fixAll":
        return await fixAll(params, during);
      case "ready":
        return await split(params, during, false);
      case "rest":
        return await split(params, during, true);
      case "retry":
        return await retry(params, during);
    }
  });

  async function validate({ uri, overwrite }: CommandParams, during: During): Promise<ValidateResult | null> {
    const run = (replace: boolean) =>
      during("Validating import", (token) => work.validate({ uri, overwrite: replace }, token));
    const result = await run(overwrite ?? false);
    if (!result) return result;
    const { verdict, sentence, doubt, notices, response, keptResponse } = result;
    const written = response === undefined ? [] : [`The failed rows are in ${nameOf(response)}.`];
    const type =
      verdict === "invalid-csv"
        ? MessageType.Error
        : verdict === "accepted" && !doubt
          ? MessageType.Info
          : MessageType.Warning;
    const message = [sentence, ...written, ...notices].join(" ");
    if (keptResponse === undefined) tell(message, type);
    // The verdict does not wait for an answer.
    else {
      void mayReplace(message, "Replace response file").then((may) => {
        if (may)
          void validate({ uri, overwrite: true }, during).catch((error) => tell(error.message, MessageType.Error));
      });
    }
    return result;
  }

  async function fixAll({ uri, code, alike }: CommandParams, during: During): Promise<FixedAll> {
    const planned = await during("Fixing problems", (token) => work.planned(uri, alike ?? code, token));
    if (!planned) throw failed(`${nameOf(uri)} is not open as an import file.`);
    const { edit, plan } = planned;
    const { rows, before, after } = plan;
    if (plan.edits.length === 0) {
      tell("No problem can be fixed safely.", MessageType.Info);
      return { applied: false, rows, before, after };
    }
    const { applied, failureReason } = await connection.workspace.applyEdit({ label: "Fix all safe problems", edit });
    if (applied) tell(fixedMessage(before, after), MessageType.Info);
    else tell(`The problems were not fixed: ${failureReason ?? "the editor refused the edit"}.`, MessageType.Warning);
    return { applied, rows, before, after };
  }

  async function split(
    { uri, overwrite = false }: CommandParams,
    during: During,
    onlyRest: boolean,
  ): Promise<ReadyFiles> {
    const run = (replace: boolean) =>
      during("Splitting the import file", (token) => work.ready({ uri, overwrite: replace }, token, onlyRest));
    let made = await run(overwrite);
    if (!made.written) {
      const existing = made.files.filter(({ existed }) => existed).map((file) => file.uri);
      if (!(await mayReplace(existQuestion(existing), "Replace"))) return made;
      made = await run(true);
    }
    tellMade(readySentences(made), made.notes);
    return made;
  }

  async function retry({ uri, overwrite = false }: CommandParams, during: During): Promise<MadeFile> {
    const run = (replace: boolean) =>
      during("Creating the retry file", (token) => work.retry({ uri, overwrite: replace }, token));
    let made = await run(overwrite);
    if (!made.written && made.nothing === undefined) {
      if (!(await mayReplace(existQuestion([made.uri]), "Replace"))) return made;
      made = await run(true);
    }
    tellMade(made.nothing ?? retrySentence(made), made.notes);
    return made;
  }

  function tellMade(sentences: string, notes: readonly string[]): void {
    tell([sentences, ...notes].join(" "), notes.length > 0 ? MessageType.Warning : MessageType.Info);
  }

  function tell(message: string, type: MessageType): void {
    connection.sendNotification(ShowMessageNotification.method, { type, message: plain(message) }).catch(() => {
      // The connection has closed.
    });
  }

  /** Asks a person. An editor that cannot ask says no. */
  async function mayReplace(question: string, title: string): Promise<boolean> {
    const chosen = await connection.window.showWarningMessage(plain(question), { title }).catch(() => undefined);
    return chosen?.title === title;
  }
}

/** What files and their names contribute to a message is neither markup nor another line. */
function plain(message: string): string {
  return withoutMarkup(onOneLine(message));
}

function onlyOf([uri, ...others]: readonly string[]): CommandParams | undefined {
  return uri === undefined || others.length > 0 ? undefined : { uri };
}

function existQuestion(existing: readonly string[]): string {
  return existing.map((each) => `${nameOf(each)} already exists.`).join(" ");
}

async function reporting<T>(progress: WorkDoneProgressReporter, title: string, run: () => Promise<T>): Promise<T> {
  progress.begin(title, undefined, undefined, true);
  return await run().finally(() => progress.done());
}

/** Shows progress with a way to cancel while work runs, if the client can. */
async function showing<T>(
  connection: Connection,
  title: string,
  token: CancellationToken,
  run: (token: CancellationToken) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const cancel = () => source.cancel();
  const asked = token.onCancellationRequested(cancel);
  // The work does not wait for the client to show it.
  const shown = connection.window.createWorkDoneProgress().then((progress) => {
    progress.token.onCancellationRequested(cancel);
    progress.begin(title, undefined, undefined, true);
    return progress;
  });
  try {
    return await run(source.token);
  } finally {
    asked.dispose();
    shown.then(
      (progress) => progress.done(),
      () => {
        // The client shows no progress.
      },
    );
  }
}

function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

function failed(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
