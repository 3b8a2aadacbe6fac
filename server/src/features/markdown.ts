/** Escapes a value of the file for Markdown and puts it on one line, so that none of it can become markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~:@$]/g, "\\$&");
}

/**
 * A short value as a code span. Backticks become apostrophes, because not every renderer supports them in code spans.
 */
export function code(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'")}\``;
}
