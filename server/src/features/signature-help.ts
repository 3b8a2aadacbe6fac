import {
  MarkupKind,
  type ParameterInformation,
  type SignatureHelp,
  type SignatureHelpContext,
} from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import { columnHelp } from "./column-help.ts";
import { cellAt } from "./cursor.ts";

/** What a client can do with signatures. */
export interface SignatureOptions {
  /** It takes a parameter as a stretch of the signature; else as its text, which may stand there twice. */
  readonly labelOffsets: boolean;
}

/** How many headers before the cursor's and behind it are shown: the whole row would cover what is typed. */
const around = { before: 1, behind: 3 };

/**
 * The row being typed as a signature: its headers are the parameters, and the one at the cursor is marked. None in the
 * header row, beyond the last header, and where a sign was typed that delimits nothing in this file.
 */
export function signatureHelp(
  checker: Checker,
  position: Position,
  context: SignatureHelpContext | undefined,
  { labelOffsets }: SignatureOptions,
): SignatureHelp | null {
  const place = cellAt(checker, position);
  const { layout, document } = checker;
  if (place?.part !== "record" || place.header === undefined) return null;
  const typed = context?.isRetrigger ? undefined : context?.triggerCharacter;
  if (typed !== undefined && typed !== document.delimiter && typed !== '"') return null;
  const parameters: ParameterInformation[] = [];
  const first = Math.max(0, place.cell - around.before);
  const shown = layout.headers.slice(first, place.cell + around.behind + 1);
  const between = document.delimiter === "\t" ? "  " : `${document.delimiter} `;
  let label = first > 0 ? "… " : "";
  for (const { text, index } of shown) {
    const name = text.replace(/\s+/g, " ").trim() || `Column ${index + 1}`;
    if (index > first) label += between;
    const column = layout.columns[index];
    parameters.push({
      label: labelOffsets ? [label.length, label.length + name.length] : name,
      ...(column
        ? { documentation: { kind: MarkupKind.Markdown, value: columnHelp(column, checker.context) } }
        : { documentation: "Not in the template." }),
    });
    label += name;
  }
  if (first + shown.length < layout.headers.length) label += " …";
  return { signatures: [{ label, parameters }], activeSignature: 0, activeParameter: place.cell - first };
}
