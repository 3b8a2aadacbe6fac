import type { Connection, ServerCapabilities } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { codeLenses } from "../features/code-lens.ts";

/** The open import files, as features ask for them. */
export interface OpenFiles {
  /** The check of an open document, brought up to date; undefined for what is no import file. */
  checkerOf(uri: string): Promise<Checker | undefined>;
}

/** What features the server has for a client. @param commands whether the client has the commands of the extension */
export function featureCapabilities(commands: boolean): ServerCapabilities {
  return commands ? { codeLensProvider: {} } : {};
}

/** Answers the requests of all features; each is a file in `features/`. */
export function serveFeatures(connection: Connection, files: OpenFiles): void {
  connection.onCodeLens(async ({ textDocument }) => {
    const checker = await files.checkerOf(textDocument.uri);
    return checker ? codeLenses(checker) : [];
  });
}
