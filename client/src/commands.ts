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
        const { commands: all } = await import("./commands/commands.ts");
        return all[id](tools, args).catch(tellFailure);
      }),
    ),
  );
}
