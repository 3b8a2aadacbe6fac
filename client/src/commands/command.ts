import type { Memento, Uri } from "vscode";
import type { Client } from "../client.ts";
import type { ImportStatus } from "../status.ts";

/** What commands need. */
export interface Tools {
  readonly client: Client;
  readonly status: ImportStatus;
  readonly extensionUri: Uri;
  /** The extension's version. */
  readonly version: string;
  /** Kept for the workspace. */
  readonly memento: Memento;
}

/**
 * A command. It returns when its work is done, without waiting for the user to dismiss a message. It returns its
 * result, or undefined if the user cancels.
 * @param args from the Command Palette (none), a menu, a code lens, a code action or another extension
 */
export type Command = (tools: Tools, args: readonly unknown[]) => Promise<unknown>;

/** The commands, without `asioImport.`: those of the manifest, then those that only code actions, completion and keys use. */
export const commandIds = [
  "validate",
  "fixAll",
  "selectExisting",
  "useTemplate",
  "newImport",
  "mapColumns",
  "createRetry",
  "writeReady",
  "mergeCorrections",
  "goToImportRow",
  "goToResponseRow",
  "saveAsUtf8",
  "nextCell",
  "previousCell",
  "openTable",
  "openText",
  "table.fix",
  "table.autoFix",
  "table.fillDown",
  "table.newSite",
  "table.newCompany",
  "table.insertRow",
  "table.duplicateRows",
  "table.deleteRows",
  "table.moveUp",
  "table.moveDown",
  "table.widenColumn",
  "table.narrowColumn",
  "restart",
  "showLog",
  "enterCell",
  "leaveEmpty",
  "turnOffRule",
  "aboutRule",
  "addType",
  "openExisting",
  "goTo",
  "reopenWithEncoding",
] as const;

export type CommandId = (typeof commandIds)[number];
