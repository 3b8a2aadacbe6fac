import type { HeaderRule } from "./rule.ts";

/** An export that says that it is incomplete. The missing companies would be overlooked. */
export const existingPartial: HeaderRule<{ sentence: string }> = {
  code: "existing-partial",
  title: "The existing-company export is incomplete",
  noun: ["incomplete export", "incomplete exports"],
  severity: "warning",
  scope: "header",
  suggestsOnly: () => true,
  message: ({ sentence }) =>
    `Not all existing companies are checked: ${sentence} Export all companies, or choose the missing files too.`,
  check: ({ context }) => context.partialExports.map((sentence) => ({ cell: -1, data: { sentence } })),
  fixes: () => [
    { title: "Add the other pages of the export…", safe: false, edits: [], action: { kind: "selectExport" } },
    { title: "Open the export", safe: false, edits: [], action: { kind: "openExport" } },
  ],
};
