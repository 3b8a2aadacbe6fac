/** A value of the file as plain text within Markdown, on one line: whatever it holds, nothing of it is markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~:@$]/g, "\\$&");
}

/** A short value as code. Its backquotes are taken for apostrophes, since no code span can show them for sure. */
export function code(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'")}\``;
}
