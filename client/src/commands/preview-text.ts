import { TabInputTextDiff, type Uri, window, workspace } from "vscode";
import { previewScheme } from "../client.ts";

/** The texts of preview documents by their URIs; undefined until there is one. */
let texts: Map<string, string> | undefined;

/** Counts previews: each has a URI of its own, because VS Code keeps the text of one that is open. */
let previews = 0;

/**
 * A read-only document with a text that a file may get, to compare it with the file.
 * @returns its URI, which ends with the file's path, so that it has the same language
 */
export function previewText(file: Uri, text: string): Uri {
  const all = texts ?? startPreviews();
  const uri = file.with({ scheme: previewScheme, authority: "", query: String(++previews) });
  all.set(uri.toString(), text);
  return uri;
}

function startPreviews(): Map<string, string> {
  const all = new Map<string, string>();
  texts = all;
  workspace.registerTextDocumentContentProvider(previewScheme, {
    provideTextDocumentContent: (uri) => all.get(uri.toString()),
  });
  workspace.onDidCloseTextDocument(({ uri }) => all.delete(uri.toString()));
  return all;
}

/** Closes the comparison with a preview document. */
export async function closePreview(preview: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === preview.toString(),
  );
  await window.tabGroups.close(shown);
}
