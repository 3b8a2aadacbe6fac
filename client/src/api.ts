import type { Uri } from "vscode";
import { documentTextRequest } from "../../server/src/lsp/protocol.ts";
import type { Client } from "./client.ts";

/** The extension's API: `extensions.getExtension("asio-import.asio-import").exports`. */
export interface Api {
  /** A document as the language server has it, to compare with the editor's; undefined if it is not open there. */
  textInServer(uri: Uri): Promise<{ version: number; text: string } | undefined>;
}

export function createApi(client: Client): Api {
  return {
    textInServer: async (uri) => {
      const params = { uri: client.code2ProtocolConverter.asUri(uri) };
      return (await client.sendRequest(documentTextRequest, params)) ?? undefined;
    },
  };
}
