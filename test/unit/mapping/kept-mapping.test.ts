import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { encodeRow } from "../../../server/src/document/cells.ts";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { FileError } from "../../../server/src/files/files.ts";
import { keeping, keptFor, restoring, withKept } from "../../../server/src/mapping/kept-mapping.ts";
import { noMappings, readMappings, writtenMappings } from "../../../server/src/mapping/mapping-file.ts";
import { defaultTemplate } from "../../../server/src/template/template.ts";

function rowsOf(...headers: string[]) {
  const { columns } = new SourceTable(`${encodeRow(headers, ",")}\n`);
  return { main: columns, all: columns };
}

/** A mapping of the first columns of these headers, as it is kept. */
function kept(...headers: string[]) {
  const rows = rowsOf(...headers);
  const mapping = new Map(
    defaultTemplate.columns.slice(0, 3).flatMap((column, index) => {
      const source = rows.main[index];
      return source ? [[column, source] as const] : [];
    }),
  );
  return keeping({ mapping, derived: [], constants: new Map() }, rows, defaultTemplate);
}

/** The numbers of the columns that a mapping fills the first columns of the template from, from 0. */
function foundIn(one: ReturnType<typeof kept>, ...headers: string[]): number[] | undefined {
  const rows = rowsOf(...headers);
  const found = keptFor([one], rows);
  return found && [...restoring(found, rows, defaultTemplate).mapping.values()].map(({ index }) => index);
}

describe("a mapping belongs to its header row", () => {
  const one = kept("Client Name", "Réf.", "#", "Owner", "");

  it("in any order, case, spaces, accents and punctuation", () => {
    assert.deepEqual(foundIn(one, "Client Name", "Réf.", "#", "Owner", ""), [0, 1, 2]);
    assert.deepEqual(foundIn(one, "owner", "#", "REF", "client_name"), [3, 2, 1]);
  });

  it("but not with a column more or less, or another sign for a name", () => {
    assert.equal(foundIn(one, "Client Name", "Réf.", "#", "Owner", "Since"), undefined);
    assert.equal(foundIn(one, "Client Name", "Réf.", "#"), undefined);
    assert.equal(foundIn(one, "Client Name", "Réf.", "%", "Owner"), undefined);
  });

  it("with a column without a header only if that is at the same place", () => {
    const unnamed = kept("Client", "", "Owner");
    assert.deepEqual(unnamed.headers, ["Client", "Column 2", "Owner"]);
    assert.deepEqual(foundIn(unnamed, "owner", "", "client"), [2, 1, 0]);
    assert.equal(foundIn(unnamed, "", "Client", "Owner"), undefined);
  });

  it("and where two headers differ only in punctuation, only as they are written", () => {
    const mails = kept("E-Mail", "Email", "Owner");
    assert.deepEqual(foundIn(mails, "Owner", "Email", "E-Mail"), [2, 1, 0]);
    assert.equal(foundIn(mails, "EMAIL", "E-mail", "Owner"), undefined);
  });
});

describe("a file of mappings", () => {
  it("gives back any mapping that was written to it", () => {
    const header = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("__proto__", "Column 2", "Name", "name", ""),
    );
    fc.assert(
      fc.property(fc.array(header, { minLength: 2, maxLength: 6 }), (headers) => {
        const rows = rowsOf(...headers);
        if (rows.main.length !== headers.length) return;
        const mapping = kept(...headers);
        const bytes = writtenMappings(withKept([kept("Other", "List")], mapping, rows), noMappings, "m.json");
        const { mappings } = readMappings(bytes, "m.json");
        assert.equal(mappings.length, 2);
        const found = keptFor(mappings, rows);
        assert.ok(found);
        const restored = restoring(found, rows, defaultTemplate);
        const indexes = [...restored.mapping.values()].map(({ index }) => index);
        assert.deepEqual([indexes, restored.lost], [[0, 1, 2].slice(0, headers.length), []]);
      }),
      { numRuns: 300 },
    );
  });

  it("is not written where what others have added is nested too deeply", () => {
    const text = `[{"headers": ["A", "B"], "columns": {}, "note": ${"[".repeat(50_000)}${"]".repeat(50_000)}}]`;
    const file = readMappings(new TextEncoder().encode(text), "m.json");
    assert.throws(() => writtenMappings(file.mappings, file, "m.json"), {
      message: "m.json cannot be written: it is nested too deeply.",
    });
  });

  it("is read, or refused in one sentence, whatever it contains", () => {
    const member = fc.constantFrom("headers", "columns", "derived", "constants", "join", "on", "__proto__");
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("A", "", 5, null, true),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(member, tie("value"), { maxKeys: 4 }),
      ),
    }));
    const deep = "[".repeat(100_000);
    const texts = fc.oneof(
      value.map((each) => JSON.stringify([each])),
      fc.string(),
      fc.constant(deep),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const { mappings } = readMappings(new TextEncoder().encode(text), "m.json");
          for (const each of mappings) restoring(each, rowsOf("A", "B"), defaultTemplate);
        } catch (error) {
          assert.ok(error instanceof FileError);
          assert.match(error.message, /^m\.json cannot be read as a list of mappings: [^\n]+\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
