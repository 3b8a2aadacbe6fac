import { controls } from "../../server/src/document/controls.ts";

/** U+2060 WORD JOINER is invisible and separates two characters that VS Code would treat as markup. */
const joiner = "\u2060";

/**
 * Escapes a text for VS Code's messages, lists and status items, where `[…](…)` would be a link or a command and `$(…)`
 * an icon.
 */
export function plainText(text: string): string {
  return text.replace(/[\]$](?=\()/g, `$&${joiner}`).replace(controls, "\ufffd");
}
