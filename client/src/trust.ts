import { type Disposable, Uri, workspace } from "vscode";
import { type BaseLanguageClient, DidChangeConfigurationNotification, type Middleware } from "vscode-languageclient";
import type { RestrictedSettings } from "../../server/src/lsp/protocol.ts";
import type { FileSetting } from "../../server/src/settings/settings.ts";
import { settingsOf } from "./settings.ts";

const fileSettings: readonly FileSetting[] = ["template.file", "existing.files", "mappings"];

/** Adds the names of the settings for files that an untrusted workspace has set to the settings sent to the server. */
export const addRestrictedSettings: NonNullable<Middleware["workspace"]> = {
  async configuration(params, token, next) {
    const answers = await next(params, token);
    if (!Array.isArray(answers)) return answers;
    return answers.map((answer, index) => {
      const { section, scopeUri } = params.items[index] ?? {};
      if (section !== "asioImport") return answer;
      const added: RestrictedSettings = { restricted: restrictedSettings(scopeUri) };
      return { ...answer, ...added };
    });
  },
};

function restrictedSettings(scope: string | undefined): FileSetting[] {
  if (workspace.isTrusted) return [];
  const settings = settingsOf(scope === undefined ? undefined : Uri.parse(scope, true));
  return fileSettings.filter((setting) => {
    const set = settings.inspect(setting);
    // The default is a place in the workspace, whose folders may be links to elsewhere.
    const isPlaceOfWorkspace = setting === "mappings" && set?.globalValue === undefined;
    return isPlaceOfWorkspace || set?.workspaceFolderValue !== undefined || set?.workspaceValue !== undefined;
  });
}

/** Makes the server request the settings again when the workspace becomes trusted. */
export function reportTrust(client: BaseLanguageClient): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => {
    if (client.isRunning()) void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  });
}
