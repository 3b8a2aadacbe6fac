/** One run of the in-editor suite, in whichever VS Code. Absolute paths. */
export interface InEditorRun {
  /** The root of the extension under test. */
  readonly extension: string;
  /** The bundled suite: a CommonJS module that exports `run()`. */
  readonly suite: string;
  /** The folder whose copy is the workspace of the run. */
  readonly fixture: string;
  /** The folder for the logs of a run that failed. */
  readonly results: string;
}
