import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Checker } from "../../server/src/checker/checker.ts";
import { runCli } from "../../server/src/cli/run.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { isBest } from "../../server/src/lsp/code-actions.ts";
import { defaultContext } from "../../server/src/settings/context.ts";

/** The value that a fix would give a cell; rows as a spreadsheet numbers them. */
interface Offer {
  readonly row: number;
  readonly header: string;
  readonly value: string;
  readonly preferred?: boolean;
}

/** A file as programs and people make them, and the expected result. What is uncertain is left out. */
interface WorldCase {
  /** The kind of fault, unless it is the file's name. */
  readonly kind?: string;
  readonly name: string;
  readonly csv?: string;
  /** The bytes of a file that is not UTF-8. */
  readonly base64?: string;
  readonly existing?: { readonly name: string; readonly text?: string; readonly base64?: string };
  readonly wanted: {
    readonly codes?: readonly string[];
    readonly notCodes?: readonly string[];
    readonly verdict?: string;
    readonly notVerdict?: string;
    /** The text after all safe fixes. */
    readonly fixed?: string;
    /** Text that remains in it, because no safe fix may change it. */
    readonly keeps?: readonly string[];
    readonly suggests?: readonly Offer[];
    readonly neverSuggests?: readonly Offer[];
    readonly neverPreferred?: readonly Offer[];
  };
}

const folder = join(import.meta.dirname, "world");
const scratch = mkdtempSync(join(tmpdir(), "asio-import-world-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

for (const file of readdirSync(folder)) {
  const cases: WorldCase[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const kinds = Map.groupBy(cases, ({ kind }) => kind ?? file.replace(".json", ""));
  for (const [kind, members] of kinds) {
    describe(`${kind}, as found in practice`, () => {
      for (const member of members) {
        it(member.name, () => meets(member));
      }
    });
  }
}

async function meets({ csv, base64, existing, wanted }: WorldCase): Promise<void> {
  const bytes = base64 === undefined ? Buffer.from(csv ?? "") : Buffer.from(base64, "base64");
  const { codes: told, verdict } = await validated(bytes, existing);
  // A file that the command line does not accept as text may be open in an editor.
  const codes = verdict === "refused" && csv !== undefined ? codesOf(check(csv, defaultContext)) : told;
  for (const code of wanted.codes ?? []) assert.ok(codes.includes(code), `${code} is missing: ${codes}`);
  for (const code of wanted.notCodes ?? []) assert.ok(!codes.includes(code), `${code} is told: ${codes}`);
  if (wanted.verdict !== undefined) assert.equal(verdict, wanted.verdict, `${codes}`);
  if (wanted.notVerdict !== undefined) assert.notEqual(verdict, wanted.notVerdict, `${codes}`);
  if (csv === undefined) return;
  const text = csv.replace(/^\uFEFF/, "");
  const fixed = fixAll(text, defaultContext).text;
  if (wanted.fixed !== undefined) assert.equal(fixed, wanted.fixed.replace(/^\uFEFF/, ""));
  for (const part of wanted.keeps ?? []) assert.ok(fixed.includes(part), `${part} is not kept:\n${fixed}`);
  const checker = check(text, defaultContext);
  const of = (one: Offer) => offers(checker, one).find(({ value }) => value === one.value);
  for (const one of wanted.suggests ?? []) {
    const offer = of(one);
    assert.ok(offer, `${JSON.stringify(one)} is not offered: ${JSON.stringify(offers(checker, one))}`);
    if (one.preferred !== undefined) assert.equal(offer.preferred, one.preferred, JSON.stringify(one));
  }
  for (const one of wanted.neverSuggests ?? []) assert.equal(of(one), undefined, JSON.stringify(one));
  for (const one of wanted.neverPreferred ?? []) assert.ok(!of(one)?.preferred, JSON.stringify(one));
}

/** The codes and the verdict of the command line for a file; a file that it does not read has the verdict `refused`. */
async function validated(bytes: Uint8Array, existing: WorldCase["existing"]) {
  writeFileSync(join(scratch, "import.csv"), bytes);
  const args = ["validate", "import.csv", "--format=json"];
  if (existing) {
    const content = existing.base64 === undefined ? (existing.text ?? "") : Buffer.from(existing.base64, "base64");
    writeFileSync(join(scratch, existing.name), content);
    args.push("--existing", existing.name);
  }
  const { code, output } = await runCli(args, scratch);
  if (code === 2) return { codes: [], verdict: "refused" };
  const [file] = JSON.parse([...output].join("")).files;
  const found: { code: string }[] = file.findings;
  return { codes: [...new Set(found.map((finding) => finding.code))], verdict: String(file.verdict) };
}

function codesOf(checker: Checker): string[] {
  return checker.findings().map(({ rule }) => rule.code);
}

/** The values that the fixes of a cell or its row would give the cell. */
function offers(checker: Checker, { row, header }: Offer): { value: string; preferred: boolean }[] {
  const found = checker.document.rows.at(row - 1);
  const column = checker.layout.headers.find(({ text }) => text === header)?.index ?? -1;
  if (!found) return [];
  const text = checker.document.getText();
  return checker
    .findingsOf(found)
    .filter(({ cell }) => cell === column || cell === -1)
    .flatMap((finding) =>
      fixesOf(finding, checker).flatMap((fix, index) => {
        const after = check(applyEdits(text, offsetEdits(checker, fix.edits)), defaultContext);
        const changed = after.document.rows.at(row - 1);
        return changed ? [{ value: after.view(changed).value(column), preferred: isBest(fix, index) }] : [];
      }),
    );
}
