import { FileError, type Files, type FileVersion } from "../files/files.ts";
import { displayName, resolve } from "../files/places.ts";
import type { JoinKey } from "../mapping/join-key.ts";
import { type HeaderRows, keptFor, keptKey, needsOther, type Restored, restoring } from "../mapping/kept-mapping.ts";
import { type MappingFile, noMappings, readMappings, writtenMappings } from "../mapping/mapping-file.ts";
import { refusalOf } from "../settings/named-files.ts";
import type { Template } from "../template/template.ts";
import type { MappingMemory } from "./mapping-protocol.ts";
import type { Workspace } from "./workspace.ts";

/** The file in which a workspace remembers mappings, as it was read. */
export interface Memory {
  readonly uri: string;
  /** Its path, for people. */
  readonly name: string;
  readonly version: FileVersion | undefined;
  readonly file: MappingFile;
  /** Why it cannot be used, as a sentence. */
  readonly problem?: string;
}

/**
 * Reads the file of `asioImport.mappings`. It need not exist.
 * @param list URI of the list that is to be mapped
 * @returns undefined if nothing is remembered: without a workspace folder, or if the user does not want it
 */
export async function readMemory(list: string, workspace: Workspace, files: Files): Promise<Memory | undefined> {
  const { settings } = await workspace.configured(list);
  const path = settings.mappings;
  const folder = workspace.homeOf(list);
  if (path === "" || folder === undefined) return undefined;
  const uri = resolve(folder, path);
  const memory = { uri, name: displayName(uri, folder), version: undefined, file: noMappings };
  const reach = settings.restricted.includes("mappings") ? { onlyIn: workspace.folders } : {};
  const problem = await refusalOf(path, uri, files, reach);
  if (problem !== undefined) return { ...memory, problem };
  const version = await files.version(uri);
  if (!version) return memory;
  try {
    return { ...memory, version, file: readMappings(await files.read(uri), memory.name) };
  } catch (error) {
    if (error instanceof FileError) return { ...memory, version, problem: error.message };
    throw error;
  }
}

/** What the client needs to know of the memory. */
export function memoryFor(
  { uri, name, version, file, problem }: Memory,
  rows: HeaderRows,
  template: Template,
): MappingMemory {
  const known = { uri, name, version: version ?? null };
  if (problem !== undefined) return { ...known, problem };
  const kept = keptFor(file.mappings, rows);
  const key = kept && keptKey(kept, rows);
  const other = kept ? undefined : file.mappings.find((each) => needsOther(each, rows))?.join?.headers;
  return {
    ...known,
    ...(kept && {
      found: { ...choicesOf(restoring(kept, rows, template), template), ...(key && { on: namesOf(key) }) },
    }),
    ...(other && { otherHeaders: [...other] }),
  };
}

function choicesOf({ mapping, derived, constants, lost }: Restored, template: Template) {
  return {
    mapping: [...mapping].map(([column, source]) => ({ source: source.name, target: column.header })),
    made: template.columns.filter(({ role }) => derived.some((each) => each === role)).map(({ header }) => header),
    fixed: [...constants].map(([{ header }, value]) => ({ target: header, value })),
    lost: [...lost],
  };
}

function namesOf({ main, other }: JoinKey) {
  return { left: main.name, right: other.name };
}

/** The key by which two lists were joined before. */
export function rememberedKey(memory: Memory | undefined, rows: HeaderRows): JoinKey | undefined {
  const kept = memory && keptFor(memory.file.mappings, rows);
  return kept && keptKey(kept, rows);
}

/**
 * Writes other mappings, whole.
 * @param replaced the version of the file that the user has seen
 * @throws FileError if it is another one by now, or cannot be read or written
 */
export async function writeMemory(
  { uri, name, version, file, problem }: Memory,
  mappings: MappingFile["mappings"],
  replaced: FileVersion | null,
  files: Files,
): Promise<void> {
  if (problem !== undefined) throw new FileError(problem);
  if (version?.tag !== replaced?.tag)
    throw new FileError(`${name} was changed in the meantime, so it is not replaced.`);
  await files.write(uri, writtenMappings(mappings, file, name), version);
}
