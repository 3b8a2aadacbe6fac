import {
  type Connection,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { onOneLine, withoutMarkup } from "../document/controls.ts";
import { csvGlob, type Files } from "../files/files.ts";
import { matchesAny } from "../files/glob.ts";
import { displayName, folderOf, folderPlace, isWithin, nameOf } from "../files/places.ts";
import { type SeenFiles, seenFiles } from "../files/seen-files.ts";
import { allRules } from "../rules/registry.ts";
import { type Configured, type LoadedContext, loadContext } from "../settings/context.ts";
import { anyNamed, type NamedFiles } from "../settings/named-files.ts";
import { readSettings } from "../settings/settings.ts";
import { inSlices } from "../steps.ts";
import type { Compared } from "./compared.ts";
import { sentSettings, withoutDots } from "./sent-settings.ts";
import { problemsMessage, SettingProblems } from "./setting-problems.ts";

/** The client's capabilities for settings and files. */
export interface WorkspaceSupport {
  /** Whether it answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** How it watches files: by patterns `relative` to any folder, or by a `glob` inside the workspace. */
  readonly watching: "relative" | "glob" | undefined;
}

const codes = allRules.map((rule) => rule.code);

/** How long to wait for the client's settings, in milliseconds. */
const patience = 5_000;

/** Takes the place of settings that the client has not sent. */
const untold = Symbol("untold");

/** Caches each document's settings, and the files that they name, until one of them changes. */
export class Workspace {
  readonly #connection: Connection;
  readonly #files: Files;
  #folders: readonly string[] = [];
  #support: WorkspaceSupport = { configuration: false, watching: undefined };
  /** The settings that the client has sent unasked. They count if it has none when it is asked. */
  #pushed: unknown;
  /** Counts invalidations of the caches. Results requested before the last one are out of date. */
  #forgotten = 0;
  readonly #configured = new Map<string, Promise<Configured>>();
  readonly #loaded = new Map<string, Promise<LoadedContext>>();
  /** The files that were compared with each other last. */
  #compared: Compared | undefined;
  /** What was read for each entry of `#loaded`. */
  readonly #seen = new Map<string, SeenFiles>();
  /** Aborts loading for settings that are out of date. */
  #loading = new AbortController();
  /** The glob patterns that the client was asked to watch, as JSON. */
  readonly #watched = new Set<string>();
  /** Called when settings arrive after the defaults were used instead. */
  readonly #onLate: () => void;
  /** Whether the client did not answer the last request for settings in time. The next ones do not wait. */
  #isSilent = false;
  readonly #problems = new SettingProblems();

  constructor(connection: Connection, files: Files, onLate: () => void) {
    this.#connection = connection;
    this.#files = files;
    this.#onLate = onLate;
  }

  initialize(folders: readonly WorkspaceFolder[], support: WorkspaceSupport, settings: unknown): void {
    this.#support = support;
    this.#pushed = settings;
    this.setFolders(folders);
  }

  setFolders(folders: readonly WorkspaceFolder[]): void {
    this.#folders = folders.map((folder) => folderPlace(folder.uri));
    this.forget();
  }

  /** Clears all caches. `settings` are those that the client sends unasked. */
  forget(settings?: unknown): void {
    const section = sentSettings(settings);
    if (section !== undefined) this.#pushed = section;
    this.#problems.change();
    this.#forgotten++;
    this.#configured.clear();
    this.#loaded.clear();
    this.#seen.clear();
    this.#loading.abort();
    this.#loading = new AbortController();
  }

  /** Clears what was loaded from changed files. Returns whether anything was. */
  async forgetFiles(uris: readonly string[]): Promise<boolean> {
    return await this.#forgetIf(async (_, { named }) => await inSlices(anyNamed(uris, named)));
  }

  /**
   * Clears what was loaded from files that have changed on disk since, for clients that may not tell. Returns whether
   * anything was.
   * @param thoroughly whether to search again for files that match a glob pattern, which can take time
   */
  async forgetChanged(thoroughly: boolean): Promise<boolean> {
    return await this.#forgetIf(async (key) => {
      const seen = this.#seen.get(key);
      return seen !== undefined && ((await seen.isChanged()) || (thoroughly && (await seen.findsOthers())));
    });
  }

  async #forgetIf(isChanged: (key: string, loaded: LoadedContext) => Promise<boolean>): Promise<boolean> {
    let changed = false;
    for (const [key, loading] of [...this.#loaded]) {
      if (!(await isChanged(key, await loading)) || this.#loaded.get(key) !== loading) continue;
      this.#loaded.delete(key);
      this.#seen.delete(key);
      changed = true;
    }
    if (changed) {
      this.#forgotten++;
      this.#configured.clear();
    }
    return changed;
  }

  /** Takes the result of comparing files, instead of the last one. */
  compare(compared: Compared): void {
    this.#compared = compared;
    this.#forgotten++;
    this.#configured.clear();
    const folders = new Set(Array.from(compared.files, folderOf));
    void this.#watch(Array.from(folders, (folder) => ({ folder, glob: csvGlob })));
  }

  /** A file has changed. Returns whether others were compared with it, which is forgotten. */
  change(uri: string): boolean {
    if (!this.#compared?.change(uri)) return false;
    this.#forgotten++;
    for (const other of this.#compared.files) if (other !== uri) this.#configured.delete(other);
    return true;
  }

  /** The file on disk may have changed. Returns whether it did, and others were compared with it. */
  async changeOnDisk(uri: string): Promise<boolean> {
    const compared = this.#compared;
    if (!compared) return false;
    const version = await this.#files.version(uri);
    return compared === this.#compared && compared.hadOther(uri, version?.tag) && this.change(uri);
  }

  /** A file is validated alone. Returns whether it was compared with others, which is forgotten. */
  leave(uri: string): boolean {
    if (!this.#compared?.leave(uri)) return false;
    this.#forgotten++;
    return this.#configured.delete(uri);
  }

  async configured(uri: string): Promise<Configured> {
    for (;;) {
      const asked = this.#forgotten;
      const known = this.#configured.get(uri) ?? this.#configure(uri);
      this.#configured.set(uri, known);
      const configured = await known;
      if (asked === this.#forgotten) return configured;
    }
  }

  close(uri: string): void {
    this.#configured.delete(uri);
    this.#problems.close(uri);
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  folderOf(uri: string): string {
    // Unsaved documents use the settings of the first folder.
    const isUnsaved = URI.parse(uri).scheme === "untitled";
    return this.#nearest(uri) ?? (isUnsaved ? this.#folders[0] : undefined) ?? folderOf(uri);
  }

  /** The workspace folder to which a file belongs: for one outside, the first; undefined if there is none. */
  homeOf(uri: string): string | undefined {
    return this.#nearest(uri) ?? this.#folders[0];
  }

  #nearest(uri: string): string | undefined {
    const inside = this.#folders.filter((folder) => isWithin(uri, folder));
    return inside.sort((a, b) => b.length - a.length)[0];
  }

  async #configure(uri: string): Promise<Configured> {
    return await this.#configureWith(uri, await this.#ask(uri));
  }

  async #configureWith(uri: string, section: unknown): Promise<Configured> {
    const asked = this.#forgotten;
    const { settings, problems } = readSettings(withoutDots(section), codes);
    const folder = this.folderOf(uri);
    const { restricted, template, existing, types, rules } = settings;
    const key = JSON.stringify([folder, restricted, template, existing, types, rules]);
    const options = { folders: this.#folders, signal: this.#loading.signal };
    const seen = this.#seen.get(key) ?? seenFiles(this.#files);
    const loading = this.#loaded.get(key) ?? loadContext(settings, folder, seen, options);
    this.#loaded.set(key, loading);
    this.#seen.set(key, seen);
    const loaded = await loading;
    const { templateProblem } = loaded;
    const all = templateProblem === undefined ? problems : [...problems, templateProblem];
    if (asked === this.#forgotten) this.#tellProblems(uri, all);
    void this.#watch(loaded.named);
    const listed = await inSlices(matchesAny(displayName(uri, folder), settings.files));
    return { settings, folder, listed, loaded, others: this.#compared?.othersOf(uri) };
  }

  /** The client's raw settings for a document, not validated yet. */
  async #ask(uri: string): Promise<unknown> {
    if (!this.#support.configuration) return this.#pushed;
    const asked = this.#forgotten;
    const answer = this.#connection.workspace.getConfiguration({ scopeUri: uri, section: "asioImport" });
    try {
      const section = await inTime(answer, this.#isSilent ? 0 : patience);
      if (section !== untold) return section ?? this.#pushed;
    } catch (error) {
      this.#connection.console.error(`The settings cannot be read. The defaults are used: ${error}`);
      return undefined;
    }
    if (!this.#isSilent) {
      const warning = `The editor did not send the Asio Import settings within ${patience / 1_000} seconds. The defaults are used.`;
      this.#connection.console.warn(warning);
      this.#warn(warning);
    }
    this.#isSilent = true;
    answer.then(
      (section) => {
        this.#isSilent = false;
        if (asked !== this.#forgotten) return;
        this.#configured.set(uri, this.#configureWith(uri, section));
        this.#onLate();
      },
      () => {
        // The defaults stay.
      },
    );
    return undefined;
  }

  /** Logs the problems of a document's settings, and shows them in a message, unless they are known already. */
  #tellProblems(uri: string, problems: readonly string[]): void {
    const news = this.#problems.take(uri, problems);
    for (const problem of news) this.#connection.console.warn(problem);
    // Parts of it come from files, and an editor may turn them into a link.
    if (news.length > 0) this.#warn(withoutMarkup(onOneLine(problemsMessage(news))));
  }

  #warn(message: string): void {
    const params = { type: MessageType.Warning, message };
    this.#connection.sendNotification(ShowMessageNotification.method, params).catch(() => {
      // The connection has closed.
    });
  }

  /** Asks the client to watch the files that settings name, even outside the workspace. */
  async #watch(named: readonly NamedFiles[]): Promise<void> {
    const { watching } = this.#support;
    for (const files of watching ? named : []) {
      const [folder, pattern] = "file" in files ? fileGlob(files.file) : [files.folder, files.glob];
      const globPattern = watching === "relative" ? { baseUri: folder, pattern } : `**/${pattern}`;
      const key = JSON.stringify(globPattern);
      if (this.#watched.has(key)) continue;
      this.#watched.add(key);
      try {
        await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
      } catch (error) {
        this.#connection.console.warn(`Changes of ${pattern} in ${folder} are not watched: ${error}`);
      }
    }
  }
}

/** The answer, or `untold` if it takes longer than `time` milliseconds. */
async function inTime<T>(answer: Promise<T>, time: number): Promise<T | typeof untold> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<typeof untold>((resolve) => {
    timer = setTimeout(() => resolve(untold), time);
  });
  return await Promise.race([answer, end]).finally(() => clearTimeout(timer));
}

/** The folder of a file, and a glob that matches only its name. */
function fileGlob(uri: string): [folder: string, glob: string] {
  return [folderOf(uri), nameOf(uri).replace(/[*?[{]/g, "[$&]")];
}
