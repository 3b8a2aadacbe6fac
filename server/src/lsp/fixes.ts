import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { stopIfCancelled } from "../features/records.ts";
import { inSlices, type Steps } from "../steps.ts";
import { asItIs } from "./as-it-is.ts";
import { type ActionData, type CodeActionOptions, codeActions, resolveAction } from "./code-actions.ts";
import { planFixes, problemCounts } from "./fix-plan.ts";
import {
  countProblemsRequest,
  type FixPlan,
  type PlannedEdit,
  type ProblemCounts,
  planFixesRequest,
  plannedEditsProgress,
} from "./protocol.ts";
import type { Session } from "./session.ts";

/** What the requests for fixes need of the server. */
export interface FixServer {
  /** The check of an open document, brought up to date; undefined for what is no import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
  /** An open document as it is now. */
  documentOf(uri: string): Session | undefined;
  /** What the client can do. */
  options(): CodeActionOptions;
}

/**
 * Answers the requests for code actions and for fixing all, in slices: other messages have their turn between them. What
 * was asked of another version of a file than there is when the answer could be given is refused: the client asks again
 * where it still matters.
 */
export function serveFixes(connection: Connection, server: FixServer): void {
  /**
   * Answers with what is made of the check of a document, of the version that was asked about; with `nothing` for what
   * is no import file.
   */
  const answer = async <Result>(
    { uri, version, token }: Asked,
    nothing: Result,
    make: (checker: Checker) => Steps<Result>,
  ): Promise<Result> => {
    const checker = await server.checkerOf(uri);
    const goOn = () => {
      stopIfCancelled(token);
      const document = server.documentOf(uri);
      if (document?.version !== version || document?.checker !== checker) refuse();
    };
    goOn();
    return checker ? await inSlices(make(checker), goOn) : nothing;
  };
  const askedNow = (uri: string, token: CancellationToken): Asked => {
    return { uri, version: server.documentOf(uri)?.version, token };
  };

  connection.onCodeAction((params, token) =>
    answer(askedNow(params.textDocument.uri, token), [], (checker) => codeActions(checker, params, server.options())),
  );

  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as ActionData | undefined;
    if (!data) return action;
    const { uri, version } = data;
    return await answer({ uri, version, token }, action, function* (checker) {
      return (yield* resolveAction(checker, action, data, server.options())) ?? refuse();
    });
  });

  connection.onRequest(planFixesRequest, ({ uri, code, partialResultToken }, token) => {
    const send = (edits: PlannedEdit[]) =>
      void connection.sendProgress(plannedEditsProgress, partialResultToken ?? "", edits);
    return answer<FixPlan | null>(askedNow(uri, token), null, (checker) =>
      planFixes(checker, code, partialResultToken === undefined ? undefined : send),
    );
  });

  connection.onRequest(countProblemsRequest, ({ uri }, token) => {
    return asItIs(() => answer<ProblemCounts | null>(askedNow(uri, token), null, problemCounts));
  });
}

/** Of which version of a document something was asked. */
interface Asked {
  readonly uri: string;
  readonly version: number | undefined;
  readonly token: CancellationToken;
}

function refuse(): never {
  throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed since the fixes were listed.");
}
