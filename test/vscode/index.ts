import { format } from "node:util";
import Mocha from "mocha";
import { REPORT_MARK } from "./report-line.ts";

/** How long (in milliseconds) one test may take: the first one starts the language server. */
const TEST_TIMEOUT = 20_000;

/**
 * Runs the in-editor suite; VS Code calls it in the extension host of the workbench that it opened for testing. Rejects
 * where a test failed or none ran, which makes VS Code end with a code that is not 0.
 */
export async function run(): Promise<void> {
  const { passes, failures, pending } = await runSuite().catch((error: unknown) => {
    report(error instanceof Error ? error.stack : error);
    throw error;
  });
  report(`${passes} passed, ${failures} failed, ${pending} skipped`);
  if (failures > 0 || passes === 0) throw new Error("The in-editor suite did not pass");
}

async function runSuite(): Promise<{ passes: number; failures: number; pending: number }> {
  Mocha.reporters.Base.consoleLog = report;
  const grep = process.env.ASIO_TEST_GREP;
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", color: false, timeout: TEST_TIMEOUT, ...(grep && { grep }) });
  // Makes `describe` and `it` known, which the test files use as soon as they are loaded.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./extension.test.ts");
  await import("./problems.test.ts");
  await import("./features.test.ts");
  await import("./navigation.test.ts");
  await import("./fixes.test.ts");
  await import("./fix-all.test.ts");
  await import("./rule-commands.test.ts");
  await import("./table.test.ts");
  await import("./validate.test.ts");
  await import("./existing.test.ts");
  await import("./commands.test.ts");
  await import("./all-commands.test.ts");
  await import("./other-disk.test.ts");
  await import("./map-columns.test.ts");
  await import("./text-in-server.test.ts");
  await import("./encoding.test.ts");
  await import("./merge.test.ts");
  await import("./whole-loop.test.ts");

  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const runner = mocha.run(() => resolve());
  await ended;
  const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
  return { passes, failures, pending };
}

function report(...values: unknown[]): void {
  for (const line of format(...values).split("\n")) console.log(`${REPORT_MARK}${line}`);
}
