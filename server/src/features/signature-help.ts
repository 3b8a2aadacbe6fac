import type { ParameterInformation, SignatureHelp, SignatureHelpContext } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import { columnHelp } from "./column-help.ts";
import { cellAt } from "./cursor.ts";
import { markup } from "./markdown.ts";

/** The client's capabilities for signature help. */
export interface SignatureOptions {
  /** Whether parameter labels may be offsets in the signature. Otherwise they are text, which may be ambiguous. */
  readonly labelOffsets: boolean;
  readonly plain: { readonly signature: boolean };
}

/** Headers to show around the current one. The whole header row would cover the text being typed. */
const shownHeaders = { before: 1, after: 3 };

/** Typing this begins a new row. */
export const newRowTrigger = "\n";

/**
 * Shows the row as a signature: its headers are the parameters, and the one at the cursor is active. Null in the header
 * row, beyond the last header, and after a trigger character that is neither a quote nor this file's delimiter, and
 * does not begin a new row.
 */
export function signatureHelp(
  checker: Checker,
  position: Position,
  context: SignatureHelpContext | undefined,
  { labelOffsets, plain }: SignatureOptions,
): SignatureHelp | null {
  const place = cellAt(checker, position);
  const { layout, document } = checker;
  if (place?.part !== "record" || place.header === undefined) return null;
  const trigger = context?.isRetrigger ? undefined : context?.triggerCharacter;
  const begins = trigger === newRowTrigger && place.blank;
  if (trigger !== undefined && trigger !== document.delimiter && trigger !== '"' && !begins) return null;
  const parameters: ParameterInformation[] = [];
  const first = Math.max(0, place.cell - shownHeaders.before);
  const shown = layout.headers.slice(first, place.cell + shownHeaders.after + 1);
  const between = document.delimiter === "\t" ? "  " : `${document.delimiter} `;
  let label = first > 0 ? "… " : "";
  for (const { text, index } of shown) {
    const name = text.replace(/\s+/g, " ").trim() || `Column ${index + 1}`;
    if (index > first) label += between;
    const column = layout.columns[index];
    parameters.push({
      label: labelOffsets ? [label.length, label.length + name.length] : name,
      ...(column
        ? { documentation: markup(columnHelp(column, checker.context), plain.signature) }
        : { documentation: "Not in the template." }),
    });
    label += name;
  }
  if (first + shown.length < layout.headers.length) label += " …";
  return { signatures: [{ label, parameters }], activeSignature: 0, activeParameter: place.cell - first };
}
