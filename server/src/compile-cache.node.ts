import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/**
 * V8's compiled code of the programs' parts, kept for the next start. `module.enableCompileCache` of Node.js keeps code as
 * V8 compiles it when a file is loaded, in which most functions are missing, because V8 compiles them when they are first
 * called. Here it is kept after they ran, which saves twice as much.
 */

/** Milliseconds for which the code for other versions of Node.js is kept: somebody may use several in turn. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Milliseconds after which a file cannot be one that another process is still writing. */
const writtenIn = 24 * 60 * 60 * 1000;

/** Characters of a part below which compiling it takes no longer than reading a file. */
const smallPart = 10_000;

/** What ends a process without asking it, unless it says otherwise. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const wrapper = ["(function (exports, require, module, __filename, __dirname) {", "\n})"] as const;

type Compile = (this: NodeJS.Module, text: string, path: string, ...more: unknown[]) => unknown;

/** What is not documented of it, but used by many programs that compile what Node.js loads. */
const modules = Module.prototype as unknown as { _compile: Compile };

/** What was compiled in this process, by the file to keep it in. */
const compiled = new Map<string, { script: Script; part: string }>();

/**
 * Takes the compiled code of the program's other parts, which are beside this one, from the user's cache folder, and
 * gathers what is to be kept there. Does nothing if environment variables of Node.js say so, or if the folder cannot be used.
 * @param uses what the program may be used for, by its first argument: each use runs other functions, and has code of its own
 */
export function keepCompiledCode(uses: readonly string[]): void {
  if (process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) return;
  try {
    const folder = ownFolder();
    const use = uses.find((each) => each === process.argv[2]) ?? "other";
    const here = dirname(fileURLToPath(import.meta.url));
    const compile = modules._compile;
    modules._compile = function (text, path, ...more) {
      if (dirname(path) !== here || text.length < smallPart) return compile.call(this, text, path, ...more);
      return run(this, scriptOf(text, path, join(folder, `${basename(path, ".js")}.${use}.${hashOf(path)}`)));
    };
  } catch {
    // It only saves time.
  }
}

/** Keeps the code that has run so far, if there was none. */
export function saveCompiledCode(): void {
  if (compiled.size === 0) return;
  // A signal that comes meanwhile ends the process afterwards, if it is not ending anyway.
  for (const signal of signals) process.on(signal, end);
  setImmediate(endAtOnce);
  for (const [file, { script, part }] of compiled) {
    const unfinished = `${file}-${process.pid}`;
    try {
      const code = script.createCachedData();
      // Twice, because V8 crashes on code that is damaged. To compare is faster than to add up.
      writeFileSync(unfinished, Buffer.concat([code, code, Buffer.from(part)]), { flag: "wx", mode: 0o600 });
      renameSync(unfinished, file);
      // A process that was killed leaves what it has not finished.
      removeOlder(dirname(file), writtenIn, /-\d+$/);
    } catch {
      remove(unfinished);
    }
  }
  compiled.clear();
}

/** Removes a file that could not be finished, because the disk is full, or that an earlier process of this number left. */
function remove(unfinished: string): void {
  try {
    rmSync(unfinished, { force: true });
  } catch {
    // Nothing can be written any more.
  }
}

function end(signal: NodeJS.Signals): void {
  endAtOnce();
  process.kill(process.pid, signal);
}

function endAtOnce(): void {
  for (const signal of signals) process.off(signal, end);
}

/** Compiles a part, with the code in a file if that is its own. */
function scriptOf(text: string, path: string, file: string): Script {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  const flags = [...process.execArgv, process.env.NODE_OPTIONS];
  const part = [path, size, mtimeMs, ctimeMs, ino, process.versions.v8, ...flags].join("\n");
  const cachedData = codeIn(file, part);
  const options = { filename: path, columnOffset: -wrapper[0].length };
  const script = new Script(wrapper.join(text), cachedData ? { ...options, cachedData } : options);
  // V8 rejects code that was compiled with other flags. The program may set some, and would then keep it in vain.
  if (!cachedData) compiled.set(file, { script, part });
  return script;
}

/** The code in a file, unless it is of another part or damaged. */
function codeIn(file: string, part: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const length = (bytes.length - Buffer.byteLength(part)) / 2;
    const [code, again] = [bytes.subarray(0, length), bytes.subarray(length, 2 * length)];
    return bytes.toString("utf8", 2 * length) === part && code.equals(again) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Tells apart the same part in several places, such as in two projects that have the program. */
function hashOf(path: string): string {
  let hash = 0;
  for (let i = 0; i < path.length; i++) hash = (Math.imul(hash, 31) + path.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}

/** Runs a part as Node.js does. */
function run(module: NodeJS.Module, script: Script): unknown {
  const { exports, filename } = module;
  const require = (name: string) => module.require(name);
  return script.runInThisContext().call(exports, exports, require, module, filename, dirname(filename));
}

/**
 * The folder for this version of Node.js, which is made if there is none.
 * @throws Error if it cannot be made, or if other users can write in it
 */
function ownFolder(): string {
  const cache = userCache();
  const own = join(cache, "asio-import");
  const compiled = join(own, "compiled");
  const folder = join(compiled, `node-${process.version}-${process.arch}`);
  const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
  // Whoever can write in one of them can put another folder in the place of the next. Groups share some cache folders.
  if (!isOurs(cache, 0o002) || ![own, compiled, folder].every((each) => isOurs(each, 0o022)))
    throw new Error("Others can write there.");
  // Whoever still uses one of these versions of Node.js gets its code anew. Another version of this program in the same
  // place replaces the code of the one before.
  if (isNew) removeOlder(compiled, keptFor, /^/);
  return folder;
}

/**
 * The user's cache folder. It is not the folder for temporary files, which users may share: somebody else could put code
 * there, which would run.
 * @throws Error if there is none
 */
function userCache(): string {
  const { NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (NODE_COMPILE_CACHE) return NODE_COMPILE_CACHE;
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  const inHome = { win32: "AppData/Local", darwin: "Library/Caches" }[process.platform as string] ?? ".cache";
  const folder = (process.platform === "win32" && LOCALAPPDATA) || join(homedir(), inHome);
  if (!isAbsolute(folder)) throw new Error("This user has no home.");
  return folder;
}

/**
 * Whether a folder belongs to this user. On Windows, each user's folder is protected.
 * @param others permissions that nobody else may have in it
 */
function isOurs(folder: string, others: number): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & others) === 0);
}

/** Removes what is older than so many milliseconds from a folder. */
function removeOlder(folder: string, age: number, names: RegExp): void {
  for (const name of readdirSync(folder)) {
    if (!names.test(name)) continue;
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > age) rmSync(path, { recursive: true, force: true });
  }
}
