import { controls, withoutMarkup } from "../../server/src/document/controls.ts";

/**
 * Escapes a text for VS Code's messages, lists and status items, where `[…](…)` would be a link or a command and `$(…)`
 * an icon.
 */
export function plainText(text: string): string {
  return withoutMarkup(text).replace(controls, "\ufffd");
}
