import type { Connection } from "vscode-languageserver";
import { isFilled, type SourceColumn, SourceTable } from "../document/source-table.ts";
import { checkpointFor } from "../features/cancellation.ts";
import { FileError, type Files } from "../files/files.ts";
import { nameOf } from "../files/places.ts";
import { decoding } from "../files/text.ts";
import { applyingMapping, findSource } from "../mapping/mapping.ts";
import { proposing } from "../mapping/proposal.ts";
import { shorten } from "../rules/support/wording.ts";
import { inSlices, type Steps } from "../steps.ts";
import type { Column } from "../template/columns.ts";
import type { Template } from "../template/template.ts";
import {
  type ApplyMappingParams,
  applyMappingRequest,
  type MappedText,
  type MappingProposal,
  proposeMappingRequest,
} from "./protocol.ts";
import { judgingMisread, type Session } from "./session.ts";
import { lossError } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** What the requests for mapping need from the server. */
export interface MappingServer {
  readonly workspace: Workspace;
  readonly files: Files;
  /** An open document, whether or not it is an import file. */
  documentOf(uri: string): Session | undefined;
  /** Runs a request and converts its errors to response errors. */
  answer<T>(work: () => Promise<T>): Promise<T>;
}

/** A CSV and the template that its settings select. */
interface ToMap {
  readonly name: string;
  readonly source: SourceTable;
  readonly template: Template;
}

/** Registers the handlers that map another program's CSV to the template. */
export function serveMapping(connection: Connection, server: MappingServer): void {
  connection.onRequest(proposeMappingRequest, ({ uri }, token) => {
    const checkpoint = checkpointFor(token);
    return server.answer(async () => inSlices(proposalOf(await readToMap(uri, server, checkpoint)), checkpoint));
  });
  connection.onRequest(applyMappingRequest, (params, token) => {
    const checkpoint = checkpointFor(token);
    return server.answer(async () =>
      inSlices(applied(await readToMap(params.uri, server, checkpoint), params), checkpoint),
    );
  });
}

/** Reads the open document with its unsaved edits, or else the file on disk. */
async function readToMap(
  uri: string,
  { workspace, files, documentOf }: MappingServer,
  checkpoint: () => void,
): Promise<ToMap> {
  const name = nameOf(uri);
  const document = documentOf(uri);
  await document?.look(files);
  if (document?.misread) throw lossError(name, document.misread);
  const source = new SourceTable(document?.getText() ?? (await readText(uri, name, files, checkpoint)));
  if (source.columns.length === 0) throw new FileError(`${name} has no header row.`);
  return { name, source, template: (await workspace.configured(uri)).loaded.context.template };
}

async function readText(uri: string, name: string, files: Files, checkpoint: () => void): Promise<string> {
  const bytes = await files.read(uri);
  const { text, lossy } = await inSlices(decoding(bytes, name), checkpoint);
  const misread = lossy ? await inSlices(judgingMisread(bytes), checkpoint) : undefined;
  if (misread) throw lossError(name, misread);
  return text;
}

function* proposalOf({ source, template }: ToMap): Steps<MappingProposal> {
  const proposals = yield* proposing(source, template);
  const rows = source.firstRows();
  return {
    sources: source.columns.map(({ name, index }) => ({
      name,
      samples: samplesOf(rows.map((row) => row[index] ?? "")),
    })),
    targets: template.columns.map((column) => {
      const found = proposals.find((proposal) => proposal.column === column);
      const { header, required } = column;
      if (!found) return { header, required };
      const { confidence, reason } = found;
      return { header, required, proposal: { source: found.source.name, confidence, reason } };
    }),
  };
}

/** Up to three different values that help people recognise a column. */
function samplesOf(values: readonly string[]): string[] {
  return [...new Set(values.filter(isFilled))].slice(0, 3).map((value) => shorten(value.trim(), 40));
}

function* applied({ name, source, template }: ToMap, { mapping }: ApplyMappingParams): Steps<MappedText> {
  const chosen = new Map<Column, SourceColumn>();
  for (const pair of mapping) {
    const column = template.columns.find(({ header }) => header === pair.target);
    const from = findSource(pair.source, source);
    // Both existed when the mapping was proposed.
    if (!column) throw new FileError(`The template has changed: it has no column ${pair.target}.`);
    if (!from) throw new FileError(`${name} has changed: it has no column ${pair.source}.`);
    chosen.set(column, from);
  }
  const { text, rows, unmapped, leftOut } = yield* applyingMapping(source, chosen, template);
  return { text, rows, unmapped: [...unmapped], leftOut };
}
