import { TextDocument } from "vscode-languageserver-textdocument";
import { diagnosticsOf } from "../server/src/lsp/diagnostics.ts";
import { check, confirm } from "./check.ts";
import type { Figure, Measure } from "./figures.ts";
import { importFile, type Kind, kinds } from "./files.ts";
import { p95, time } from "./time.ts";
import { typingInMiddle } from "./typing.ts";

const ROWS = 100_000;
const ROUNDS = 7;

/** A keystroke in a large file, in this process: from the edit to what is to be shown. */
export const keystrokeMeasures: readonly Measure[] = kinds.map((kind) => ({
  name: `keystroke ${kind}`,
  run: () => [keystrokes(kind)],
}));

function keystrokes(kind: Kind): Figure {
  const text = importFile(kind, ROWS);
  const checker = check(text);
  confirm(kind, checker, ROWS);
  const { document } = checker;
  const plain = TextDocument.create("", "csv", 0, text);
  const { keystrokes, undo, screen } = typingInMiddle(text);
  const show = () => diagnosticsOf(checker, 500, [screen], "");
  const round = () => {
    const strokes = [...keystrokes, undo].map((change) => ({
      work: time(() => {
        checker.update(document.update([change], 0));
        show();
      }),
      yardstick: time(() => TextDocument.update(plain, [change], 0)),
    }));
    return p95(strokes);
  };
  round();
  const rounds = Array.from({ length: ROUNDS }, round);
  if (document.getText() !== text) throw new Error("The typed text was not undone.");
  return {
    work: `a keystroke in 100,000 rows, ${kind}, p95`,
    unit: "ms",
    rounds,
    yardstick: "`TextDocument.update`, p95",
    target: { times: 0.2 },
  };
}
