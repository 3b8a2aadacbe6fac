import { commands, Disposable } from "vscode";
import { commandIds, type Tools } from "./commands/command.ts";
import { tellFailure } from "./failure.ts";

/**
 * Registers all commands, whose code is loaded when the first of them runs. A command that fails shows why in one
 * sentence and returns undefined.
 */
export function registerCommands(tools: Tools): Disposable {
  return Disposable.from(
    ...commandIds.map((id) =>
      commands.registerCommand(`asioImport.${id}`, async (...args: unknown[]) => {
        const { commands: all, activeTable } = await import("./commands/commands.ts");
        // What has been typed into a cell belongs to the file. A restart must not wait for the server.
        if (id !== "restart") await activeTable()?.endEditing();
        return all[id](tools, args).catch(tellFailure);
      }),
    ),
  );
}
