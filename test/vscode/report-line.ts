/**
 * Begins each line of the in-editor suite's report, so that it can be told from all else that VS Code logs: both come
 * over the extension host's console.
 */
export const REPORT_MARK = "suite │ ";
