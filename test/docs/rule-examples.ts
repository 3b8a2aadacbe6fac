import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Checker } from "../../server/src/checker/checker.ts";
import { addingCompanies } from "../../server/src/checker/companies-of.ts";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import type { Files } from "../../server/src/files/files.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { CompanyPlaces, type OtherFiles } from "../../server/src/rules/company-places.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";
import { allAtOnce } from "../../server/src/steps.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "rules.md"), "utf8");
const codes = allRules.map((rule) => rule.code);

/** The sections of the page by heading: the text after `## code`, up to the next heading. */
export const sections: ReadonlyMap<string, string> = new Map(
  page.split(/^(?=#{1,2} )/m).flatMap((part) => {
    const [, heading, text] = /^## (.+)\n([\s\S]*)$/.exec(part) ?? [];
    return heading === undefined || text === undefined ? [] : [[heading, text] as const];
  }),
);

/**
 * An example in the documentation of a rule: an import file and, if any, the export that it is checked against, or the
 * other file that it is validated together with.
 */
export interface Example {
  readonly text: string;
  readonly existing: string | undefined;
  readonly other: string | undefined;
}

/** The bad or the good example. A block that is neither bad nor good belongs to both. */
export function exampleOf(code: string, which: "bad" | "good"): Example {
  const section = sections.get(code) ?? "";
  const text = block(section, `csv ${which}`) ?? block(section, "csv");
  assert.ok(text, `a ${which} example of ${code}`);
  const [existing, other] = ["json existing", "csv other"].map(
    (info) => block(section, `${info} ${which}`) ?? block(section, info),
  );
  return { text, existing, other };
}

/** The text of the fenced block with this info string. */
function block(section: string, info: string): string | undefined {
  return new RegExp(`^\`\`\`${info}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(section)?.[1];
}

/** Checks an example with these settings. */
export async function checkExample({ text, existing, other }: Example, settings: unknown = {}): Promise<Checker> {
  const read = readSettings(settings, codes);
  assert.deepEqual(read.problems, []);
  const { context } = await loadContext(read.settings, "file:///example", noFiles);
  const others = other === undefined ? undefined : companiesIn(other, context);
  return check(text, { ...context, ...(existing === undefined ? {} : readExport(existing)), others });
}

/** The companies of another file, `other.csv`. */
export function companiesIn(text: string, context: CheckContext): OtherFiles {
  const companies = new CompanyPlaces();
  const checker = check(text, context);
  const { rows, headerIndex } = checker.document;
  const file = { uri: "file:///example/other.csv", name: "other.csv" };
  allAtOnce(addingCompanies(companies, file, rows.places(headerIndex + 1), checker.view(checker.header)));
  return companies.outside(new Set());
}

function readExport(existing: string): Partial<CheckContext> {
  const parsed = parseExport(existing, "existing.json");
  if (!parsed.ok) return { exportProblems: [parsed.problem] };
  const partialExports = parsed.partial === undefined ? [] : [parsed.partial];
  return { existing: new ExistingCompanies([parsed.companies]), partialExports };
}

const noFile = () => Promise.reject(new Error("An example names no file."));
const noFiles: Files = {
  read: noFile,
  write: noFile,
  writeTogether: noFile,
  version: noFile,
  exists: noFile,
  isWithin: noFile,
  find: noFile,
};
