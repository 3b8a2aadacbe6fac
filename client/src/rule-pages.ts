import { commands, type Disposable, type ExtensionContext, env, Uri, window } from "vscode";

/**
 * The URL for a diagnostic's code, with the placeholder `{code}`. It leads back to this extension, because from there
 * VS Code can open neither a command nor a heading in a Markdown file.
 */
export function rulePageAddress(context: ExtensionContext): string {
  return `${env.uriScheme}://${context.extension.id}/rules/{code}`;
}

/** Handles the URLs of rule pages, which are part of the extension's documentation. */
export function showRulePages(context: ExtensionContext): Disposable {
  return window.registerUriHandler({
    async handleUri({ path }) {
      const code = /^\/rules\/([a-z-]+)$/.exec(path)?.[1];
      if (code) await showRulePage(context.extensionUri, code);
    },
  });
}

/** Opens the Markdown preview of the rules at a rule's heading. */
export async function showRulePage(extensionUri: Uri, code: string): Promise<void> {
  const rules = Uri.joinPath(extensionUri, "docs", "rules.md");
  await commands.executeCommand("markdown.showPreview", rules.with({ fragment: code }));
}
