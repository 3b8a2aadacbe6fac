import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Range } from "../document/positions.ts";
import { rangeAt } from "../features/places.ts";
import type { Severity } from "../rules/context.ts";
import { allRules } from "../rules/registry.ts";
import { array, item } from "./json-text.ts";
import type { ReportFormat } from "./report-format.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", information: "note", hint: "note" };

/** SARIF 2.1.0, the format that code-scanning services read. */
export const asSarif: ReportFormat = {
  findings(file) {
    const uri = addressOf(file);
    return ({ rule, severity, start, end, data }, text, place) => {
      const other = rule.elsewhere?.(data);
      return item({
        ruleId: rule.code,
        level: levels[severity],
        message: { text },
        locations: [locationOf(uri, rangeAt(place, start, end))],
        ...(other
          ? {
              relatedLocations: [
                {
                  ...locationOf(addressOf(other.place.file.name), other.place.range),
                  message: { text: other.message },
                },
              ],
            }
          : {}),
      });
    };
  },

  *pieces(files, _, about) {
    const { version, page, rulesPage } = about();
    const rules = allRules.map((rule) => ({
      id: rule.code,
      shortDescription: { text: rule.title },
      helpUri: `${rulesPage}#${rule.code}`,
      defaultConfiguration: { level: levels[rule.severity] },
    }));
    const driver = { name: "asio-import", version, informationUri: page, rules };
    yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
    yield `"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`;
    yield* array(files.map(({ findings }) => findings));
    yield "]}]}\n";
  },
};

function locationOf(uri: string, { start, end }: Range) {
  const region = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return { physicalLocation: { artifactLocation: { uri }, region } };
}

/** A relative path as a relative URI. */
function addressOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll(sep, "/").split("/").map(encodeURIComponent).join("/");
}
