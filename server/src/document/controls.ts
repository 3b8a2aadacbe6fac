/**
 * Characters that control how a text is shown (Unicode): control characters, by which a terminal moves its cursor or
 * takes commands, and bidirectional controls. Tabs and line breaks are harmless, but a carriage return on its own lets
 * a terminal overwrite the line.
 */
export const controls = /(?![\t\n]|\r\n)[\p{Cc}\p{Bidi_Control}]/gu;

/** Texts without any other character are by far the most frequent, and this is quickly seen. */
const printable = /^[ -~]*$/;

/** A text that is safe to show in a terminal: controls are escaped as in JSON, `\u001b`. */
export function withoutControls(text: string): string {
  return printable.test(text) ? text : text.replace(controls, escaped);
}

/** Like `withoutControls`, with line breaks escaped too, so that a file name or value cannot start a new line. */
export function onOneLine(text: string): string {
  return printable.test(text) ? text : withoutControls(text).replace(/[\r\n]/g, escaped);
}

/** U+2060 WORD JOINER is invisible and separates two characters that an editor would treat as markup. */
const joiner = "\u2060";

/** A text in which no editor sees Markdown's links, `[…](…)`, which may be commands, or VS Code's icons, `$(…)`. */
export function withoutMarkup(text: string): string {
  return text.replace(/[\]$](?=\()/g, `$&${joiner}`);
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
