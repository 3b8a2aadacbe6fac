import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Checker } from "../../server/src/checker/checker.ts";
import type { CodedEdit } from "../../server/src/fixes/chosen-edits.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf, fixing, type KnownCheck } from "../../server/src/fixes/fix-all.ts";
import { suggesting } from "../../server/src/fixes/suggested.ts";
import type { Member } from "../../server/src/rules/member.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { context, importText, responseText } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 300);

/**
 * How many rows have errors of their own. Of two rows that disagree on a company, the one that is told so may change when
 * another fault of either is mended.
 */
function failedRows(checker: Checker): number {
  const own = checker
    .findings()
    .filter((finding) => finding.severity === "error" && finding.rule.code !== "company-id-mismatch");
  return new Set(own.map((finding) => finding.row)).size;
}

test("applying all safe fixes again changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(importText, responseText), (text) => {
      const once = fixAll(text, context).text;
      assert.equal(fixAll(once, context).text, once);
    }),
    { numRuns: runs },
  );
});

test("no safe fix causes a new error", () => {
  fc.assert(
    fc.property(importText, (text) => {
      const checker = check(text, context);
      for (const finding of checker.findings()) {
        // What a column or a row lacks shows when it is put in, and a file of other delimiters may hold commas.
        const structural = ["header-missing", "header-name", "header-order", "delimiter", "row-length", "required"];
        for (const fix of fixesOf(finding, checker)) {
          if (!fix.safe) continue;
          assert.ok(!finding.rule.suggestsOnly?.(finding.data), finding.rule.code);
          const fixed = check(applyEdits(text, offsetEdits(checker, fix.edits)), context);
          if (structural.includes(finding.rule.code)) continue;
          assert.ok(fixed.summary.counts.error <= checker.summary.counts.error, `${finding.rule.code}: ${fix.title}`);
          assert.ok(failedRows(fixed) <= failedRows(checker), `${finding.rule.code}: ${fix.title}`);
        }
      }
    }),
    { numRuns: runs },
  );
});

/** Names and IDs of which several become the same when their faults are mended, and what may stand beside them. */
const parts = {
  "Company Name": [
    "Acme",
    "Acme.",
    "acme",
    "A.B",
    "AB",
    "A-B",
    '"A, B"',
    "B & C",
    "B and C",
    "Café",
    "Cafe",
    " Acme",
    "",
  ],
  "Company ID": ["A1", "A-1", "a1", "A 1", "'01", "01", "É1", "E1", ""],
  "Site Name": ["HQ", "hq", "H.Q", "H-Q", "H Q", '"H,Q"', '"H\nQ"', "h.q", ""],
  "Site ID": ["S1", "S-1", "s1", "s.1", "'01", "01", ""],
  Country: ["US", "usa", "UK", "44", "Georgia", ""],
  State: ["CA", "ca", "Colorado", "USA", ""],
} as const;

const columns = Object.keys(parts);
const cells = fc.tuple(...Object.values(parts).map((values) => fc.constantFrom(...values)));

/** A file whose rows can be told apart, whatever is mended in them, by their City. Some stand in it twice, some are blank. */
const tagged = fc
  .record({
    headers: fc.constantFrom(
      columns,
      columns,
      ["Company ID", "Company Name", "Site ID", "Site Name", "State", "Country"],
      columns.filter((header) => header !== "Site ID"),
    ),
    written: fc.constantFrom(
      (header: string) => header,
      (header: string) => header.toLowerCase().replace(" ", "_"),
    ),
    rows: fc.array(fc.tuple(cells, fc.constantFrom(0, 0, 0, 1, 2)), { minLength: 1, maxLength: 7 }),
    delimiter: fc.constantFrom(",", ",", ";"),
  })
  .map(({ headers, written, rows, delimiter }) => {
    const line = (values: readonly string[]) => values.join(delimiter);
    const lines = rows.flatMap(([values, extra], index) => {
      const row = line([...headers.map((header) => values[columns.indexOf(header)] ?? ""), `T${index}`]);
      return extra === 0 ? [row] : extra === 1 ? [row, line(headers.map(() => ""))] : [row, row];
    });
    const text = [line([...headers.map(written), "City"]), ...lines, ""].join("\n");
    return { text, tags: rows.map((_, index) => `T${index}`), isStructured: text.startsWith(columns.join(",")) };
  });

/** The rounds of *Fix all*: the text before each, and its edits. */
function roundsOf(text: string, code?: string, known?: KnownCheck) {
  const rounds: { before: string; edits: readonly CodedEdit[] }[] = [];
  const { checker, text: fixed } = allAtOnce(
    fixing(
      text,
      context,
      code,
      function* (before, edits) {
        rounds.push({ before, edits });
        yield;
      },
      known,
    ),
  );
  return { rounds, checker, fixed };
}

test("each round finds the same fixes in rows that changed as a check of the whole text", () => {
  fc.assert(
    fc.property(fc.oneof(importText, responseText, tagged), fc.constantFrom(undefined, "characters"), (file, code) => {
      const text = typeof file === "string" ? file : file.text;
      const { rounds, checker, fixed } = roundsOf(text, code);
      for (const { before, edits } of rounds) assert.deepEqual(edits, roundsOf(before, code).rounds[0]?.edits);
      assert.deepEqual(roundsOf(fixed, code).rounds, []);
      const fresh = check(fixed, context);
      assert.equal(checker.document.getText(), fixed);
      assert.deepEqual(checker.summary, fresh.summary);
      assert.deepEqual(found(checker), found(fresh));
      // The check of an open file is used for the first round, and stays as it is.
      const shared = check(text, context);
      assert.deepEqual(roundsOf(text, code, { checker: shared, shared: true }).rounds, rounds);
      assert.equal(shared.document.getText(), text);
      assert.deepEqual(found(shared), found(check(text, context)));
    }),
    { numRuns: Math.ceil(runs / 3) },
  );
});

function found(checker: Checker) {
  return checker.findings().map(({ rule, row, start, end, severity, data }) => {
    return [rule.code, checker.placeOf(row).offset, start, end, severity, rule.message(data)];
  });
}

/** The rows of a file by their tag: what each means, and how often it stands there. */
function byTag(checker: Checker): Map<string, { member: Member; rows: number }> {
  const found = new Map<string, { member: Member; rows: number }>();
  for (const row of checker.records()) {
    const view = checker.view(row);
    const tag = view.valueOf("City");
    const known = found.get(tag);
    if (known) known.rows++;
    else found.set(tag, { member: view.member(), rows: 1 });
  }
  return found;
}

test("all safe fixes together remove all blank rows, and otherwise only duplicate rows", () => {
  fc.assert(
    fc.property(tagged, ({ text, tags }) => {
      const { checker, text: fixed } = fixAll(text, context);
      const after = byTag(checker);
      assert.deepEqual([...after.keys()], tags, fixed);
      const before = byTag(check(text, context));
      for (const tag of tags) assert.ok((after.get(tag)?.rows ?? 0) <= (before.get(tag)?.rows ?? 0), fixed);
      assert.equal(
        checker.findings().some((finding) => finding.rule.code === "row-blank"),
        false,
        fixed,
      );
    }),
    { numRuns: runs },
  );
});

test("all safe fixes together cause no new errors or failing rows", () => {
  fc.assert(
    fc.property(tagged, ({ text, isStructured }) => {
      // What a column or a row lacks shows when it is put in.
      fc.pre(isStructured);
      const [before, after] = [check(text, context), fixAll(text, context).checker];
      assert.ok(after.summary.counts.error <= before.summary.counts.error, text);
      assert.ok(failedRows(after) <= failedRows(before), text);
    }),
    { numRuns: runs },
  );
});

test("new IDs make no more errors or failing rows, and taking them again changes nothing", () => {
  const codes = new Set(["required"]);
  fc.assert(
    fc.property(tagged, ({ text, isStructured }) => {
      fc.pre(isStructured);
      const before = fixAll(text, context).checker;
      const { text: filled, checker: after } = allAtOnce(suggesting(text, context, codes));
      assert.ok(after.summary.counts.error <= before.summary.counts.error, text);
      assert.ok(failedRows(after) <= failedRows(before), text);
      assert.equal(allAtOnce(suggesting(filled, context, codes)).text, filled);
    }),
    { numRuns: runs },
  );
});

test("all safe fixes together never split a company or a site", () => {
  fc.assert(
    fc.property(tagged, ({ text, tags }) => {
      const { checker, text: fixed } = fixAll(text, context);
      const [before, after] = [byTag(check(text, context)), byTag(checker)];
      for (const [index, tag] of tags.entries()) {
        for (const other of tags.slice(0, index)) {
          const [a, b] = [before.get(tag)?.member, before.get(other)?.member];
          const [c, d] = [after.get(tag)?.member, after.get(other)?.member];
          assert.ok(a && b && c && d);
          const said = `${tag} and ${other} in\n${text}are in\n${fixed}`;
          if (a.companyName === "" || a.companyName !== b.companyName) continue;
          assert.equal(c.companyName, d.companyName, said);
          if (a.companyId === b.companyId) assert.equal(c.companyId, d.companyId, said);
          if (a.companyId === b.companyId && a.siteName === b.siteName) assert.equal(c.siteName, d.siteName, said);
        }
      }
    }),
    { numRuns: runs },
  );
});
