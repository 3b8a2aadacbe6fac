import { headerTest, type Layout } from "../template/layout.ts";
import { namesDelimiter } from "./preamble.ts";
import { rowDelimiter } from "./row-delimiter.ts";
import type { FileView, Fix, HeaderRule } from "./rule.ts";
import { hasMisreadQuotes } from "./support/column-edits.ts";
import { delimiterNames, rareDelimiters } from "./support/record-in-cell.ts";

const nameOf = (delimiter: string) => (delimiterNames[delimiter] ?? rareDelimiters[delimiter])?.[1] ?? "";

/** Cells that are not separated by commas. The file is still read, so that its other faults are reported too. */
export const delimiter: HeaderRule<{ delimiter: string }> = {
  code: "delimiter",
  title: "Cells are separated by `;`, tab or `|` instead of a comma",
  noun: ["wrong delimiter", "wrong delimiters"],
  severity: "error",
  scope: "header",
  refuses: "its cells are not separated by commas",
  message: (data) =>
    `Cells are separated by ${nameOf(data.delimiter)}, but the import accepts only commas. Change the delimiter to a comma.`,
  check({ document, layout }) {
    const rare = rareDelimiterOf(layout);
    // Nothing else is reported on a header row that is not read as one.
    if (rare !== undefined) return [{ cell: -1, data: { delimiter: rare }, final: true }];
    return document.delimiter === "," ? [] : [{ cell: -1, data: { delimiter: document.delimiter } }];
  },
  fixes: (finding, file) => [convert(file, finding.data.delimiter)],
};

/** What separates the headers of a row that is read as a single cell. */
function rareDelimiterOf({ headers, template }: Layout): string | undefined {
  const [{ text } = { text: "" }, ...others] = headers;
  if (others.length > 0) return undefined;
  return Object.keys(rareDelimiters).find((by) => text.includes(by) && headerTest(template)(text.split(by)));
}

function convert(file: FileView, from: string): Fix {
  const edits = [];
  // After conversion, a row with another delimiter would no longer show which one it had.
  let isPasted = false;
  const isRare = from in rareDelimiters;
  for (const row of file.document.rows) {
    const view = file.view(row);
    isPasted ||= isRare || rowDelimiter.check(view) !== undefined;
    const values = isRare ? view.content.split(from) : view.values();
    edits.push({ ...view.rewrite(values, ","), ...(namesDelimiter(row) ? { text: "sep=," } : {}) });
  }
  const safe = !isPasted && !hasMisreadQuotes(file);
  return { title: `Separate the cells with commas instead of ${nameOf(from)}`, safe, edits };
}
