import { type MarkupContent, MarkupKind } from "vscode-languageserver";

/**
 * What could become markup in Markdown with GitHub's extensions, or in VS Code. Everything else stays as it is, because
 * some editors show each backslash.
 */
const markupLike = new RegExp(
  [
    "[`*<[~|]",
    // Between letters and digits, as in SITE_1, it is no emphasis.
    String.raw`(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`,
    // Before punctuation, and before whatever follows the text.
    String.raw`\\(?=[!-/:-@[-\x60{-~]|$)`,
    // Links that need no brackets: https://a.example, www.a.example, a@b.example.
    String.raw`(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\S)@(?=\S)`,
    // VS Code's icons: $(sync).
    String.raw`\$(?=\()`,
    // At the start of a line: a heading, a quote, a list or a rule.
    String.raw`(?<=^ ?)(?:#(?=[# ]|$)|>|[+-](?=[ -]|$))|(?<=^ ?\d+)[.)](?= |$)`,
  ].join("|"),
  "giu",
);

/** Escapes a value of the file for Markdown and puts it on one line, so that none of it can become markup. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.replace(markupLike, "\\$&").replace(/&(?=#?\w+;)/g, "&amp;");
}

/**
 * A short value as a code span. Backticks become apostrophes, because not every renderer supports them in code spans.
 */
export function code(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'")}\``;
}

/** A text for the client, from Markdown of this server. Plain text has the same words without their markup. */
export function markup(markdown: string, plain: boolean): MarkupContent {
  return plain
    ? { kind: MarkupKind.PlainText, value: plainText(markdown) }
    : { kind: MarkupKind.Markdown, value: markdown };
}

/** Removes the markup that this server writes: bold, emphasis, code spans and escapes. */
export function plainText(markdown: string): string {
  return markdown.replace(
    /`([^`]*)`|\\([!-/:-@[-`{-~])|\*+|&amp;/g,
    (whole, span?: string, escaped?: string) => span ?? escaped ?? (whole === "&amp;" ? "&" : ""),
  );
}
