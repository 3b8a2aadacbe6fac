import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { stopIfCancelled } from "../features/records.ts";
import type { Session } from "./session.ts";

/**
 * What to call between the slices of a work on an open document, or on none.
 * @returns throws a ResponseError where the request was cancelled, or the document or its check is another one by now
 */
export function goingOn(session: Session | undefined, token: CancellationToken): () => void {
  const { version, checker } = session ?? {};
  return () => {
    stopIfCancelled(token);
    if (session?.version !== version || session?.checker !== checker) {
      throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed.");
    }
  };
}

/** Does a work on a file as it is now: where it changes meanwhile, all of it anew. */
export async function asItIs<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)) throw error;
    }
  }
}
