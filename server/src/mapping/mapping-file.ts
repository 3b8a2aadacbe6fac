import { FileError } from "../files/files.ts";
import { encodeFile, startsWithMark } from "../files/text.ts";
import { quoted } from "../rules/support/wording.ts";
import { type KeptMapping, keyOf } from "./kept-mapping.ts";

/** A file of mappings, as it was read. */
export interface MappingFile {
  readonly mappings: readonly KeptMapping[];
  /** Its text without a byte order mark, whose layout is kept; empty if there is no file yet. */
  readonly text: string;
  /** Whether it starts with a byte order mark. */
  readonly mark: boolean;
}

/** What is read where there is no file yet. */
export const noMappings: MappingFile = { mappings: [], text: "", mark: false };

/** More bytes would take too long to read each time that a list is mapped. A mapping has about a thousand. */
const mostBytes = 1_000_000;

/** What is wrong, after `it cannot be read as a list of mappings: `. */
class Fault extends Error {}

/**
 * Reads a file of mappings: a JSON list. What a mapping has besides is kept, but not read.
 * @param name of the file, for people
 * @throws FileError if it is anything else
 */
export function readMappings(bytes: Uint8Array, name: string): MappingFile {
  try {
    if (bytes.length > mostBytes) throw new Fault("it is too large.");
    const text = decoded(bytes);
    const list = text.trim() === "" ? [] : parsed(text);
    if (!Array.isArray(list)) throw new Fault("it must be a list in square brackets.");
    list.forEach((each, index) => {
      refuseOther(each, `mapping ${index + 1}`);
    });
    return { mappings: list, text, mark: startsWithMark(bytes) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new FileError(`${name} cannot be read as a list of mappings: ${error.message}`);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("it is not UTF-8.");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault("it is not valid JSON.");
  }
}

/** @throws Fault if a value is not a {@link KeptMapping} */
function refuseOther(value: unknown, what: string): asserts value is KeptMapping {
  const { headers, columns, derived, constants, join } = membersOf(value, what);
  refuseOtherList({ headers, columns }, what);
  if (derived !== undefined && !isTexts(derived)) throw new Fault(`"derived" of ${what} must be a list of texts.`);
  if (constants !== undefined && !isTextsByName(constants)) throw textsByName("constants", what);
  if (join === undefined) return;
  const other = membersOf(join, `"join" of ${what}`);
  refuseOtherList({ headers: other.headers, columns: other.columns }, `"join" of ${what}`);
  if (!isTexts(other.on) || other.on.length !== 2) {
    throw new Fault(`"on" of ${what} must be a list of two columns, the first of "headers", the second of "join".`);
  }
  refuseUnknown([other.on[0] as string], headers as string[], what);
  refuseUnknown([other.on[1] as string], other.headers as string[], `"join" of ${what}`);
}

function refuseOtherList({ headers, columns }: { headers: unknown; columns: unknown }, what: string): void {
  if (!isTexts(headers) || headers.length === 0) throw new Fault(`"headers" of ${what} must be a list of texts.`);
  if (!isTextsByName(columns)) throw textsByName("columns", what);
  refuseUnknown(Object.values(columns), headers, what);
}

function refuseUnknown(names: readonly string[], headers: readonly string[], what: string): void {
  const exact = new Set(headers);
  const others = names.filter((name) => !exact.has(name));
  if (others.length === 0) return;
  const keys = new Set(headers.map(keyOf));
  const unknown = others.find((name) => !keys.has(keyOf(name)));
  if (unknown !== undefined) throw new Fault(`"headers" of ${what} lack ${quoted(unknown)}, which it uses.`);
}

function membersOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new Fault(`${what} must be an object in braces.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isTextsByName(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && isTexts(Object.values(value));
}

function textsByName(member: string, what: string): Fault {
  return new Fault(`"${member}" of ${what} must be an object of texts by template column.`);
}

/**
 * A file with other mappings, in the layout of the one that was read.
 * @throws FileError if it would be too large to be read again, or if what others have added is nested too deeply
 */
export function writtenMappings(
  mappings: readonly KeptMapping[],
  { text, mark }: MappingFile,
  name: string,
): Uint8Array {
  const indent = /\n([ \t]+)/.exec(text)?.[1] ?? "  ";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const bytes = encodeFile({ text: `${printed(mappings, indent, name)}\n`.replaceAll("\n", newline), mark });
  if (bytes.length <= mostBytes) return bytes;
  throw new FileError(`${name} cannot be written: with this mapping, it would be too large.`);
}

function printed(mappings: readonly KeptMapping[], indent: string, name: string): string {
  try {
    return JSON.stringify(mappings, null, indent);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FileError(`${name} cannot be written: it is nested too deeply.`);
  }
}
