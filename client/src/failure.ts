import { CancellationError, commands } from "vscode";
import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import { showError } from "./show.ts";

/** Why something cannot be done, in a sentence for a person. */
export class Failure extends Error {}

const cancelled: readonly number[] = [LSPErrorCodes.RequestCancelled, LSPErrorCodes.ServerCancelled];
const unconnected: readonly number[] = [ErrorCodes.ConnectionInactive, ErrorCodes.PendingResponseRejected];

/** Tells a person what failed in one sentence, never a stack. What the person has cancelled is no failure. */
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
