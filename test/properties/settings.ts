import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { URI, Utils } from "vscode-uri";
import { load } from "../../server/src/cli/load.ts";
import { FileError, type Files } from "../../server/src/files/files.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { responseFileName } from "../../server/src/response/names.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";
import { hostileValue, longRun } from "./hostile-texts.ts";
import type { Form, Target } from "./target.ts";

const codes = allRules.map((rule) => rule.code);

const path = fc.oneof(
  hostileValue,
  fc.constantFrom(
    "companies.json",
    "template.csv",
    "*.json",
    "**/*.csv",
    "../*.json",
    "/etc/passwd",
    "a/../b",
    "[",
    "{a",
    "!(x)",
  ),
  fc.constantFrom(
    "file:///x/y.json",
    "vscode-remote://x/y",
    "C:\\x.json",
    "\\\\server\\x",
    ".",
    "..",
    "~",
    "*".repeat(50),
  ),
  longRun(70_000),
);

const text = fc.oneof(
  path,
  fc.constantFrom("error", "off", "country", "all", "Zip", "data[].x", "$" + "{name}.csv", "clients.csv"),
);

/** A value of any type. */
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, 1, -1, 0.5, 1e300, 500),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
    fc.tuple(hostileValue, fc.nat({ max: 2_000 })).map(([value, count]) => Array<string>(count).fill(value)),
  ),
})).value;

/** Mostly a value as it should be, so that what others do shows. */
function mostly<T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: anything });
}

const column = mostly(
  fc.record({
    kind: mostly(fc.constantFrom("name", "id", "country", "text", "phone")),
    required: mostly(fc.boolean()),
    maxLength: mostly(fc.nat({ max: 60 })),
  }),
);

const texts = fc.array(text, { maxLength: 3 });

const section = fc.record(
  {
    files: mostly(fc.array(path, { maxLength: 3 })),
    rules: mostly(
      fc.dictionary(fc.constantFrom(...codes, "x"), mostly(fc.constantFrom("off", "hint")), { maxKeys: 4 }),
    ),
    template: mostly(
      fc.record({
        file: mostly(path),
        columns: mostly(fc.dictionary(fc.oneof(text, fc.constantFrom("Zip", "Company Name", "__proto__")), column)),
      }),
    ),
    types: mostly(fc.record({ email: mostly(texts), phone: mostly(texts), social: mostly(texts) })),
    existing: mostly(
      fc.record({
        files: mostly(fc.array(path, { maxLength: 2 })),
        listPath: mostly(text),
        nameKeys: mostly(texts),
        idKeys: mostly(texts),
      }),
    ),
    response: mostly(fc.record({ fileName: mostly(text), rows: mostly(fc.constantFrom("all", "failed")) })),
    codeLens: mostly(fc.record({ sites: mostly(fc.boolean()) })),
    inlayHints: mostly(fc.boolean()),
    maxProblems: mostly(fc.nat({ max: 900 })),
  },
  { requiredKeys: [] },
);

/** A file of settings: the section, a settings.json of VS Code with its dotted keys, or one that is damaged. */
const config = fc.oneof(
  { weight: 6, arbitrary: section.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: section.map((value) => {
      const dotted = Object.entries(value).map(([key, member]) => [`asioImport.${key}`, member] as const);
      return `// of VS Code\n${JSON.stringify({ "editor.tabSize": 2, ...Object.fromEntries(dotted) }, null, 1)}`;
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...codes, "template.file", "a..b", "", "__proto__"), anything)
      .map(([key, value]) => JSON.stringify({ [`asioImport.${key}`]: value })),
  },
  { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
  {
    weight: 1,
    arbitrary: fc.tuple(section, fc.nat({ max: 99 }), hostileValue).map(([value, at, by]) => {
      const json = JSON.stringify(value);
      return json.slice(0, (json.length * at) / 100) + by;
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("[", '{"a":', '{"template":'), fc.nat({ max: 13 }))
      .map(([open, size]) => open.repeat(2 ** size)),
  },
);

const row = "Company Name,Company ID,Site Name,Site ID,Country\nGone,GONE,HQ,HQ1,US\n";

/** Some files that settings may name, in memory. */
const memory: Files = {
  async read(uri) {
    if (uri.endsWith(".json")) return new TextEncoder().encode('[{"name":"Gone"}]');
    if (uri.endsWith(".csv")) return new TextEncoder().encode(row);
    throw new FileError(`${uri} cannot be read: there is no such file.`, true);
  },
  async write() {},
  async writeTogether() {},
  exists: async (uri) => /\.(?:json|csv)$/.test(uri) && !/[*?[{]/.test(uri),
  version: async () => undefined,
  isWithin: async () => true,
  find: async (folder) => ({ uris: [Utils.joinPath(URI.parse(folder), "companies.json").toString()], leftOut: [] }),
};

const textForm: Form<string> = {
  ending: ".json",
  write: (input) => new TextEncoder().encode(input),
  read: (bytes) => new TextDecoder().decode(bytes),
};

let folder: string | undefined;

/** What settings of any type come to: usable settings, and a sentence for each that counts as not set. */
export const settings: Target<string> = {
  says: "all settings are usable, and each invalid value is reported",
  inputs: config,
  form: textForm,
  async holds(input) {
    const value = parsed(input);
    if (value !== undefined) await isUsable(value);
    await isReadOrRefused(input);
    return 1;
  },
  end() {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  },
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function isUsable(value: unknown): Promise<void> {
  const { settings, problems } = readSettings(value, codes);
  assert.ok(problems.length <= 101);
  for (const problem of problems) {
    assert.match(problem, /^asioImport.*[.?]$/s);
    assert.ok(problem.length < 400, problem);
  }
  const isTexts = (list: readonly string[], longest: number) => {
    assert.ok(list.length <= 1_000 && list.every((each) => typeof each === "string" && each.length <= longest));
  };
  isTexts(settings.files, 4_096);
  isTexts(settings.existing.files, 4_096);
  isTexts([settings.template.file], 4_096);
  for (const list of Object.values(settings.types)) isTexts(list ?? [], 1_000);
  isTexts(settings.existing.nameKeys, 1_000);
  isTexts(settings.existing.idKeys, 1_000);
  isTexts([settings.existing.listPath], 1_000);
  assert.ok(Object.keys(settings.rules).every((code) => codes.includes(code)));
  assert.ok(Number.isInteger(settings.maxProblems) && settings.maxProblems > 0);
  assert.ok(["failed", "all"].includes(settings.response.rows));
  assert.ok(["company", "row"].includes(settings.ready.split));
  assert.doesNotMatch(settings.response.fileName, /[\\/\0]|^\.*$/);
  try {
    responseFileName(settings.response.fileName, "clients.csv");
  } catch (error) {
    assert.ok(error instanceof FileError, `${error}`);
  }
  const { context } = await loadContext(settings, "file:///clients", memory);
  check(row, context).findings();
}

async function isReadOrRefused(input: string): Promise<void> {
  folder ??= mkdtempSync(join(tmpdir(), "asio-import-fuzz-"));
  const config = join(folder, "settings.json");
  writeFileSync(config, input);
  try {
    await load(
      {
        existing: [],
        format: "text",
        quiet: false,
        write: false,
        force: false,
        map: [],
        suggest: [],
        derive: [],
        set: [],
        sheet: [],
        config,
      },
      folder,
    );
  } catch (error) {
    assert.ok(error instanceof FileError, error instanceof Error ? (error.stack ?? "") : `${error}`);
    assert.ok(error.message.length < 6_000, `${error.message.length}`);
  }
}
