import assert from "node:assert/strict";
import {
  commands,
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Hover,
  languages,
  Uri,
  window,
  workspace,
} from "vscode";
import type { ValidateResult } from "../../server/src/lsp/protocol.ts";
import { at, csv, eventually, hasProblems, header, leaveAsFound, set, show, shown } from "./editor.ts";
import { actionsAt, answerInEach, told } from "./fixing.ts";

/** A file system that only VS Code can read, with texts, a folder, and a file that is too large at its root. */
class OtherDisk implements FileSystemProvider {
  readonly read: string[] = [];
  readonly #texts: Readonly<Record<string, string>>;
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = texts;
  }

  stat({ path }: Uri) {
    const isFolder = path === "/" || path === "/folder";
    const size = path === "/large.json" ? 256 * 2 ** 20 + 1 : this.#texts[path]?.length;
    if (size === undefined && !isFolder) throw FileSystemError.FileNotFound(path);
    return { type: isFolder ? FileType.Directory : FileType.File, ctime: 0, mtime: 0, size: size ?? 0 };
  }

  readFile({ path }: Uri): Uint8Array {
    this.read.push(path);
    return new TextEncoder().encode(this.#texts[path]);
  }

  readDirectory(): [string, FileType][] {
    return Object.keys(this.#texts).map((path) => [path.slice(1), FileType.File]);
  }

  watch(): Disposable {
    return { dispose() {} };
  }

  createDirectory(): void {}
  delete(): void {}
  rename(): void {}
  writeFile(): void {}
}

describe("a file system that only VS Code can read", () => {
  afterEach(leaveAsFound);

  it("has its exports read, except for folders and files that are too large", async () => {
    const disk = new OtherDisk({
      "/clients.csv": csv(header, "Acme,ACME,Main,S1,US"),
      "/good.json": '[{"name": "Acme"}]',
    });
    const registration = workspace.registerFileSystemProvider("asio-disk", disk);
    try {
      await set("asioImport.existing.files", ["good.json", "folder", "large.json", "none.json"]);
      const document = await show(Uri.parse("asio-disk://other/clients.csv"));
      await hasProblems(
        document,
        ...Array(3).fill(`1:1 error existing-export ${JSON.stringify(header)}`),
        '2:1 error company-exists "Acme"',
      );
      await eventually(() => {
        const messages = languages.getDiagnostics(document.uri).map(({ message }) => message);
        const beside = "Not all existing companies are checked: ";
        const told = messages.filter((message) => message.startsWith(beside));
        assert.deepEqual(told.map((message) => message.slice(beside.length)).sort(), [
          "/folder cannot be read: it is a folder.",
          "/large.json cannot be read: it is larger than 256 MB.",
          "/none.json does not exist.",
        ]);
      });
      assert.deepEqual(disk.read.sort(), ["/clients.csv", "/good.json"]);
    } finally {
      registration.dispose();
    }
  });
});

describe("a read-only file system that only VS Code can read", () => {
  afterEach(leaveAsFound);
  answerInEach();
  beforeEach(() => Object.assign(window, { showWarningMessage: window.showInformationMessage }));

  const disk = new OtherDisk({
    "/clients.csv": csv(header, "Acme,ACME,Main,S1,US", "Bolt,BOLT,Main,S2,USA"),
    "/west.csv": csv(header, "Acme,ACME,Main,S1,US", "Bolt,BOLT,Main,S2,USA"),
    "/good.csv": csv(header, "Nut,NUT,Main,S1,US"),
    "/clients.response.csv": csv(`${header},Status,Reason`, "Bolt,BOLT,Main,S2,US,Failed,Country is wrong"),
    "/failed.response.csv": csv(`${header},Status,Reason`, "Bolt,BOLT,Main,S2,USA,Failed,Country is wrong"),
    "/companies.json": '[{"name": "Acme"}]',
    "/template.csv": csv(`${header},Notes`),
  });
  let registration: Disposable;
  before(() => {
    registration = workspace.registerFileSystemProvider("asio-fixed", disk, { isReadonly: true });
  });
  after(() => registration.dispose());
  const on = (name: string) => Uri.parse(`asio-fixed://other/${name}`);
  const run = <Result>(command: string, file: string) =>
    commands.executeCommand<Result>(`asioImport.${command}`, on(file));
  const usa = '3:19 error country-code "USA"';

  it("has its files checked, with settings, template and export", async () => {
    await set("asioImport.existing.files", ["companies.json"]);
    await set("asioImport.template.file", "template.csv");
    const document = await show(on("clients.csv"));
    await hasProblems(
      document,
      `1:1 warning header-missing ${JSON.stringify(header)}`,
      '2:1 error company-exists "Acme"',
      usa,
    );
  });

  it("has hovers and fixes", async () => {
    const document = await show(on("clients.csv"));
    await hasProblems(document, usa);
    const [hover] = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      at(document, "USA"),
    );
    assert.equal(hover?.range && shown(document, hover.range), "3:19 USA");
    const [first] = await actionsAt(document, "USA");
    assert.equal(first?.title, 'Replace "USA" with "US" (United States of America)');
  });

  it("has verdicts, without a response file", async () => {
    const [result] = await run<ValidateResult[]>("validate", "west.csv");
    assert.equal(result?.verdict, "failed-rows");
    assert.equal(result?.response, undefined);
    assert.deepEqual(told, [
      "1 of 2 rows would fail. 1 error. No response file was written. /west.response.csv cannot be written: its folder is read-only. [Show problems]",
    ]);
    await run("validate", "good.csv");
    assert.match(told[1] ?? "", /^Accepted: the one row would be created\. /);
  });

  for (const [command, file, sentence] of [
    ["createRetry", "failed.response.csv", "/failed.retry.csv cannot be written: its folder is read-only."],
    ["writeReady", "clients.csv", "/clients.ready.csv cannot be written: its folder is read-only."],
    ["fixAll", "clients.csv", "clients.csv is read-only. Save a copy elsewhere, and change that."],
    ["mergeCorrections", "clients.response.csv", "clients.csv is read-only. Save a copy elsewhere, and change that."],
  ] as const) {
    it(`is not changed by asioImport.${command}, which says why`, async () => {
      const document = await show(on("clients.csv"));
      await hasProblems(document, usa);
      assert.equal(await run(command, file), undefined);
      assert.deepEqual(told, [sentence]);
      await hasProblems(document, usa);
    });
  }
});
