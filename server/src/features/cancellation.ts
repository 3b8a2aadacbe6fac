import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** The state of an open document that must not change during the work. */
interface Watched {
  readonly version: number;
  readonly checker?: unknown;
}

/**
 * Makes the `checkpoint` callback of `inSlices`. It throws a ResponseError if the request was cancelled, or if the document
 * or its check has changed since this call.
 * @param now returns the current document; by default, changes of the document do not matter
 */
export function checkpointFor(token: CancellationToken, now: () => Watched | undefined = () => undefined): () => void {
  const { version, checker } = now() ?? {};
  return () => {
    stopIfCancelled(token);
    const document = now();
    if (document?.version !== version || document?.checker !== checker) {
      throw new ResponseError(LSPErrorCodes.ContentModified, "The file has changed.");
    }
  };
}

/** @throws ResponseError if the request was cancelled */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
}
