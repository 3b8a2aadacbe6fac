import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * Features of the language client that this server does not offer, by their files. Notebooks are not among them, because
 * diagnostics need their feature.
 */
const clientFeatures = [
  "callHierarchy",
  "colorProvider",
  "declaration",
  "documentLink",
  "fileOperations",
  "formatting",
  "implementation",
  "inlineCompletion",
  "inlineValue",
  "linkedEditingRange",
  "textDocumentContent",
  "typeDefinition",
  "typeHierarchy",
];

/** A feature that does nothing: the client creates all that it knows, and nobody can choose among them. */
const noFeature = `class NoFeature {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: "static" }; }
  clear() {}
}`;

/** What the grid of the table does only with options that it does not have: columns that fit themselves, and can be moved. */
const gridMethods = [
  "autosizeColumns?",
  "getColAutosizeWidth",
  "getColContentSize",
  "getColHeaderWidth",
  "getColWidth",
  "internalAutosizeColumns",
  "legacyAutosizeColumns",
  "reRenderColumns",
  "setupColumnReorder",
  "treatAsLocked",
];

const helpers = JSON.stringify(fileURLToPath(new URL("typescript-helpers.mjs", import.meta.url)));

/** Takes the helpers that TypeScript has written into each file from typescript-helpers.mjs. */
function withoutHelpers(text) {
  const rest = text.replace(/^var __\w+ = \(this && this\.__\w+\)[\s\S]*?^\}.*;\n/gm, "");
  if (rest === text) return text;
  return `const { __exportStar, __importDefault, __importStar } = require(${helpers});\n${rest}`;
}

/** What takes the place of files of libraries. */
const replaced = [
  {
    // Moves the columns of the table, which stay in the order of the file.
    filter: /sortablejs[\\/]modular[\\/].*\.js$/,
    contents: () => "export default {};",
  },
  {
    // Without the defaults of its editor of numbers, the bundler leaves that out, too.
    // Fields are defined by calls, as for old targets.
    filter: /slickgrid[\\/]dist[\\/]esm[\\/]index\.mjs$/,
    contents: (text) =>
      text
        .replace(/^__publicField\(_FloatEditor, .*$/gm, "")
        .replaceAll(/__publicField\(this, "\w+"\);/g, "")
        .replaceAll(/__publicField\(this, "(\w+)", /g, "this.$1 = (")
        .replace(new RegExp(`^  (?:${gridMethods.join("|")})\\(.*\\) \\{$[^]*?^  \\}$`, "gm"), ""),
  },
  {
    // What transliteration does differently for single languages: building its patterns takes longer than checking a small file.
    filter: /transliterate[\\/]locale-replacements\.js$/,
    contents: () => "export default {};",
  },
  {
    filter: new RegExp(`vscode-languageclient[\\\\/]lib[\\\\/]common[\\\\/](?:${clientFeatures.join("|")})\\.js$`),
    contents(text) {
      const names = new Set(text.match(/(?<=exports\.)\w+Feature(?= =)/g));
      return [noFeature, ...Array.from(names, (name) => `exports.${name} = NoFeature;`)].join("\n");
    },
  },
  {
    // Patterns for documents that are not open: `match` of the client's options compares these.
    filter: /vscode-languageclient[\\/]lib[\\/]common[\\/]utils[\\/]globPattern\.js$/,
    contents: () => "exports.matchGlobPattern = () => false;",
  },
  {
    // The client asks whether VS Code is new enough for it. VS Code itself has compared its version with the manifest's.
    filter: /semver[\\/]functions[\\/](?:parse|satisfies)\.js$/,
    contents: () => "module.exports = () => true;",
  },
  {
    // Looks for libraries of the user's.
    filter: /vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/,
    contents: () => "",
  },
  {
    // Only pipes' names and the client's requests need random numbers.
    filter: /vscode-jsonrpc[\\/]lib[\\/]node[\\/]\w+\.js$/,
    contents: (text) =>
      withoutHelpers(text)
        .replace(/^const crypto_1 = .*\n/m, "")
        .replaceAll("crypto_1", 'require("crypto")'),
  },
  {
    filter: /vscode-(?:jsonrpc|languageclient|languageserver|languageserver-protocol)[\\/]lib[\\/].*\.js$/,
    contents: withoutHelpers,
  },
];

/** Leaves out parts of libraries that nothing here uses, but that esbuild cannot know to be unused. */
export const leftOut = {
  name: "left-out",
  setup({ onLoad }) {
    for (const { filter, contents } of replaced) {
      onLoad({ filter }, async ({ path }) => ({ contents: contents(await readFile(path, "utf8")) }));
    }
  },
};
