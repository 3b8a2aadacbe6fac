import { LSPErrorCodes, ResponseError } from "vscode-languageserver";

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
