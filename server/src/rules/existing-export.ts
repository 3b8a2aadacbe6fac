import type { HeaderRule } from "./rule.ts";

/** An export is configured but cannot be used: the check for existing companies is off, and says so. */
export const existingExport: HeaderRule<{ problem: string }> = {
  code: "existing-export",
  title: "The export of existing companies cannot be used",
  severity: "error",
  scope: "header",
  suggestsOnly: true,
  message: (data) => `Existing companies are not checked: ${data.problem}`,
  check: ({ context }) => context.exportProblems.map((problem) => ({ cell: -1, data: { problem } })),
  fixes: () => [
    { title: "Choose another export of existing companies…", safe: false, edits: [], action: { kind: "selectExport" } },
    { title: "Open the export", safe: false, edits: [], action: { kind: "openExport" } },
  ],
};
