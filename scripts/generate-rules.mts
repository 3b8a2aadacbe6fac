// Writes what the registry says of each rule where else it stands: in the manifest's settings and in the documentation.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../server/src/rules/registry.ts";

/** By the path of a file: its text with the rules as they are, made of the text as it is. */
export const writers: Readonly<Record<string, (text: string) => string>> = {
  "package.json": withSettings,
  "docs/rules.md": withFacts,
};

/** The manifest with the schema of `asioImport.rules`. */
function withSettings(text: string): string {
  const manifest = JSON.parse(text);
  manifest.contributes.configuration.properties["asioImport.rules"].properties = Object.fromEntries(
    allRules.map(({ code, title, severity }) => [
      code,
      {
        type: "string",
        enum: ["error", "warning", "information", "hint", "off"],
        default: severity,
        // A title may end with a sentence in code; its full stop would stand twice.
        markdownDescription: `${title.replace(/\.`$/, "`")}. Default: ${severity}.`,
      },
    ]),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The page with its table, and the line below the heading of each section. */
function withFacts(text: string): string {
  const rows = allRules.map(
    ({ code, title, severity }) => `| [\`${code}\`](#${code}) | ${severity} | ${title.replaceAll("|", "\\|")} |\n`,
  );
  const page = text.replace(/(^\| code \| default \| finding \|\n.*\n)(?:\|.*\n)*/m, (_, head) => head + rows.join(""));
  return allRules.reduce(
    (page, { code, title, severity }) =>
      page.replace(new RegExp(`(^## ${code}\n\n)\\*\\*.*`, "m"), (_, head) => `${head}**${title}** · ${severity}`),
    page,
  );
}

if (import.meta.main) {
  for (const [path, write] of Object.entries(writers)) {
    const file = join(import.meta.dirname, "..", path);
    writeFileSync(file, write(readFileSync(file, "utf8")));
  }
}
