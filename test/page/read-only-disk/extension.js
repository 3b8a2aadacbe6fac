// An extension for browsers: a file system with an import file and an export, which nobody can change.
const { commands, EventEmitter, FileSystemError, FileType, Uri, workspace } = require("vscode");

const header = "Company Name,Company ID,Site Name,Site ID,Country";
const files = {
  "/clients.csv": `${header}\nAcme,A1,Main,S1,USA\nBolt,B1,Main,S2,US\n`,
  "/existing.json": '[{ "name": "Bolt" }]',
};
const bytesOf = (path) => {
  if (files[path] === undefined) throw FileSystemError.FileNotFound(path);
  return new TextEncoder().encode(files[path]);
};

const refuse = () => {
  throw FileSystemError.NoPermissions();
};

const disk = {
  onDidChangeFile: new EventEmitter().event,
  watch: () => ({ dispose() {} }),
  stat({ path }) {
    if (path === "/") return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: FileType.File, ctime: 0, mtime: 0, size: bytesOf(path).length };
  },
  readDirectory: () => Object.keys(files).map((path) => [path.slice(1), FileType.File]),
  readFile: ({ path }) => bytesOf(path),
  createDirectory: refuse,
  delete: refuse,
  rename: refuse,
  writeFile: refuse,
};

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    workspace.registerFileSystemProvider("read-only-disk", disk, { isReadonly: true }),
    commands.registerCommand("readOnlyDisk.open", () =>
      commands.executeCommand("vscode.open", Uri.parse("read-only-disk:/clients.csv")),
    ),
  );
};
