import { resolve as resolvePath } from "node:path";
import { URI } from "vscode-uri";
import type { SourceColumn } from "../document/source-table.ts";
import { FileError } from "../files/files.ts";
import type { ListedSheet } from "../files/workbook/sheets.ts";
import { either, listed } from "../listed.ts";
import type { JoinKey } from "../mapping/join-key.ts";
import {
  closestDifference,
  type HeaderRows,
  type KeptMapping,
  keeping,
  keptFor,
  keptKey,
  needsOther,
  type Restored,
  restoring,
  type WholeMapping,
  withKept,
} from "../mapping/kept-mapping.ts";
import { noMappings, readMappings, writtenMappings } from "../mapping/mapping-file.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { Template } from "../template/template.ts";
import type { CliOptions } from "./command.ts";
import { readArgument } from "./load.ts";
import { type FileBeside, versionAt } from "./output.ts";

/** The mappings of `--mapping`. */
class KeptMappings {
  readonly #name: string;
  readonly #mappings: readonly KeptMapping[];

  constructor(name: string, mappings: readonly KeptMapping[]) {
    this.#name = name;
    this.#mappings = mappings;
  }

  /** The key by which these lists are joined, if a mapping belongs to both header rows. */
  keyFor(rows: HeaderRows): JoinKey | undefined {
    const kept = keptFor(this.#mappings, rows);
    return kept && keptKey(kept, rows);
  }

  /**
   * The mapping for these header rows.
   * @param file that is mapped
   * @param others the other sheets of the file
   * @throws FileError if there is none, or if the template lacks a column of it
   */
  mappingFor(rows: HeaderRows, template: Template, file: string, others: readonly ListedSheet[] = []): Restored {
    const kept = keptFor(this.#mappings, rows);
    if (!kept) {
      const isJoined = this.#mappings.some((each) => needsOther(each, rows));
      const remedy = isJoined ? " without another file: name it with --join" : "";
      const fitting = others.find(({ beginning }) => keptFor(this.#mappings, { ...rows, main: columnsOf(beginning) }));
      const more = fitting
        ? ` It has one for the sheet ${quoted(fitting.name)}: choose it with --sheet.`
        : this.#closest(rows);
      throw new FileError(`${this.#name} has no mapping for the header row of ${file}${remedy}.${more}`);
    }
    const restored = restoring(kept, rows, template);
    if (restored.lost.length === 0) return restored;
    const lost = either(restored.lost.map(quoted));
    throw new FileError(`${this.#name}: the template has no column ${lost} that the mapping for ${file} could fill.`);
  }

  /** In what the closest mapping differs, as a sentence after a space; empty if none is close. */
  #closest(rows: HeaderRows): string {
    const headers = closestDifference(this.#mappings, rows);
    const named = headers.slice(0, mostNamed).map((header) => quoted(header));
    const more = headers.length > mostNamed ? [`${inDigits(headers.length - mostNamed)} more`] : [];
    return headers.length > 0 ? ` The closest one differs in ${listed([...named, ...more])}.` : "";
  }
}

function columnsOf(headers: readonly string[]): SourceColumn[] {
  return headers.map((name, index) => ({ index, name, named: true }));
}

/** How many headers are named. */
const mostNamed = 3;

/**
 * Reads `--mapping`, if given.
 * @throws FileError if it cannot be read
 */
export async function readKept({ mapping }: CliOptions, cwd: string): Promise<KeptMappings | undefined> {
  if (mapping === undefined) return undefined;
  const bytes = await readArgument(resolvePath(cwd, mapping));
  return new KeptMappings(mapping, readMappings(bytes, mapping).mappings);
}

/**
 * The file of `--save-mapping` with a mapping, in place of that for the same header rows if there is one.
 * @throws FileError if it exists and cannot be read
 */
export async function mappingToSave(
  mapping: WholeMapping,
  rows: HeaderRows,
  template: Template,
  { "save-mapping": name }: CliOptions,
  cwd: string,
  key: JoinKey | undefined,
): Promise<FileBeside | undefined> {
  if (name === undefined) return undefined;
  const path = resolvePath(cwd, name);
  const replaced = await versionAt(path);
  const file = replaced ? readMappings(await readArgument(path), name) : noMappings;
  const mappings = withKept(file.mappings, keeping(mapping, rows, template, key), rows);
  return {
    uri: URI.file(path).toString(),
    content: writtenMappings(mappings, file, name),
    replaced,
    option: "--save-mapping",
  };
}
