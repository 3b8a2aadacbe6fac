import { join } from "node:path";
import { temporaryFolder } from "../test/host/temporary.ts";

/** Environments of programs whose compiled code is kept in folders of their own. */
export interface CompiledCode {
  /** Of a program that has run before. */
  readonly later: NodeJS.ProcessEnv;
  /** Of a program that runs for the first time, each time it is asked for. */
  first(): NodeJS.ProcessEnv;
}

/**
 * Measures a program that keeps its compiled code.
 * @param run runs the program as it is measured, until it ends by itself
 */
export async function withCompiledCode<Result>(
  run: (env: NodeJS.ProcessEnv) => Promise<unknown>,
  measure: (code: CompiledCode) => Promise<Result>,
): Promise<Result> {
  const folder = temporaryFolder();
  const keptIn = (name: string) => ({
    ...process.env,
    XDG_CACHE_HOME: join(folder.path, name),
    NODE_DISABLE_COMPILE_CACHE: undefined,
  });
  const later = keptIn("later");
  let runs = 0;
  try {
    await run(later);
    return await measure({ later, first: () => keptIn(`first ${++runs}`) });
  } finally {
    folder.remove();
  }
}
