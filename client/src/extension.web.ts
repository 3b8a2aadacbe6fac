import type { ExtensionContext } from "vscode";
import { begin } from "./activation.ts";
import type { Api } from "./api.ts";
import { webClient } from "./client.web.ts";

export { deactivate } from "./activation.ts";

/** Like that of `extension.ts`, in a browser. */
export function activate(context: ExtensionContext): Api {
  return begin(context, webClient(context));
}
