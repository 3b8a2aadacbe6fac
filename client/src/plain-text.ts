import { controls } from "../../server/src/document/controls.ts";

/** Shows nothing (U+2060 WORD JOINER); two signs that it stands between are no longer read as one. */
const joiner = "\u2060";

/**
 * A text as VS Code shows it in messages, lists and status items, where `[…](…)` would be a link or a command and
 * `$(…)` an icon: whatever stands in it, it is text alone.
 */
export function plainText(text: string): string {
  return text.replace(/[\]$](?=\()/g, `$&${joiner}`).replace(controls, "\ufffd");
}
