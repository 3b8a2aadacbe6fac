import { Uri, workspace } from "vscode";

/**
 * A bundle of several parts as one script. In a browser, no part can `require` another one.
 * @param extensionUri the extension's folder, with the parts in `dist`
 * @param entry the part to start with, as `./NAME.js`
 * @returns a script whose value is what the entry exports. What is no part it takes from `require`, if it is there
 */
export async function scriptOf(extensionUri: Uri, entry: string): Promise<string> {
  const texts = new Map<string, string>();
  const add = async (part: string): Promise<void> => {
    if (texts.has(part)) return;
    texts.set(part, "");
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, "dist", part));
    const text = new TextDecoder().decode(bytes);
    if (part.endsWith(".json")) {
      texts.set(part, `module.exports = ${text};`);
      return;
    }
    texts.set(part, text);
    await Promise.all(Array.from(text.matchAll(partName), ([, name = ""]) => add(name)));
  };
  await add(entry);
  const parts = Array.from(texts, ([part, text]) => `${JSON.stringify(part)}(module, exports, require) {${text}\n}`);
  return `(() => {
const outside = typeof require === "undefined" ? (name) => { throw new Error(name + " is not there."); } : require;
const parts = {${parts.join(",\n")}};
const modules = new Map();
function load(name) {
  if (!Object.hasOwn(parts, name)) return outside(name);
  if (!modules.has(name)) {
    const module = { exports: {} };
    modules.set(name, module);
    parts[name](module, module.exports, load);
  }
  return modules.get(name).exports;
}
return load(${JSON.stringify(entry)});
})()`;
}

/** The parts are called like this only where one needs another. */
const partName = /["'](\.\/[\w-]+\.js(?:on)?)["']/g;
