import { commands } from "vscode";
import { Failure } from "../failure.ts";
import { tableView } from "../table/messages.ts";
import type { Command } from "./command.ts";
import { activeFile, givenFiles } from "./target.ts";

/** Opens a file (by default, the active one) as a table. */
export const openTable: Command = (_tools, args) => openWith(tableView, args);

/** Opens a file (by default, the active one) in the text editor. */
export const openText: Command = (_tools, args) => openWith("default", args);

async function openWith(view: string, args: readonly unknown[]): Promise<void> {
  const [given] = givenFiles(args);
  const file = given ?? activeFile();
  if (!file) throw new Failure("Open an import file first.");
  await commands.executeCommand("vscode.openWith", file, view);
}
