import type { ExtensionContext } from "vscode";
import { node } from "../../server/src/platform.node.ts";
import { runOn } from "../../server/src/platform.ts";
import { begin } from "./activation.ts";
import type { Api } from "./api.ts";
import { nodeClient } from "./client.node.ts";

export { deactivate } from "./activation.ts";

/** Called once, for the first CSV or the first command. The server starts in the background. */
export function activate(context: ExtensionContext): Api {
  runOn(node);
  return begin(context, nodeClient(context));
}
