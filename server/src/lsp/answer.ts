import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { FileError } from "../files/files.ts";

/** Runs a request and converts its errors to response errors, whose messages have no stack trace. */
export async function answer<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    if (error instanceof ResponseError) throw error;
    throw new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
  }
}
