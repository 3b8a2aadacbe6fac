import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { checkedInMemory } from "../../server/src/checker/checked.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { FindingTexts } from "../../server/src/cli/finding-texts.ts";
import { reportFormats } from "../../server/src/cli/report.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { respondingTo } from "../../server/src/response/response-file.ts";
import { splittingOf } from "../../server/src/response/split-companies.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { Folder, header, program } from "./cli.ts";

/** A file of several megabytes with problems of all kinds, some of them between distant rows. */
function largeFile(): string {
  const rows = Array.from({ length: 25_000 }, (_, i) => {
    const name = i % 5000 === 4999 ? "Acme é & Söhne" : `Acme${i % 12_000}`;
    const city = i % 3000 === 0 ? '"New\r\nYork"' : i === 17_000 ? '"never closed' : "New York";
    const street = "x".repeat(i % 60);
    const cells = [name, `A${i % 12_000}`, `Site${i % 24_000}`, `S${i % 20_000}`, "US", "Office", street, "", city];
    const behind = [i % 7 ? "NY" : "New York", "10001", `info${i}@example.com`, "Work", "US", "2125550123", "Work", ""];
    return `${[...cells, ...behind, ""].join()}${i % 4000 === 1 ? ",more" : ""}\r\n`;
  });
  return `${header}\r\n${rows.join("")}`;
}

test("a file read in chunks gives the same reports and response file as its whole text", (t) => {
  const text = largeFile();
  const folder = new Folder(t, { "a.csv": `\uFEFF${text}` });
  const checker = check(text, defaultContext);
  const checked = checkedInMemory(checker);
  const { verdict, sentence } = verdictOf(checker);
  const said = [sentence, ...allAtOnce(splittingOf(checked))].join(" ");
  for (const [name, format] of reportFormats) {
    const { status, stdout, stderr } = folder.run("validate", "a.csv", "--format", name, "--response", "--force");
    assert.deepEqual([status, stderr], [1, ""]);
    const findings = new FindingTexts(checked, format.findings("a.csv", checked));
    const file = { file: "a.csv", checked, verdict, sentence: said, findings };
    const page = (path: string) => pathToFileURL(join(dirname(program), "..", path)).href;
    const about = () => ({ version: manifest.version, page: page("README.md"), rulesPage: page("docs/rules.md") });
    const loaded = { context: defaultContext, exports: [], notices: [] };
    const expected = [...format.pieces([file], loaded, about)].join("");
    assert.ok(stdout === expected, name);
  }
  assert.ok(folder.read("a.response.csv") === `\uFEFF${allAtOnce(respondingTo(checker, "failed"))}`);
});

test("checks an input that can be read only once", (t) => {
  const folder = new Folder(t, { "a.csv": `${header}\nAcme\n` });
  const line = `"${process.execPath}" "${program}" validate <(cat a.csv) | sed 's/^[^:]*//'`;
  const out = execFileSync("bash", ["-c", line], { cwd: folder.path, encoding: "utf8" });
  assert.match(out, /^:2:1: error: .* \[row-length\]\n/);
  assert.match(out, /\n: 1 of 1 row would fail\.\n$/);
});
