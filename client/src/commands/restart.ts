import { commands } from "vscode";
import { State } from "vscode-languageclient";
import { showError, showInformation } from "../show.ts";
import type { Command } from "./command.ts";

/** Restarts the server. If it could not start, offers to reload the window, because the client cannot try again. */
export const restart: Command = async ({ client }) => {
  if (client.state === State.StartFailed) {
    offerReload();
    return;
  }
  if (client.isRunning()) await client.stop();
  await client.start();
  void showInformation("The Asio Import language server was restarted.");
};

function offerReload(): void {
  const reload = "Reload window";
  void showError("The language server could not start. Reload the window to try again.", reload).then((chosen) => {
    if (chosen) void commands.executeCommand("workbench.action.reloadWindow");
  });
}
