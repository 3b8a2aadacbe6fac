import { commands, type Disposable, type ExtensionContext, env, Uri, window } from "vscode";

/**
 * Where a diagnostic's code leads: an address that VS Code gives back to this extension, with `{code}` in the place of
 * the rule's code. VS Code opens no command and no place in a Markdown file from there.
 */
export function rulePageAddress(context: ExtensionContext): string {
  return `${env.uriScheme}://${context.extension.id}/rules/{code}`;
}

/** Answers the addresses of rules' pages, which are in the documentation that the extension brings along. */
export function showRulePages(context: ExtensionContext): Disposable {
  return window.registerUriHandler({
    async handleUri({ path }) {
      const code = /^\/rules\/([a-z-]+)$/.exec(path)?.[1];
      if (code) await showRulePage(context.extensionUri, code);
    },
  });
}

/** Shows a rule's page in the preview of Markdown, at its heading. */
export async function showRulePage(extensionUri: Uri, code: string): Promise<void> {
  const rules = Uri.joinPath(extensionUri, "docs", "rules.md");
  await commands.executeCommand("markdown.showPreview", rules.with({ fragment: code }));
}
