import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { stopIfCancelled } from "../features/records.ts";
import { type ActionData, type CodeActionOptions, codeActions, resolveAction } from "./code-actions.ts";
import { planFixes, problemCounts } from "./fix-plan.ts";
import { countProblemsRequest, planFixesRequest } from "./protocol.ts";
import { onRequest } from "./typed.ts";

/** What the requests for fixes need of the server. */
export interface FixServer {
  /** The check of an open document, brought up to date; undefined for what is no import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  /** The version of an open document. */
  versionOf(uri: string): number | undefined;
  /** What the client can do. */
  options(): CodeActionOptions;
}

/**
 * Answers the requests for code actions and for fixing all. What was asked of another version of a file than there is
 * when the answer could be given is refused: the client asks again where it still matters.
 */
export function serveFixes(connection: Connection, server: FixServer): void {
  connection.onCodeAction(async (params, token) => {
    const { uri } = params.textDocument;
    const asked = server.versionOf(uri);
    const checker = await server.checkerOf(uri);
    stopIfCancelled(token);
    if (!checker) return [];
    refuseIfChanged(asked, checker);
    return codeActions(checker, params, server.options());
  });

  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as ActionData | undefined;
    const checker = data && (await server.checkerOf(data.uri));
    stopIfCancelled(token);
    if (!data || !checker) return action;
    refuseIfChanged(data.version, checker);
    return resolveAction(checker, action, data, server.options()) ?? refuse();
  });

  onRequest(connection, planFixesRequest, async ({ uri, code }, token) => {
    const asked = server.versionOf(uri);
    const checker = await server.checkerOf(uri);
    stopIfCancelled(token);
    if (!checker) return null;
    refuseIfChanged(asked, checker);
    return planFixes(checker, code);
  });

  onRequest(connection, countProblemsRequest, async ({ uri }, token) => {
    const checker = await server.checkerOf(uri);
    stopIfCancelled(token);
    return checker ? problemCounts(checker) : null;
  });
}

function refuseIfChanged(version: number | undefined, { document }: Checker): void {
  if (document.version !== version) refuse();
}

function refuse(): never {
  throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed since the fixes were listed.");
}
