import { LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Repeats work on an open file until the file does not change while it runs. */
export async function asItIs<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)) throw error;
    }
  }
}
