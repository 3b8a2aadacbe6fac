import { TabInputCustom, TabInputText, Uri, window } from "vscode";
import { candidates } from "../client.ts";

/**
 * The files and folders in a command's arguments, which come from the Explorer (the clicked one, then all selected),
 * the editor title, a code lens or another extension. They are `Uri`s or, from the server, strings.
 */
export function givenFiles(args: readonly unknown[]): Uri[] {
  const [clicked, selected] = args;
  const given = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  return given
    .map((each) => (typeof each === "string" ? Uri.parse(each, true) : each))
    .filter((each) => each instanceof Uri);
}

/** The file of the active tab, even if it is too large for VS Code to provide its text to extensions. */
export function activeFile(): Uri | undefined {
  const { activeTab } = window.tabGroups.activeTabGroup;
  const input = activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom
    ? input.uri
    : window.activeTextEditor?.document.uri;
}

/** What a dialog shows in which a CSV is chosen. */
export const csvFiles = { CSV: ["csv"], "All files": ["*"] };

/** The file for a command: the given one, or else the active one if it is a CSV, or else one that the user chooses. */
export async function targetFile(
  args: readonly unknown[],
  title: string,
  filters: Record<string, string[]> = csvFiles,
): Promise<Uri | undefined> {
  const [given] = givenFiles(args);
  if (given) return given;
  const active = activeFile();
  if (active && isCsv(active)) return active;
  const chosen = await window.showOpenDialog({ title, filters });
  return chosen?.[0];
}

function isCsv(file: Uri): boolean {
  if (/\.csv$/i.test(file.path)) return true;
  const document = window.activeTextEditor?.document;
  return (
    document?.uri.toString() === file.toString() && candidates.some(({ language }) => language === document.languageId)
  );
}
