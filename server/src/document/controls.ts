/**
 * Characters that steer what shows a text in place of being shown (Unicode): controls, with which a terminal moves its
 * cursor or takes commands, and those that turn the direction of what follows. Tabs and line breaks are none; but a
 * carriage return alone takes a terminal back to the start of the line, to write over it.
 */
export const controls = /(?![\t\n]|\r\n)[\p{Cc}\p{Bidi_Control}]/gu;

/** A text as a terminal may show it, its controls written as in JSON: `\u001b`. */
export function withoutControls(text: string): string {
  return text.replace(controls, escaped);
}

/** The same on one line, which no file name or value can end to begin another. */
export function onOneLine(text: string): string {
  return withoutControls(text).replace(/[\r\n]/g, escaped);
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
