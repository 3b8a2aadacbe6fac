import { FileError } from "../files/files.ts";
import type { ListedSheet } from "../files/workbook/sheets.ts";
import { isWorkbook, signatureSize } from "../files/workbook/signature.ts";
import { either } from "../listed.ts";
import { quoted } from "../rules/support/wording.ts";
import type { ByteFile } from "../streaming/disk-file.ts";
import { UsageError } from "./command.ts";
import { progress } from "./progress.ts";

/** The largest workbook, in bytes: the limit of all files that are read as a whole. */
const largestWorkbook = 512 * 2 ** 20;

/** How many other sheets are named. */
const mostNamed = 5;

/** The sheets that a run reads: each workbook takes the next value of `--sheet`. */
export class Sheets {
  /** Which sheets were read without being asked for, although there are others. */
  readonly notes: string[] = [];
  /** The other sheets of each of these workbooks, by its file. */
  readonly others = new Map<string, readonly ListedSheet[]>();
  #left: readonly string[];

  /** @param names the values of `--sheet` */
  constructor(names: readonly string[]) {
    this.#left = names;
  }

  /**
   * The text of a sheet as a CSV; undefined if a file is no workbook.
   * @param file its name in messages
   * @throws FileError if it is a workbook that cannot be read, or has no such sheet
   */
  async read(bytes: ByteFile, file: string): Promise<string | undefined> {
    const head = new Uint8Array(signatureSize);
    if (!isWorkbook(head.subarray(0, bytes.read(0, head)), file)) return undefined;
    if (bytes.size > largestWorkbook) throw new FileError(`${file} has more than 512 MB.`);
    const all = new Uint8Array(bytes.size);
    bytes.read(0, all);
    // A part of its own: few lists are workbooks.
    const { readingSheet } = await import("../files/workbook/sheets.ts");
    const [choice, ...left] = this.#left;
    const { text, name, others } = progress.through(readingSheet(all, file, choice), `Reading ${file}`);
    // Only now, because a file may be tried again with another encoding.
    this.#left = left;
    if (choice === undefined && others.length > 0) {
      const names = others.slice(0, mostNamed).map((each) => quoted(each.name));
      if (others.length > mostNamed) names.push("others");
      this.others.set(file, others);
      this.notes.push(`Read the sheet ${quoted(name)} of ${file}, not ${either(names)}: --sheet chooses another.`);
    }
    return text;
  }

  /** @throws UsageError if `--sheet` was given more often than there are workbooks */
  refuseRest(): void {
    const [name] = this.#left;
    if (name !== undefined) throw new UsageError(`--sheet "${name}" belongs to no workbook`);
  }
}
