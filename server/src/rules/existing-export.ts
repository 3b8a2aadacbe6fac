import type { HeaderRule } from "./rule.ts";
import { capitalized, uncheckedCompanies } from "./support/wording.ts";

/** An export is configured but cannot be relied upon: only the companies that could be read are checked, and it says so. */
export const existingExport: HeaderRule<{ sentence: string }> = {
  code: "existing-export",
  title: "The export of existing companies cannot be used",
  noun: ["unusable export", "unusable exports"],
  severity: "error",
  scope: "header",
  suggestsOnly: true,
  message: ({ sentence }) => sentence,
  check: ({ context }) =>
    context.exportProblems.map((problem) => ({
      cell: -1,
      data: { sentence: `${capitalized(uncheckedCompanies(context))}: ${problem}` },
    })),
  fixes: () => [
    { title: "Choose another export of existing companies…", safe: false, edits: [], action: { kind: "selectExport" } },
    { title: "Open the export", safe: false, edits: [], action: { kind: "openExport" } },
  ],
};
