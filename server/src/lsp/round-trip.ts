import type { Connection } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { answer } from "./answer.ts";
import { asItIs } from "./as-it-is.ts";
import { createdBeside } from "./created-beside.ts";
import { filesToMerge, findRow, type RowServer } from "./find-row.ts";
import { mergeCorrections } from "./merge.ts";
import { type PlannedEdit, plannedEditsProgress, validateRequest } from "./protocol.ts";
import { filesToMergeRequest, mergeRequest, readyRequest, retryRequest } from "./round-trip-protocol.ts";
import { findRowRequest } from "./row-protocol.ts";
import type { CommandWork } from "./server-commands.ts";
import { createRetry, validateFile, writeReady } from "./validate.ts";

/** What the round trip needs. */
interface Server extends RowServer {
  /** Brings everything up to date that a file is validated against. */
  readonly beforeValidation: (uri: string, together: boolean) => Promise<void>;
}

/** Serves validating a file and the files that follow from it. Returns what commands of the server do as well. */
export function serveRoundTrip(connection: Connection, server: Server): Omit<CommandWork, "planned" | "openFiles"> {
  const { documentOf, workspace, files, responses, beforeValidation } = server;
  const createdOf = (own: Checker) => createdBeside(own, server);
  const work: Omit<CommandWork, "planned" | "openFiles"> = {
    validate: (params, token) =>
      answer(async () => {
        const { uri, together = false } = params;
        await beforeValidation(uri, together);
        return await asItIs(() => validateFile(params, documentOf(uri), workspace, files, responses, token, createdOf));
      }),
    retry: (params, token) =>
      answer(() => asItIs(() => createRetry(params, documentOf(params.uri), workspace, files, token))),
    ready: (params, token, onlyRest) =>
      answer(() => {
        const parts = onlyRest ? (["rest"] as const) : undefined;
        return asItIs(() => writeReady(params, documentOf(params.uri), workspace, files, token, createdOf, parts));
      }),
  };
  connection.onRequest(validateRequest, work.validate);
  connection.onRequest(retryRequest, work.retry);
  connection.onRequest(readyRequest, (params, token) => work.ready(params, token, false));
  connection.onRequest(mergeRequest, (params, token) => {
    const part = params.partialResultToken;
    const send = (edits: PlannedEdit[]) => void connection.sendProgress(plannedEditsProgress, part ?? "", edits);
    return answer(() =>
      mergeCorrections(params, documentOf, workspace, files, token, part === undefined ? undefined : send),
    );
  });
  connection.onRequest(filesToMergeRequest, ({ uri }) => answer(() => filesToMerge(uri, server)));
  connection.onRequest(findRowRequest, (params, token) => answer(() => findRow(params, server, token)));
  return work;
}
