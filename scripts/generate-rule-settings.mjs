// Writes the rules of the registry into the schema of the setting `asioImport.rules` in package.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../server/src/rules/registry.ts";

const path = join(import.meta.dirname, "..", "package.json");
const manifest = JSON.parse(readFileSync(path, "utf8"));
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
writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
