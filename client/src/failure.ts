import { CancellationError, commands } from "vscode";
import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageclient";
import { showError } from "./show.ts";

/** An error whose message is one sentence for the user. */
export class Failure extends Error {}

const cancelled: readonly number[] = [LSPErrorCodes.RequestCancelled, LSPErrorCodes.ServerCancelled];
const unconnected: readonly number[] = [ErrorCodes.ConnectionInactive, ErrorCodes.PendingResponseRejected];

/** Shows an error as one sentence, without a stack trace. Ignores cancellation. */
export function tellFailure(error: unknown): void {
  if (error instanceof CancellationError) return;
  if (error instanceof ResponseError && cancelled.includes(error.code)) return;
  if (error instanceof ResponseError && unconnected.includes(error.code)) {
    const restart = "Restart language server";
    void showError("The Asio Import language server is not running.", restart).then((chosen) => {
      if (chosen === restart) void commands.executeCommand("asioImport.restart");
    });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  void showError(message.split("\n", 1)[0] || "Asio Import could not complete the command.");
}
