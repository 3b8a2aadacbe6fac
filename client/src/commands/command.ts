import type { Uri } from "vscode";
import type { Client } from "../client.ts";
import type { ImportStatus } from "../status.ts";

/** What commands work with. */
export interface Tools {
  readonly client: Client;
  readonly status: ImportStatus;
  /** The folder of the extension. */
  readonly extensionUri: Uri;
}

/**
 * A command. It ends with its work done, without waiting for a person to answer the message that tells of it, and
 * returns what it made; undefined where the person changed their mind.
 * @param args as the palette (none), a menu, a code lens, a code action or another extension gives them
 */
export type Command = (tools: Tools, args: readonly unknown[]) => Promise<unknown>;
