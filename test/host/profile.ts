import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * User settings of a profile to test and to look in: nothing that asks, tips, phones out or shifts the layout. A
 * browser's workbench would save by itself; here, as on the desktop, it saves when told.
 */
const QUIET_SETTINGS = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Writes the user settings of a new profile, whose user data lies in `userData`; `settings` go over the quiet ones. */
export async function writeUserSettings(userData: string, settings: Record<string, unknown> = {}): Promise<void> {
  const folder = join(userData, "User");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2));
}

/** Whether an environment variable was put there by a VS Code, or a test runner, for its own children. */
export function belongsToParent(name: string): boolean {
  return /^(VSCODE_|ELECTRON_|NODE_TEST_)/.test(name);
}
