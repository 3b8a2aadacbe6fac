import type { ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { type Client, clientName, clientOptions, withShortErrors } from "./client.ts";
import { scriptOf } from "./web/parts.ts";

/** Creates a client for the server in `dist/server-web.js`, which runs in a web worker, without starting it. */
export function webClient(context: ExtensionContext): Client {
  let address: string | undefined;
  const start = async () => {
    address ??= URL.createObjectURL(
      new Blob([await scriptOf(context.extensionUri, "./server-web.js")], { type: "text/javascript" }),
    );
    // VS Code's own kind of worker, which the client would not know as one.
    const worker = new Worker(address);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return withShortErrors(new LanguageClient(...clientName, start, clientOptions(context)));
}
