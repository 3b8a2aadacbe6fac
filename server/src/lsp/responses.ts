import { checkedInMemory } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { readingCells } from "../document/read-cells.ts";
import { FileError, type Files, type FileVersion } from "../files/files.ts";
import { decoding, encoding, stretchesOf } from "../files/text.ts";
import { isOfEarlierRun, keepOther, keptReasons, whyKept } from "../response/earlier-response.ts";
import { inSlices } from "../steps.ts";

/** An import file whose response file is to be written. */
export interface Answered {
  readonly uri: string;
  readonly checker: Checker;
  /** Whether it begins with a byte order mark, as its response file is to do. */
  readonly mark: boolean;
  /** Is called while it is worked with, in slices; what it throws ends the work, and nothing is written. */
  readonly goOn: () => void;
}

/** A file that stands where a response file is to be written. */
interface Earlier {
  readonly version: FileVersion;
  /** What it holds, or why that cannot be read. */
  readonly text: string;
}

/**
 * Writes response files, each in the place of an earlier one. What it has written itself it replaces without a word, but
 * not what a person has made of it, nor the response file of another import file.
 */
export class Responses {
  readonly #files: Files;
  readonly #openText: (uri: string) => string | undefined;
  /** By the address of a response file: whose it is, and the digests of all texts that were written into it, or replaced. */
  readonly #written = new Map<string, { readonly of: string; readonly digests: Set<string> }>();

  /** @param openText the text of an open document, with its unsaved edits */
  constructor(files: Files, openText: (uri: string) => string | undefined) {
    this.#files = files;
    this.#openText = openText;
  }

  /**
   * Writes the response file of an import file in which rows fail.
   * @param name how messages call it
   * @param text what it is to hold
   * @param overwrite whether to replace one that a person has corrected too
   * @returns why it was not replaced, as what is said of its name
   * @throws FileError where it cannot be written, or another file than a response file would be lost
   */
  async write(
    target: string,
    name: string,
    text: string,
    of: Answered,
    overwrite: boolean,
  ): Promise<string | undefined> {
    const earlier = await this.#earlier(target);
    keepOther(earlier?.text, name);
    const why = overwrite || !earlier ? undefined : await this.#whyKept(target, earlier, of, text);
    if (why !== undefined) return why;
    const bytes = await inSlices(encoding({ text, mark: of.mark }), of.goOn);
    await this.#files.write(target, bytes, earlier?.version);
    const known = this.#written.get(target);
    const digests = known?.of === of.uri ? known.digests : new Set<string>();
    digests.add(await digestOf(text));
    // An editor shows it for a while yet.
    if (earlier && !overwrite) digests.add(await digestOf(earlier.text));
    this.#written.set(target, { of: of.uri, digests });
    return undefined;
  }

  /** Whether there is a response file of an earlier run of which nothing is worth keeping now that no row fails. */
  async isOutdated(target: string, of: Answered): Promise<boolean> {
    const earlier = await this.#earlier(target);
    return earlier !== undefined && isOfEarlierRun(earlier.text) && !(await this.#whyKept(target, earlier, of));
  }

  async #earlier(uri: string): Promise<Earlier | undefined> {
    const version = await this.#files.version(uri);
    return version && { version, text: await textOf(this.#files, uri) };
  }

  async #whyKept(target: string, { text, version }: Earlier, of: Answered, next?: string): Promise<string | undefined> {
    const shown = this.#openText(target) ?? text;
    const isShown = isSame(shown, text);
    if (isShown && (text === "" || text === next)) return undefined;
    const known = this.#written.get(target);
    if (known) {
      if (known.of !== of.uri) return keptReasons.another;
      const isOurs = async (each: string) => known.digests.has(await digestOf(each));
      if (!isShown && !(await isOurs(shown))) return keptReasons.unsaved;
      return (await isOurs(text)) ? undefined : keptReasons.corrected;
    }
    if (!isShown) return keptReasons.unsaved;
    const isOlder = await this.#isOlder(version, of.uri);
    of.goOn();
    return await inSlices(
      whyKept(() => readingCells(text, ","), checkedInMemory(of.checker), isOlder),
      of.goOn,
    );
  }

  /** Whether an import file was changed after its response file was saved. */
  async #isOlder({ modified }: FileVersion, importFile: string): Promise<boolean> {
    const version = await this.#files.version(importFile);
    if (!version || modified <= version.modified) return true;
    const shown = this.#openText(importFile);
    return shown !== undefined && !isSame(shown, await textOf(this.#files, importFile));
  }
}

/** The text of a file: none that could be a response file's where it cannot be read. */
async function textOf(files: Files, uri: string): Promise<string> {
  try {
    return (await inSlices(decoding(await files.read(uri), uri))).text;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

/** Whether texts are the same but for their line ends. */
function isSame(one: string, other: string): boolean {
  return one === other || lines(one) === lines(other);
}

/** A text without regard to its line ends, which an editor makes all the same. */
function lines(text: string): string {
  // To look for one takes far less time than to replace none.
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The digests of a text's stretches, between which other messages have their turn. */
async function digestOf(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const digests: Uint8Array[] = [];
  for (const stretch of stretchesOf(lines(text))) {
    digests.push(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(stretch))));
  }
  return digests.join();
}
