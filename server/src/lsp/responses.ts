import { checkedInMemory } from "../checker/checked.ts";
import type { Checker } from "../checker/checker.ts";
import { readingCells } from "../document/read-cells.ts";
import { FileError, type Files, type FileVersion } from "../files/files.ts";
import { decoding, encoding, stretchesOf } from "../files/text.ts";
import { isOfEarlierRun, keepOther, keptReasons, whyKept } from "../response/earlier-response.ts";
import { inSlices } from "../steps.ts";

/** The import file that a response file belongs to. */
export interface Answered {
  readonly uri: string;
  readonly checker: Checker;
  /** Whether it begins with a byte order mark; its response file then does too. */
  readonly mark: boolean;
  /** Called between slices of work. If it throws, nothing is written. */
  readonly checkpoint: () => void;
}

/** An existing file at the path of a response file. */
interface Earlier {
  readonly version: FileVersion;
  /** Its text, or an error message if it cannot be read. */
  readonly text: string;
}

/**
 * Writes response files and replaces earlier ones. It silently replaces what it wrote itself, but keeps a file that
 * somebody has edited and the response file of another import file.
 */
export class Responses {
  readonly #files: Files;
  readonly #openText: (uri: string) => string | undefined;
  /** By the URI of a response file: its import file (`of`), and the digests of all texts written to it or replaced. */
  readonly #written = new Map<string, { readonly of: string; readonly digests: Set<string> }>();

  /** @param openText the text of an open document, with its unsaved edits */
  constructor(files: Files, openText: (uri: string) => string | undefined) {
    this.#files = files;
    this.#openText = openText;
  }

  /**
   * Writes a response file.
   * @param name its name for messages
   * @param overwrite whether to replace a corrected one too
   * @returns why an earlier file was kept, as the predicate of a sentence about it; undefined if the file was written
   * @throws FileError if it cannot be written, or would replace a file that is not a response file
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
    const bytes = await inSlices(encoding({ text, mark: of.mark }), of.checkpoint);
    await this.#files.write(target, bytes, earlier?.version);
    const known = this.#written.get(target);
    const digests = known?.of === of.uri ? known.digests : new Set<string>();
    digests.add(await digestOf(text));
    // An editor may show the replaced text for a moment longer.
    if (earlier && !overwrite) digests.add(await digestOf(earlier.text));
    this.#written.set(target, { of: of.uri, digests });
    return undefined;
  }

  /** The import file whose response file this is, if this server wrote it. */
  importFileOf(response: string): string | undefined {
    return this.#written.get(response)?.of;
  }

  /** The response file that this server wrote for an import file. */
  responseFileOf(importFile: string): string | undefined {
    for (const [uri, { of }] of this.#written) if (of === importFile) return uri;
    return undefined;
  }

  /** Whether an earlier run left a response file without corrections to keep, now that no row fails. */
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
    of.checkpoint();
    return await inSlices(
      whyKept(() => readingCells(text, ","), checkedInMemory(of.checker), isOlder),
      of.checkpoint,
    );
  }

  /** Whether an import file has changed since its response file was saved. */
  async #isOlder({ modified }: FileVersion, importFile: string): Promise<boolean> {
    const version = await this.#files.version(importFile);
    if (!version || modified <= version.modified) return true;
    const shown = this.#openText(importFile);
    return shown !== undefined && !isSame(shown, await textOf(this.#files, importFile));
  }
}

/** The text of a file. If it cannot be read, the error message, which is never the text of a response file. */
async function textOf(files: Files, uri: string): Promise<string> {
  try {
    return (await inSlices(decoding(await files.read(uri), uri))).text;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

/** Whether texts are equal, apart from their line ends. */
function isSame(one: string, other: string): boolean {
  return one === other || lines(one) === lines(other);
}

/** Normalises line ends, as editors do. */
function lines(text: string): string {
  // Searching is much faster than a replacement that finds nothing.
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The SHA-256 digests of a text's stretches, computed with pauses in between. */
async function digestOf(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const digests: Uint8Array[] = [];
  for (const stretch of stretchesOf(lines(text))) {
    digests.push(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(stretch))));
  }
  return digests.join();
}
