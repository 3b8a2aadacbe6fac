import { version as editorVersion, env, UIKind } from "vscode";
import type { Command } from "./command.ts";

/** Shows the log, at its end the versions that a report of a bug should name. */
export const showLog: Command = async ({ client, version }) => {
  const place = env.uiKind === UIKind.Web ? "in a browser" : "on the desktop";
  client.info(`Asio Import ${version}, ${env.appName} ${editorVersion} ${place}`);
  client.outputChannel.show();
};
