import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { checkpointFor, stopIfCancelled } from "../features/cancellation.ts";
import { inSlices, type Steps } from "../steps.ts";
import { asItIs } from "./as-it-is.ts";
import { type ActionData, type CodeActionOptions, codeActions, resolveAction } from "./code-actions.ts";
import { editOf, planFixes, problemCounts } from "./fix-plan.ts";
import { suggestions } from "./for-all.ts";
import {
  countProblemsRequest,
  type FixPlan,
  type PlannedEdit,
  type ProblemCounts,
  planFixesRequest,
  plannedEditsProgress,
  type SharedSuggestion,
  suggestionsRequest,
} from "./protocol.ts";
import type { CommandWork } from "./server-commands.ts";
import type { Session } from "./session.ts";

/** What the requests for fixes need from the server. */
export interface FixServer {
  /** The completed check of an open document; undefined if it is not an import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  documentOf(uri: string): Session | undefined;
  options(): CodeActionOptions;
  /** Called with the line, from 0, of each request about a place. */
  askedAbout(uri: string, line: number): void;
}

/**
 * Registers the handlers for code actions and for fixing all. They work in slices of time. Requests about a version of
 * the file that is out of date fail with `ContentModified`, so that the client asks again if it still needs the answer.
 * @returns what a command needs to fix all
 */
export function serveFixes(connection: Connection, server: FixServer): Pick<CommandWork, "planned"> {
  /** Answers from the check of the requested version of a document, or with `nothing` if it is not an import file. */
  const answer = async <Result>(
    { uri, version, token }: Asked,
    nothing: Result,
    make: (checker: Checker) => Steps<Result>,
  ): Promise<Result> => {
    const checker = await server.checkerOf(uri);
    stopIfCancelled(token);
    const now = () => server.documentOf(uri);
    if (now()?.version !== version || now()?.checker !== checker) refuse();
    return checker ? await inSlices(make(checker), checkpointFor(token, now)) : nothing;
  };
  const askedNow = (uri: string, token: CancellationToken): Asked => {
    return { uri, version: server.documentOf(uri)?.version, token };
  };

  connection.onCodeAction((params, token) => {
    const { uri } = params.textDocument;
    const { start, end } = params.range;
    if (start.line === end.line) server.askedAbout(uri, start.line);
    return answer(askedNow(uri, token), [], (checker) => codeActions(checker, params, server.options()));
  });

  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as ActionData | undefined;
    if (!data) return action;
    const { uri, version } = data;
    return await answer({ uri, version, token }, action, function* (checker) {
      return (yield* resolveAction(checker, action, data, server.options())) ?? refuse();
    });
  });

  connection.onRequest(planFixesRequest, ({ uri, code, alike, partialResultToken }, token) => {
    const send = (edits: PlannedEdit[]) =>
      void connection.sendProgress(plannedEditsProgress, partialResultToken ?? "", edits);
    return answer<FixPlan | null>(askedNow(uri, token), null, (checker) =>
      planFixes(checker, alike ?? code, partialResultToken === undefined ? undefined : send),
    );
  });

  connection.onRequest(suggestionsRequest, ({ uri }, token) => {
    return asItIs(() => answer<SharedSuggestion[]>(askedNow(uri, token), [], suggestions));
  });

  connection.onRequest(countProblemsRequest, ({ uri }, token) => {
    return asItIs(() => answer<ProblemCounts | null>(askedNow(uri, token), null, problemCounts));
  });

  return {
    planned: (uri, scope, token) =>
      asItIs(() =>
        answer(askedNow(uri, token), null, function* (checker) {
          const plan = yield* planFixes(checker, scope);
          return { plan, edit: editOf(checker, server.options().edits, plan) };
        }),
      ),
  };
}

/** The document and version that a request is about. */
interface Asked {
  readonly uri: string;
  readonly version: number | undefined;
  readonly token: CancellationToken;
}

function refuse(): never {
  throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed since the fixes were listed.");
}
