import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";

/** What the documentation shows of a rule: a file with its fault alone, and the file without it. */
export interface Example {
  readonly code: string;
  readonly bad: string;
  readonly good: string;
}

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "rules.md"), "utf8");

/** The examples of every rule, which the documentation must have: a new rule brings its own. */
export const examples: readonly Example[] = page.split(/^## /m).flatMap((section) => {
  const code = section.split("\n", 1)[0] ?? "";
  const block = (info: string) => new RegExp(`^\`\`\`csv${info}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(section)?.[1];
  const [bad, good] = [block(" bad") ?? block(""), block(" good") ?? block("")];
  return bad === undefined || good === undefined ? [] : [{ code, bad, good }];
});

/** The values of all bad examples, header rows apart, by the header that they stand under. */
export const exampleValues: ReadonlyMap<string, readonly string[]> = valuesByHeader();

function valuesByHeader(): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { bad } of examples) {
    const [headers = [], ...rows] = Papa.parse<string[]>(bad.trimEnd(), { delimiter: ",", newline: "\n" }).data;
    for (const row of rows) {
      for (const [index, value] of row.entries()) {
        const header = headers[index] ?? "";
        values.set(header, [...(values.get(header) ?? []), value]);
      }
    }
  }
  return values;
}
