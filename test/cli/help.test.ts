import assert from "node:assert/strict";
import { test } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { Folder } from "./cli.ts";

const usage = `Usage: asio-import COMMAND [OPTION]…

  validate FILE…           check import files, and those in folders, as the platform would
    --format FORMAT        text (default), json, sarif or github
    --quiet                report only errors and verdicts
    --max-warnings N       exit with 1 if there are more warnings, in all files
    --response [PATH]      write the response file next to the import file, or to PATH
  fix FILE                 print the file with all safe fixes applied
    --suggest CODE,…       also take suggestions of these rules that are no guesses; required
                           fills in new IDs
  retry RESPONSE           print the failed rows of a response file in the template's format
  ready FILE               print the companies that are ready to upload, in the template's format
    --rest PATH            write all other rows to PATH
    --split BY             company (default): only companies all of whose rows would be
                           created; row: every row that would be created
  map FILE                 print another program's CSV or .xlsx under the template's headers
    --map "SOURCE=TARGET"  fill column TARGET from SOURCE; "SOURCE=" leaves SOURCE out;
                           can be given several times
    --derive TARGET,…      make what is empty of these columns from the others: Company ID,
                           Site Name, Site ID, Country
    --set "TARGET=VALUE"   write VALUE where column TARGET is still empty; can be given
                           several times
    --join FILE            add the columns of another file, such as the companies of these
                           sites
    --on KEY[=KEY]         the columns of both files whose equal values say which rows belong
                           together; found by itself if possible
    --mapping FILE         take the mapping that was saved for this header row
    --save-mapping FILE    save the mapping for this header row, in place of that before
    --sheet NAME           the sheet of an .xlsx file: by default, the first one with rows; once
                           more for the file of --join
  merge CORRECTED          print the import file with the corrected rows of another file
    --into FILE            the import file that the corrected rows belong to
  new                      print the template's header row

Options of fix, merge:
  --write                  change the file instead

Options of retry, ready, map, merge, new:
  -o, --out PATH           write to a new file instead

Options of validate, retry, ready, map, merge, new:
  --force                  replace the file of --out or --rest, or a response file that was corrected

Options of all commands:
  --existing FILE          an export of existing companies, JSON or CSV; can be given
                           several times
  --template FILE          the template that you downloaded from the platform
  --config FILE            settings: a JSON object such as {"rules": {"spaces": "off"}}, or a
                           VS Code settings.json
  --encoding NAME          encoding of the CSV if not UTF-8: windows-1252, utf-16le,
                           utf-16be …; output is always UTF-8
  -h, --help               show this help
  -v, --version            show the version

Exit codes:
  0  the platform would accept the file
  1  it would not, or this could not be checked
  2  wrong usage, or a file that cannot be read or written
`;

test("--help and --version print the usage and the version", (t) => {
  const folder = new Folder(t);
  assert.deepEqual(folder.run("--help"), { status: 0, stdout: usage, stderr: "" });
  assert.deepEqual(folder.run("validate", "-h"), { status: 0, stdout: usage, stderr: "" });
  assert.deepEqual(folder.run("--version"), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
});
