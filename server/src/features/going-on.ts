import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** What a work is done on: an open document. */
interface Watched {
  readonly version: number;
  readonly checker?: unknown;
}

/**
 * What to call between the slices of a work.
 * @param now the document that is worked on as it is now, where it must stay as it is
 * @returns throws a ResponseError where the request was cancelled, or the document or its check is another one by now
 */
export function goingOn(token: CancellationToken, now: () => Watched | undefined = () => undefined): () => void {
  const { version, checker } = now() ?? {};
  return () => {
    stopIfCancelled(token);
    const document = now();
    if (document?.version !== version || document?.checker !== checker) {
      throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed.");
    }
  };
}

/** Ends a request that nobody waits for any more. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
}
