import type { Connection } from "vscode-languageserver";
import { checkpointFor } from "../features/cancellation.ts";
import { decodingExport } from "../files/export-text.ts";
import { FileError, type Files } from "../files/files.ts";
import { nameOf } from "../files/places.ts";
import { decodeBeginning } from "../files/text.ts";
import { inSlices } from "../steps.ts";
import { templateFromCsv } from "../template/downloaded-template.ts";
import { defaultTemplate } from "../template/template.ts";
import { answer } from "./answer.ts";
import { inspectExportsRequest, inspectTemplateRequest, type TemplateContents } from "./protocol.ts";
import type { Workspace } from "./workspace.ts";

/** What the requests that inspect files need from the server. */
export interface InspectionServer {
  readonly workspace: Workspace;
  readonly files: Files;
}

/** Registers the handlers that show what a template or an export contains before it is chosen. */
export function serveInspection(connection: Connection, { workspace, files }: InspectionServer): void {
  connection.onRequest(inspectTemplateRequest, ({ uri }) => answer(() => templateContents(uri, files)));
  connection.onRequest(inspectExportsRequest, ({ uris }, token) =>
    answer(async () => {
      const checkpoint = checkpointFor(token);
      const { doubtsOf, readingExport } = await import("../existing/reading.ts");
      const inspect = async (uri: string) => {
        const { settings } = await workspace.configured(uri);
        const name = nameOf(uri);
        const text = await inSlices(decodingExport(await files.read(uri), name), checkpoint);
        const parsed = await inSlices(readingExport(text, name, settings.existing), checkpoint);
        if (!parsed.ok) {
          const companies = parsed.extent?.companies.size ?? 0;
          return { held: { companies, nameKeys: [], idKeys: [], problem: parsed.problem } };
        }
        const { companies, nameKeys, idKeys, extent } = parsed;
        return { held: { companies: companies.size, nameKeys, idKeys }, extent };
      };
      const inspected = await Promise.all(uris.map(inspect));
      const { partial, notices } = doubtsOf(inspected.flatMap(({ extent }) => extent ?? []));
      const doubt = partial[0] ?? notices[0];
      return { exports: inspected.map(({ held }) => held), ...(doubt === undefined ? {} : { doubt }) };
    }),
  );
}

async function templateContents(uri: string, files: Files): Promise<TemplateContents> {
  const name = nameOf(uri);
  const template = templateFromCsv(decodeBeginning(await files.read(uri), name));
  if (!template) throw new FileError(`${name} cannot be the template: it has no header row with the required columns.`);
  const columns = template.columns.map(({ header, required, role }) => ({ header, required, ...(role && { role }) }));
  const roles = new Set(template.columns.map(({ role }) => role));
  return {
    columns,
    missing: defaultTemplate.columns.filter(({ role }) => !roles.has(role)).map(({ header }) => header),
  };
}
