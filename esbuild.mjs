/**
 * Builds every bundle into dist/: `node esbuild.mjs [--dev] [--watch] [NAME…]`, all bundles where no name is given.
 * --dev: as written and with source maps, for a debugger; --watch: --dev, and again at each change.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, context } from "esbuild";
import { inParts } from "./scripts/in-parts.mjs";
import { leftOut } from "./scripts/left-out.mjs";
import { writeNotices } from "./scripts/notices.mjs";
import { onDemand } from "./scripts/on-demand.mjs";

/**
 * Entries by the names of their files, what they find at run time instead of in the bundle, and what kind of bundle it is,
 * by the name of the bundle.
 */
const bundles = {
  extension: {
    entries: { extension: "client/src/extension.ts", "extension-main-web": "client/src/extension.web.ts" },
    external: ["vscode"],
    short: true,
  },
  "extension-web": { entries: { "extension-web": "client/src/web/load.ts" }, external: ["vscode"], short: true },
  server: { entries: { server: "server/src/main.node.ts", "server-web": "server/src/main.web.ts" } },
  cli: { entries: { cli: "server/src/cli/main.ts" } },
  table: { entries: { table: "client/src/table/view/main.ts" }, isPage: true },
  "test/index": { entries: { "test/index": "test/vscode/index.ts" }, external: ["vscode"], test: true },
};

/** Libraries whose manifests lead to what a bundle cannot use, and their files instead. */
const alias = {
  // Their part for a browser. Everything else is the same as in Node.js.
  ...Object.fromEntries(
    ["vscode-jsonrpc", "vscode-languageserver-protocol", "vscode-languageclient", "vscode-languageserver"].map(
      (library) => [`${library}/browser`, inModules(library, "lib/browser/main.js")],
    ),
  ),
  // Its manifest leads only to its CommonJS build, of which nothing can be left out.
  numfmt: inModules("numfmt", "dist/index.mjs"),
};

function inModules(...path) {
  return join(import.meta.dirname, "node_modules", ...path);
}

const { values, positionals } = parseArgs({
  options: { dev: { type: "boolean" }, production: { type: "boolean" }, watch: { type: "boolean" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in bundles));
if (unknown.length > 0) throw new Error(`Unknown bundle ${unknown.join(", ")}: use ${Object.keys(bundles).join(", ")}`);
const dev = !values.production && (values.dev || values.watch);
const chosen = positionals.length > 0 ? positionals : Object.keys(bundles);

/** For all bundles. */
const common = {
  outdir: "dist",
  bundle: true,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  logLevel: "info",
};

const options = chosen.map((name) => {
  const { entries, external = [], short = false, isPage = false, test = false } = bundles[name];
  if (isPage) return pageOptions(entries);
  return {
    ...common,
    entryPoints: entries,
    platform: "node",
    format: "cjs",
    target: "node20",
    external,
    alias,
    // Modules first: jsonc-parser's CommonJS build loads its parts in a way that no bundler can follow.
    mainFields: ["module", "main"],
    // Stack traces in bug reports show names as written. To keep them beside short ones takes time with each function
    // that is made, which the server must not spend.
    minifyIdentifiers: short && !dev,
    keepNames: short && !dev,
    minifySyntax: !dev && !test,
    minifyWhitespace: !dev && !test,
    sourcemap: dev || test ? "linked" : false,
    // mocha asks for files of its own that a test run in the editor never needs.
    logOverride: { "require-resolve-not-external": "silent" },
    // A library that is a module asks for its own address, which CommonJS has under another name. Browsers have none.
    define: { "import.meta.url": "moduleUrl" },
    banner: {
      js: `const moduleUrl = typeof __filename === "string" ? require("node:url").pathToFileURL(__filename).href : "";`,
    },
    plugins: [leftOut, onDemand, ...(test || dev ? [] : [inParts(name)])],
  };
});

/** For the script and the style sheet of a web view. */
function pageOptions(entries) {
  return {
    ...common,
    entryPoints: entries,
    platform: "browser",
    format: "iife",
    target: "chrome134",
    minify: !dev,
    sourcemap: dev ? "inline" : false,
    plugins: [leftOut],
  };
}

if (values.watch) for (const each of options) await (await context(each)).watch();
else {
  const built = await Promise.all(options.map(build));
  const shipped = built.filter((_, index) => !bundles[chosen[index]].test);
  const metafiles = shipped.map(({ metafile }) => metafile);
  if (positionals.length === 0) await writeNotices(metafiles, "dist/THIRD-PARTY-NOTICES.txt");
}
