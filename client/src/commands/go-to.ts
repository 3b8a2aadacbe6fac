import { commands, Uri } from "vscode";
import type { Range } from "vscode-languageclient";
import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";

/**
 * Opens a file of any size, and selects a place in it.
 * @param args the file's URI and the range, both as in LSP
 */
export const goTo: Command = async ({ client }, [uri, range]) => {
  if (typeof uri !== "string" || !isRange(range)) throw new Failure("No place was given.");
  const selection = client.protocol2CodeConverter.asRange(range);
  await commands.executeCommand("vscode.open", Uri.parse(uri, true), { selection });
};

function isRange(value: unknown): value is Range {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}
