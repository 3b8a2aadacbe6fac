import { namesDelimiter } from "./preamble.ts";
import { rowDelimiter } from "./row-delimiter.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { hasMisreadQuotes } from "./support/column-edits.ts";

const names: Record<string, string> = { ";": "semicolons", "\t": "tabs", "|": "vertical bars" };

/** Cells that are not separated by commas. The file is still read, so that its other faults are reported too. */
export const delimiter: HeaderRule<{ delimiter: string }> = {
  code: "delimiter",
  title: "Cells are separated by `;`, tab or `|` instead of a comma",
  noun: ["wrong delimiter", "wrong delimiters"],
  severity: "error",
  scope: "header",
  refuses: "its cells are not separated by commas",
  message: (data) =>
    `Cells are separated by ${names[data.delimiter]}, but the import accepts only commas. Convert the file to commas.`,
  check: (file) =>
    file.document.delimiter === "," ? [] : [{ cell: -1, data: { delimiter: file.document.delimiter } }],
  fixes: (finding, file) => [convert(file, finding.data.delimiter)],
};

function convert(file: FileView, from: string): Fix {
  const edits = [];
  // After conversion, a row with another delimiter would no longer show which one it had.
  let isPasted = false;
  for (const row of file.document.rows) {
    const view = file.view(row);
    isPasted ||= rowDelimiter.check(view) !== undefined;
    edits.push({ ...view.rewrite(view.values(), ","), ...(namesDelimiter(row) ? { text: "sep=," } : {}) });
  }
  const safe = !isPasted && !hasMisreadQuotes(file);
  return { title: `Separate the cells with commas instead of ${names[from]}`, safe, edits };
}
