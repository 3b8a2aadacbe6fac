import Papa from "papaparse";
import { allRules } from "../../server/src/rules/registry.ts";
import { exampleOf } from "../docs/rule-examples.ts";

/** The values of all bad examples of the documentation, header rows apart, by the header that they stand under. */
export const exampleValues: ReadonlyMap<string, readonly string[]> = valuesByHeader();

function valuesByHeader(): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { code } of allRules) {
    const { text } = exampleOf(code, "bad");
    const [headers = [], ...rows] = Papa.parse<string[]>(text.trimEnd(), { delimiter: ",", newline: "\n" }).data;
    for (const row of rows) {
      for (const [index, value] of row.entries()) {
        const header = headers[index] ?? "";
        values.set(header, [...(values.get(header) ?? []), value]);
      }
    }
  }
  return values;
}
