import type { CancellationToken, Connection } from "vscode-languageserver";
import { SourceTable, sampleLength } from "../document/source-table.ts";
import { checkpointFor } from "../features/cancellation.ts";
import { FileError, type Files, type FileVersion } from "../files/files.ts";
import { derivableRole, exampleText, madeFrom } from "../mapping/derived.ts";
import { Filling } from "../mapping/filling.ts";
import { lookingForFooters } from "../mapping/footer.ts";
import { doubtingHeader } from "../mapping/header-doubt.ts";
import {
  type HeaderRows,
  type KeptMapping,
  keeping,
  keptFor,
  type WholeMapping,
  withKept,
} from "../mapping/kept-mapping.ts";
import { applyingMapping, findSource } from "../mapping/mapping.ts";
import { firstCompanies, previewing } from "../mapping/preview.ts";
import { proposing } from "../mapping/proposal.ts";
import { shorten } from "../rules/support/wording.ts";
import { inSlices, type Steps } from "../steps.ts";
import type { Template } from "../template/template.ts";
import { answer } from "./answer.ts";
import { columnsWithSamples, type Joined, joining, keysBetween, type NamedSource } from "./join.ts";
import {
  type ApplyMappingParams,
  applyMappingRequest,
  forgetMappingRequest,
  type JoinParams,
  listSheetsRequest,
  type MappedText,
  type MappingPreview,
  type MappingProposal,
  previewMappingRequest,
  proposeKeysRequest,
  proposeMappingRequest,
  rememberMappingRequest,
} from "./mapping-protocol.ts";
import { memoryFor, readMemory, rememberedKey, writeMemory } from "./memory.ts";
import type { Session } from "./session.ts";
import { SourceTexts, sourceName } from "./source-texts.ts";
import { lossError } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** What the requests for mapping need from the server. */
export interface MappingServer {
  readonly workspace: Workspace;
  readonly files: Files;
  /** An open document, whether or not it is an import file. */
  documentOf(uri: string): Session | undefined;
}

type Reader = MappingServer & { readonly texts: SourceTexts };

/** A CSV and the template that its settings select. */
interface ToMap extends NamedSource {
  /** The CSV and the one that is joined, if any, as they are. */
  readonly lists: readonly NamedSource[];
  readonly template: Template;
  readonly headers: HeaderRows;
  /** If `source` has the columns of another file too. */
  readonly joined?: Joined;
}

/** Registers the handlers that map another program's CSV to the template. */
export function serveMapping(connection: Connection, mappingServer: MappingServer): void {
  const texts = new SourceTexts(mappingServer.files);
  const server: Reader = { ...mappingServer, texts };
  const inSteps = <Params extends { uri: string; join?: JoinParams }, Result>(
    work: (toMap: ToMap, params: Params) => Steps<Result>,
    mostJoined?: number,
  ) => {
    return (params: Params, token: CancellationToken): Promise<Result> => {
      const checkpoint = checkpointFor(token);
      return answer(async () => {
        const toMap = await readToMap(params, server, checkpoint, mostJoined);
        return await inSlices(work(toMap, params), checkpoint);
      });
    };
  };
  connection.onRequest(proposeKeysRequest, ({ uri, other }, token) => {
    const checkpoint = checkpointFor(token);
    return answer(async () => {
      const main = await readToMap({ uri }, server, checkpoint);
      const { source } = await readToMap({ uri: other }, server, checkpoint);
      const headers = { ...main.headers, other: source.columns };
      const remembered = rememberedKey(await readMemory(uri, server.workspace, server.files), headers);
      return await inSlices(keysBetween(main.source, source, main.template, remembered), checkpoint);
    });
  });
  connection.onRequest(proposeMappingRequest, (params, token) => {
    const checkpoint = checkpointFor(token);
    return answer(async () => {
      const toMap = await readToMap(params, server, checkpoint);
      const memory = await readMemory(params.uri, server.workspace, server.files);
      const proposal = await inSlices(proposalOf(toMap), checkpoint);
      return { ...proposal, ...(memory && { memory: memoryFor(memory, toMap.headers, toMap.template) }) };
    });
  });
  connection.onRequest(previewMappingRequest, inSteps(previewOf, sampleLength));
  connection.onRequest(applyMappingRequest, (params, token) =>
    inSteps(applied)(params, token).finally(() => texts.forget()),
  );
  connection.onRequest(listSheetsRequest, ({ uri }, token) => answer(() => texts.sheets(uri, checkpointFor(token))));
  const changing = <Params extends Parameters<typeof readToMap>[0] & { replaced: FileVersion | null }>(
    change: (kept: readonly KeptMapping[], toMap: ToMap, params: Params) => readonly KeptMapping[],
  ) => {
    return (params: Params, token: CancellationToken) => {
      return answer(async () => {
        const toMap = await readToMap(params, server, checkpointFor(token), sampleLength);
        const memory = await readMemory(params.uri, server.workspace, server.files);
        if (!memory) throw new FileError("Mappings are remembered only in a workspace folder.");
        await writeMemory(memory, change(memory.file.mappings, toMap, params), params.replaced, server.files);
        return { name: memory.name };
      });
    };
  };
  connection.onRequest(
    rememberMappingRequest,
    changing((kept, toMap, params) => {
      const { headers, template, joined } = toMap;
      return withKept(kept, keeping(chosenIn(params, toMap), headers, template, joined?.key), headers);
    }),
  );
  connection.onRequest(
    forgetMappingRequest,
    changing((kept, { headers }) => {
      const forgotten = keptFor(kept, headers);
      return kept.filter((each) => each !== forgotten);
    }),
  );
}

/**
 * Reads the open document with its unsaved edits, or else the file on disk.
 * @param mostJoined how many UTF-16 units of joined rows are of interest; all by default
 */
async function readToMap(
  { uri, join }: { uri: string; join?: JoinParams },
  server: Reader,
  checkpoint: () => void,
  mostJoined = Number.POSITIVE_INFINITY,
): Promise<ToMap> {
  const { workspace, files, documentOf, texts } = server;
  const name = sourceName(uri);
  const document = documentOf(uri);
  await document?.look(files);
  if (document?.misread) throw lossError(name, document.misread);
  const source = new SourceTable(document?.getText() ?? (await texts.read(uri, checkpoint)));
  if (source.columns.length === 0) throw new FileError(`${name} has no header row.`);
  const headers = { main: source.columns, all: source.columns };
  const { template } = (await workspace.configured(uri)).loaded.context;
  const toMap = { name, source, lists: [{ name, source }], template, headers };
  if (!join) return toMap;
  const other = await readToMap({ uri: join.uri }, server, checkpoint);
  const joined = await inSlices(joining(toMap, other, join.on, mostJoined), checkpoint);
  const both = { main: source.columns, other: joined.otherColumns, all: joined.source.columns };
  return { ...toMap, lists: [...toMap.lists, ...other.lists], source: joined.source, headers: both, joined };
}

function* proposalOf({ source, lists, template, joined }: ToMap): Steps<MappingProposal> {
  const proposals = joined?.proposals ?? (yield* proposing(source, template));
  const notes: string[] = [];
  for (const each of lists) notes.push(...(yield* doubtingHeader(each.source, template, each.name)));
  const { sentence } = yield* lookingForFooters(source);
  if (sentence !== "") notes.push(sentence);
  const rows = yield* firstCompanies(source);
  return {
    sources: columnsWithSamples(source, rows),
    targets: template.columns.map((column) => {
      const found = proposals.find((proposal) => proposal.column === column);
      const { header, required } = column;
      const role = derivableRole(column);
      const target = { header, required, ...(role && { madeFrom: madeFrom[role] }) };
      if (!found) return target;
      const { confidence, reason } = found;
      return { ...target, proposal: { source: found.source.name, confidence, reason } };
    }),
    notes: [...notes, ...(joined?.sentences ?? [])],
  };
}

function* previewOf(toMap: ToMap, params: ApplyMappingParams): Steps<MappingPreview> {
  const { mapping, derived } = chosenIn(params, toMap);
  const { made, unmapped } = yield* previewing(toMap.source, mapping, toMap.template, derived);
  return {
    made: made.map(({ column, examples }) => {
      return { target: column.header, examples: examples.map((example) => shorten(exampleText(example))) };
    }),
    unmapped: [...unmapped],
  };
}

function* applied(toMap: ToMap, params: ApplyMappingParams): Steps<MappedText> {
  const { source, template } = toMap;
  const { mapping, ...fillers } = chosenIn(params, toMap);
  const filling = Filling.of(template, fillers);
  const { text, rows, unmapped, leftOut } = yield* applyingMapping(source, mapping, template, filling);
  const headers = new Map(template.columns.map(({ role, header }) => [role, header]));
  const made = filling?.derived.map((each) => ({ target: headers.get(each.role) ?? each.role, rows: each.rows }));
  const fixed = filling?.constants.map((each) => ({ target: each.column.header, rows: each.rows }));
  return {
    text,
    rows,
    made: made ?? [],
    fixed: fixed ?? [],
    unmapped: toMap.joined?.unusedNames(unmapped) ?? [...unmapped],
    leftOut,
  };
}

/** What the user chose, as columns. All existed when the mapping was proposed. */
function chosenIn(
  { mapping, made = [], fixed = [] }: ApplyMappingParams,
  { name, source, template }: ToMap,
): WholeMapping {
  const columnOf = (header: string) => {
    const column = template.columns.find((each) => each.header === header);
    if (!column) throw new FileError(`The template has changed: it has no column ${header}.`);
    return column;
  };
  return {
    mapping: new Map(
      mapping.map((pair) => {
        const column = columnOf(pair.target);
        const from = findSource(pair.source, source);
        if (!from) throw new FileError(`${name} has changed: it has no column ${pair.source}.`);
        return [column, from];
      }),
    ),
    derived: made.map((target) => {
      const role = derivableRole(columnOf(target));
      if (!role) throw new FileError(`${target} cannot be made from other columns.`);
      return role;
    }),
    constants: new Map(fixed.map(({ target, value }) => [columnOf(target), value])),
  };
}
