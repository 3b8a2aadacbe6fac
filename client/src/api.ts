import type { Uri } from "vscode";
import { documentTextRequest } from "../../server/src/lsp/protocol.ts";
import type { Client } from "./client.ts";

/** What the extension gives to others, by `extensions.getExtension("asio-import.asio-import").exports`. */
export interface Api {
  /**
   * An open document as the language server has it, to compare it with the editor's; undefined for one that it was not
   * told of.
   */
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
