/** Mutation testing (`npm run mutate`): changes the sources of a folder one place at a time, and lists the changes that no test detects. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** Not a dependency: `npm ci` would install 176 more packages (61 MB), and few developers need them. */
const STRYKER = "@stryker-mutator/core@10.1.1";

const unit =
  "test/unit/*(base64|cells|doubt|emails|encoding|fold|free-number|kinds|likely-encoding|phones|plain-text|program-text|reasons|record-place|spreadsheet|states|text|types|verdict|word-filter|wording).test.ts";
const rules = ["test/rules/*.test.ts", "test/docs/{generated,rules-page}.test.ts"];
const cells = "test/kinds/!(export*|shared*|response*).test.ts";
const exports = "test/kinds/*export*.test.ts";
const besideRules =
  "test/unit/{address-in-cell,doubt,fit,fixed-message,kinds,plain-names,record-in-cell,record-place,rule-wording,several-values,split-name,values-in-cell,verdict}.test.ts";
/** The tests of each folder of `server/src`: of those that import the sources. */
const testsOf = {
  rules: [...rules, besideRules, "test/properties/plain.test.ts", cells],
  fixes: [...rules, cells, "test/properties/{fix-all,combined-edits}.test.ts"],
  template: [...rules, cells, unit],
  existing: [exports, "test/unit/existing-*.test.ts", "test/rules/{company,existing}-*.test.ts", unit],
  mapping: ["test/unit/mapping/*.test.ts", "test/kinds/headers.test.ts"],
  document: [...rules, cells, unit, "test/properties/document.test.ts"],
  response: [
    ...rules,
    "test/kinds/response-*.test.ts",
    "test/unit/{reasons,streaming/stream-check}.test.ts",
    "test/properties/response.test.ts",
  ],
};
const HELP = `Changes the sources one place at a time, and lists the changes that no test detects.

Usage: npm run mutate -- FOLDER [--file=NAME] [--minutes=N] [--seed=N] [--static]

  FOLDER       One of: ${Object.keys(testsOf).join(", ")}
  --file=NAME  Changes only this file of the folder
  --minutes=N  Stops after N minutes. Defaults to 15
  --seed=N     Seed for the order of the changes. Defaults to 1
  --static     Changes only code that runs when a module loads, such as tables. Takes seconds per change

Downloads Stryker on the first run. Writes its report to test-results/mutation/.`;

const { values, positionals } = parseArgs({
  options: {
    file: { type: "string", default: "**/*" },
    minutes: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
    static: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  },
  allowPositionals: true,
});
const [folder = ""] = positionals;
const minutes = Number(values.minutes);
if (values.help || !Object.hasOwn(testsOf, folder) || !(minutes > 0)) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else run();

function run() {
  const place = `test-results/mutation/${folder}`;
  mkdirSync(place, { recursive: true });
  const config = {
    mutate: [`server/src/${folder}/${values.file.replace(/\.ts$/, "")}.ts`],
    // Stryker knows no TypeScript without a compiler's API, which it would rewrite tsconfig.json with.
    ignorePatterns: ["dist", "*.vsix", "test-results", "tsconfig.json", "media/*.png"],
    plugins: [new URL("mutation/plugin.mjs", import.meta.url).href],
    testRunner: "in-process",
    checkers: ["order"],
    coverageAnalysis: "perTest",
    concurrency: 1,
    ignoreStatic: !values.static,
    timeoutMS: 30_000,
    disableTypeChecks: false,
    tempDirName: `${place}/sandbox`,
    reporters: ["json", "html", "progress-append-only"],
    jsonReporter: { fileName: `${place}/report.json` },
    htmlReporter: { fileName: `${place}/report.html` },
    warnings: { slow: false, unknownOptions: false },
    mutation: {
      tests: testsOf[folder],
      seed: values.seed,
      static: values.static,
      until: Date.now() + minutes * 60_000,
    },
  };
  writeFileSync(`${place}/config.json`, JSON.stringify(config));
  const { status } = spawnSync("npx", ["--yes", `--package=${STRYKER}`, "stryker", "run", `${place}/config.json`], {
    stdio: "inherit",
    env: { ...process.env, PROPERTY_RUNS: "50" },
    shell: process.platform === "win32",
  });
  if (status === 0) tell(JSON.parse(readFileSync(`${place}/report.json`, "utf8")));
  else process.exitCode = 1;
}

/** Prints the changes that no test detects, and how many were detected. */
function tell({ files }) {
  const counts = {};
  for (const [name, { source, mutants }] of Object.entries(files)) {
    const lines = source.split("\n");
    for (const { status, location, replacement } of mutants) {
      counts[status] = (counts[status] ?? 0) + 1;
      if (status !== "Survived") continue;
      const { start, end } = location;
      const last = start.line === end.line ? end.column - 1 : undefined;
      const before = lines[start.line - 1].slice(start.column - 1, last);
      const more = start.line === end.line ? "" : " …";
      console.log(`${name}:${start.line}:${start.column}  ${before}${more} → ${replacement.split("\n").join(" ")}`);
    }
  }
  const { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0, RuntimeError = 0 } = counts;
  const detected = Killed + Timeout;
  console.log(`
${detected} of ${detected + Survived} changes detected, ${RuntimeError} not tried.
${NoCoverage} more changes are in code that these tests do not run. Tests of the bundles may run it.`);
}
