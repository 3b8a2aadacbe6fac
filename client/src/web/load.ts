import type { ExtensionContext } from "vscode";
import type { Api } from "../api.ts";
import { scriptOf } from "./parts.ts";

/** What `extension-main-web.js` exports. */
interface Extension {
  activate(context: ExtensionContext): Api;
  deactivate(): Promise<void>;
}

let extension: Extension | undefined;

/** In a browser, VS Code loads this file alone, and in the same way as this loads the others. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const script = await scriptOf(context.extensionUri, "./extension-main-web.js");
  const load = new Function("require", `return ${script}`) as (from: typeof require) => Extension;
  extension = load(require);
  return extension.activate(context);
}

export async function deactivate(): Promise<void> {
  await extension?.deactivate();
}
