import assert from "node:assert/strict";
import { test } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { Folder } from "./cli.ts";

const usage = `Usage: asio-import COMMAND [OPTION]…

  validate FILE…           check import files as the platform would
    --format FORMAT        text (default), json or sarif
    --response [PATH]      write the response file: beside the import file, or to PATH
  fix FILE                 print the file with all safe fixes applied
    --write                change the file instead
  retry RESPONSE           print the rows of a response file in the template's format
  ready FILE               print the rows that would be created in the template's format
  map FILE                 print a CSV of another program under the template's headers
    --map "SOURCE=TARGET"  which column fills which, where the proposal is wrong; may be
                           given several times; "SOURCE=" leaves a column out
  new                      print the template's header row

Options of retry, ready, map, new:
  -o, --out PATH           write to a new file instead

Options of validate, retry, ready, map, new:
  --force                  let --out replace a file, and --response a response file that was
                           corrected

Options of all commands:
  --existing FILE          an export of existing companies, JSON or CSV; may be given
                           several times
  --template FILE          the template that was downloaded from the platform, a CSV
  --config FILE            settings, as JSON: the object of section asioImport, or a VS Code
                           settings.json
  --encoding NAME          how the CSV is saved where it is no UTF-8: windows-1252, utf-16le,
                           utf-16be …; what is written is UTF-8 in any case
  -h, --help               this text
  -v, --version            the version

Exit codes: 0 the platform would accept what was checked or made, 1 it would not, or that could
not be checked, 2 bad usage, or a file that cannot be read or written.
`;

test("--help and --version", (t) => {
  const folder = new Folder(t);
  assert.deepEqual(folder.run("--help"), { status: 0, stdout: usage, stderr: "" });
  assert.deepEqual(folder.run("validate", "-h"), { status: 0, stdout: usage, stderr: "" });
  assert.deepEqual(folder.run("--version"), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
});
