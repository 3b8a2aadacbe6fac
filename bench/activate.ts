/** Loads the extension's bundle and activates it, with something in VS Code's place, and prints the milliseconds of both. */
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import type { activate } from "../client/src/extension.ts";

/** What every object of VS Code's API can be asked for. */
const members = new Proxy({}, { get: (target, key) => Reflect.get(target, key) ?? answerTo(key) });

/** Everything that can be asked of VS Code: classes, objects, functions, texts, and lists of one open document. */
const anything: object = new Proxy(class {}, {
  apply: () => anything,
  construct: (_, __, created) => Object.setPrototypeOf({}, created === anything ? members : created.prototype),
  get: (target, key) => (key === "prototype" ? target.prototype : answerTo(key)),
});

function answerTo(key: string | symbol): unknown {
  if (key === "forEach") return (call: (item: object) => void) => call(anything);
  if (key === Symbol.iterator) return Array.prototype.values;
  if (key === Symbol.toPrimitive) return () => "";
  return typeof key === "symbol" ? undefined : anything;
}

Object.assign(globalThis, { vscode: anything });

registerHooks({
  resolve: (name, context, next) =>
    name === "vscode" ? { url: "stub:vscode", format: "commonjs", shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url === "stub:vscode"
      ? { format: "commonjs", source: "module.exports = vscode;", shortCircuit: true }
      : next(url, context),
});

const require = createRequire(import.meta.url);
const start = performance.now();
const extension: { activate: typeof activate } = require(join(import.meta.dirname, "..", "dist", "extension.js"));
const loaded = performance.now();
const context = { subscriptions: [], extension: anything, extensionUri: anything, globalStorageUri: anything };
extension.activate(context as unknown as Parameters<typeof activate>[0]);
const activated = performance.now();
console.log(JSON.stringify({ loading: loaded - start, activating: activated - loaded }));
process.exit();
