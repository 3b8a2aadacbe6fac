import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { describe, it } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { sizeLimits } from "../../scripts/size-limits.mts";
import { emailTypes, phoneTypes, socialTypes } from "../../server/src/template/assumed-types.ts";
import { defaultColumns } from "../../server/src/template/columns.ts";
import { columnKinds } from "../../server/src/template/kinds.ts";
import snippets from "../../snippets/asio-csv.json" with { type: "json" };
import grammar from "../../syntaxes/asio-csv.tmLanguage.json" with { type: "json" };
import { readPage } from "../docs/markdown.ts";

const root = join(import.meta.dirname, "..", "..");
const { contributes } = manifest;
const settings = contributes.configuration.properties;
const header = defaultColumns.map((column) => column.header).join(",");

/** Commands that only code actions, completions, keys, messages and status items use; they are in no menu and not in the palette. */
const hiddenCommands = [
  "asioImport.aboutRule",
  "asioImport.addType",
  "asioImport.enterCell",
  "asioImport.goTo",
  "asioImport.leaveEmpty",
  "asioImport.openExisting",
  "asioImport.reopenWithEncoding",
  "asioImport.saveAsUtf8",
  "asioImport.turnOffRule",
];

describe("the settings of the manifest", () => {
  it("are those of the specification, in this order", () => {
    assert.deepEqual(Object.keys(settings), [
      "asioImport.files",
      "asioImport.rules",
      "asioImport.template.file",
      "asioImport.template.columns",
      "asioImport.types.email",
      "asioImport.types.phone",
      "asioImport.types.social",
      "asioImport.existing.files",
      "asioImport.existing.listPath",
      "asioImport.existing.nameKeys",
      "asioImport.existing.idKeys",
      "asioImport.response.fileName",
      "asioImport.response.rows",
      "asioImport.ready.split",
      "asioImport.maxProblems",
      "asioImport.codeLens.sites",
      "asioImport.inlayHints",
      "asioImport.tabMovesBetweenCells",
      "asioImport.mappings",
      "asioImport.trace.server",
    ]);
    assert.deepEqual(
      Object.values(settings).map((setting) => setting.order),
      Object.keys(settings).map((_, index) => index + 1),
    );
  });

  it("have a description, and apply to a file or folder", () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.match(setting.markdownDescription, /^[A-Z].+[.)]$/, name);
      assert.equal(setting.scope, name === "asioImport.trace.server" ? "window" : "resource", name);
    }
  });

  it("accept only rules from the registry, as written by npm run generate", () => {
    assert.equal(settings["asioImport.rules"].additionalProperties, false);
  });

  it("accept every kind of column, each with a description", () => {
    const { kind } = settings["asioImport.template.columns"].additionalProperties.properties;
    assert.deepEqual(kind.enum, columnKinds);
    assert.equal(kind.markdownEnumDescriptions.length, columnKinds.length);
  });

  it("name the types that are assumed if none are set", () => {
    for (const [name, list] of [
      ["asioImport.types.email", emailTypes],
      ["asioImport.types.phone", phoneTypes],
      ["asioImport.types.social", socialTypes],
    ] as const) {
      assert.ok(settings[name].markdownDescription.includes(` ${list.join(", ")} are assumed`), name);
      assert.equal(settings[name].default, null, name);
    }
  });

  it("do not let an untrusted workspace choose where a file is written", () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
      "asioImport.response.fileName",
      "asioImport.mappings",
    ]);
  });
});

describe("the commands of the manifest", () => {
  const named = contributes.commands.map(({ command }) => command);

  it("are those of the specification", () => {
    assert.deepEqual(Object.fromEntries(contributes.commands.map(({ command, title }) => [command, title])), {
      "asioImport.validate": "Validate import",
      "asioImport.fixAll": "Fix all safe problems",
      "asioImport.selectExisting": "Choose existing-company export…",
      "asioImport.newImport": "New import file",
      "asioImport.useTemplate": "Use downloaded template…",
      "asioImport.mapColumns": "Map columns to the template…",
      "asioImport.createRetry": "Create retry file from response file",
      "asioImport.writeReady": "Split into ready and rest files",
      "asioImport.mergeCorrections": "Merge corrections into import file…",
      "asioImport.goToImportRow": "Go to row in the import file",
      "asioImport.goToResponseRow": "Go to row in the response file",
      "asioImport.nextCell": "Next cell",
      "asioImport.previousCell": "Previous cell",
      "asioImport.openTable": "Open as Table",
      "asioImport.openText": "Open as Text",
      "asioImport.table.fix": "Fix…",
      "asioImport.table.autoFix": "Apply preferred fix",
      "asioImport.table.fillDown": "Fill down",
      "asioImport.table.newSite": "New site row for this company",
      "asioImport.table.newCompany": "New company row",
      "asioImport.table.insertRow": "Insert row above",
      "asioImport.table.duplicateRows": "Duplicate rows",
      "asioImport.table.deleteRows": "Delete rows",
      "asioImport.table.moveUp": "Move rows up",
      "asioImport.table.moveDown": "Move rows down",
      "asioImport.table.widenColumn": "Widen column",
      "asioImport.table.narrowColumn": "Narrow column",
      "asioImport.restart": "Restart language server",
      "asioImport.showLog": "Show log",
    });
    for (const { command, category } of contributes.commands) assert.equal(category, "Asio Import", command);
  });

  it("are registered by the client, together with those of code actions", () => {
    const source = readFileSync(join(root, "client/src/commands/command.ts"), "utf8");
    const [, ids = ""] = /commandIds = \[([^\]]*)\]/.exec(source) ?? [];
    const registered = [...ids.matchAll(/"([\w.]+)"/g)].map(([, id]) => `asioImport.${id}`);
    assert.deepEqual(registered.sort(), [...named, ...hiddenCommands].sort());
  });

  it("include all that the menus and the walkthrough use", () => {
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const inSteps = steps.flatMap(({ description, completionEvents }) => [
      ...[...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ""),
      ...completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []),
    ]);
    const inSettings = Object.values(settings).flatMap(({ markdownDescription }) =>
      [...markdownDescription.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ""),
    );
    assert.equal(inSteps.length, 12);
    for (const command of [...inMenus, ...inSteps, ...inSettings]) assert.ok(named.includes(command), command);
  });
});

describe("the files of the package", () => {
  const rules = readFileSync(join(root, ".vscodeignore"), "utf8").split("\n");
  const packed = new Set(
    rules.filter((rule) => rule.startsWith("!")).flatMap((rule) => globSync(rule.slice(1), { cwd: root })),
  );

  it("are listed one by one, and include those of the manifest", () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const files = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...steps.map(({ media }) => media.markdown),
    ].map((file) => file.replace(/^\.\//, ""));
    assert.equal(rules[1], "**");
    for (const file of files) {
      assert.ok(existsSync(join(root, file)), file);
      assert.ok(packed.has(join(file)), `${file} is packed`);
    }
    assert.equal(files.length, 10);
  });

  it("link only to files in the package", () => {
    // The readme and the changelog are in dist, and packaging rewrites their links.
    const pages = [...packed].filter((path) => path.endsWith(".md") && !path.startsWith("dist"));
    for (const page of pages) {
      const { links, pictures } = readPage(readFileSync(join(root, page), "utf8"));
      for (const target of [...links, ...pictures].filter((address) => !/^(?:\w+:|#)/.test(address))) {
        assert.ok(packed.has(join(dirname(page), target.replace(/#.*/, ""))), `${page}: ${target}`);
      }
    }
  });

  it("include the bundles of the build", () => {
    const build = readFileSync(join(root, "esbuild.mjs"), "utf8");
    const entries = [...build.matchAll(/"?([\w/-]+)"?: "(?:client|server|test)\/[\w/.]+"/g)].map(([, name]) => name);
    assert.deepEqual(entries, [
      "extension",
      "extension-main-web",
      "extension-web",
      "server",
      "server-web",
      "cli",
      "table",
      "test/index",
    ]);
    // With its ending, npm would pack it too: it packs each file that `main` names.
    assert.equal(manifest.main, "dist/extension");
    assert.equal(manifest.browser, "dist/extension-web");
    assert.deepEqual(manifest.bin, { "asio-import": "dist/cli.js", "asio-import-server": "dist/server.js" });
  });

  it("include all parts of the programs, as does the npm package", () => {
    const parts = Object.keys(sizeLimits).filter((name) => name.startsWith("dist/"));
    const npm = readFileSync(join(root, ".npmignore"), "utf8").split("\n");
    // The last rule that matches decides.
    const leftOut = (lines: readonly string[]) =>
      parts.filter((part) => {
        const last = lines.findLast(
          (line) => line !== "" && matchesGlob(part, line.replace(/^!/, "").replace(/^\//, "")),
        );
        return !last?.startsWith("!");
      });
    assert.deepEqual(
      leftOut(rules),
      parts.filter((part) => part.startsWith("dist/cli")),
    );
    assert.deepEqual(
      leftOut(npm),
      parts.filter((part) => /extension|web|table/.test(part)),
    );
  });
});

describe("the lock file", () => {
  it("does not contain the registry of the packages", () => {
    assert.doesNotMatch(readFileSync(join(root, "package-lock.json"), "utf8"), /"resolved": "http/);
  });
});

describe("the language asio-csv", () => {
  const [language] = contributes.languages;
  const firstLine = new RegExp(language?.firstLine ?? "");

  it("is that of the grammar and the snippets", () => {
    assert.equal(language?.id, "asio-csv");
    assert.deepEqual(language?.extensions, [".asio.csv"]);
    assert.deepEqual(
      [...contributes.grammars, ...contributes.snippets].map((each) => each.language),
      ["asio-csv", "asio-csv"],
    );
  });

  for (const line of [
    header,
    "company_name;COMPANY ID;site-name",
    '"Company Name *","Company Identifier","Site Name","Site Identifier"',
    "CompanyName\tSiteName\tCountry Code",
    "Row,Status,Country,City,Site ID,Company Name",
    " Company Name | Site ID | Country ",
  ]) {
    it(`is recognised by the first line ${JSON.stringify(line)}`, () => assert.match(line, firstLine));
  }

  for (const line of [
    "",
    "Company Name,Company ID",
    "Company Name and Site Name of Country",
    "Device,Serial,Warranty until,Country",
    "Company,Site,Country,Revenue",
    "Company Names,Site IDs,Countryside",
  ]) {
    it(`is not recognised by the first line ${JSON.stringify(line)}`, () => assert.doesNotMatch(line, firstLine));
  }

  it("gives neighbouring columns different scopes", () => {
    const scopes = Object.values(grammar.repository.columns.captures).map(({ name }) => name.replace(/\.column.*/, ""));
    assert.equal(scopes.length, 7);
    assert.equal(new Set(scopes).size, 7);
    assert.equal(grammar.repository.columns.match.split("(?:,|$)").length - 1, 7);
  });

  it("has snippets with the columns of the default template", () => {
    assert.equal(snippets["Header row"].body, header);
    for (const name of ["Company with one site", "Further site"] as const) {
      const placeholders = snippets[name].body.replace(/\|[^|]*\|/g, "").split(",");
      assert.equal(placeholders.length, defaultColumns.length, name);
      assert.equal(placeholders.pop(), "$0");
      for (const [index, text] of placeholders.entries()) assert.ok(text.startsWith(`\${${index + 1}`), text);
    }
  });
});
