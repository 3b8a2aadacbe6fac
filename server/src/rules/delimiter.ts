import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { hasMisreadQuotes } from "./support/column-edits.ts";

const names: Record<string, string> = { ";": "semicolons", "\t": "tabs", "|": "vertical bars" };

/** Cells separated by something else than commas. The file is still read, so that its other faults show too. */
export const delimiter: HeaderRule<{ delimiter: string }> = {
  code: "delimiter",
  title: "Cells are separated by `;`, tab or `|` instead of a comma",
  noun: ["wrong delimiter", "wrong delimiters"],
  severity: "error",
  scope: "header",
  refuses: "its cells are not separated by commas",
  message: (data) =>
    `Cells are separated by ${names[data.delimiter]}, but the import takes commas only. Convert the file to commas.`,
  check: (file) =>
    file.document.delimiter === "," ? [] : [{ cell: -1, data: { delimiter: file.document.delimiter } }],
  fixes: (finding, file) => [convert(file, finding.data.delimiter)],
};

function convert(file: FileView, from: string): Fix {
  const edits = [];
  for (const row of file.document.rows) {
    const view = file.view(row);
    edits.push(view.rewrite(view.values(), ","));
  }
  return { title: `Separate the cells by commas instead of ${names[from]}`, safe: !hasMisreadQuotes(file), edits };
}
