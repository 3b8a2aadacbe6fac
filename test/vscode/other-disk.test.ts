import assert from "node:assert/strict";
import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  languages,
  Uri,
  workspace,
} from "vscode";
import { csv, eventually, hasProblems, header, leaveAsFound, set, show } from "./editor.ts";

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
