import type { HeaderRule } from "./rule.ts";
import { capitalized, uncheckedCompanies } from "./support/wording.ts";

/** An export that cannot be relied on. Only the companies that could be read are checked. */
export const existingExport: HeaderRule<{ sentence: string }> = {
  code: "existing-export",
  title: "The existing-company export cannot be used",
  noun: ["unusable export", "unusable exports"],
  severity: "error",
  scope: "header",
  suggestsOnly: () => true,
  message: ({ sentence }) => sentence,
  check: ({ context }) =>
    context.exportProblems.map((problem) => ({
      cell: -1,
      data: { sentence: `${capitalized(uncheckedCompanies(context))}: ${problem}` },
    })),
  fixes: () => [
    { title: "Choose another existing-company export…", safe: false, edits: [], action: { kind: "selectExport" } },
    { title: "Open the export", safe: false, edits: [], action: { kind: "openExport" } },
  ],
};
