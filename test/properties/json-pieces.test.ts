import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readingDocuments } from "../../server/src/existing/json-documents.ts";
import { allAtOnce } from "../../server/src/steps.ts";

const string = fc
  .oneof(
    fc.constantFrom("a", "name", "1", "", "x]y", "},{", '"', "a\nb", "é", "漢", "\u2028", "a longer text", ","),
    fc.string({ maxLength: 6 }),
  )
  .map((text) => JSON.stringify(text));
const scalar = fc.oneof(
  string,
  fc.constantFrom('"\\u0061"', '"\\/"', '"\\ud800"', '"\\\\"', "-0", "1.5E-3", "12345678901234567890", "true", "null"),
);
const key = fc.oneof(
  string.filter((text) => !text.includes("\\")),
  fc.constantFrom('"__proto__"', '"n\\u0061me"'),
);
const space = fc.constantFrom("", "", "", " ", "\n", "\r\n", "\t");
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));

/** JSON as text, so that a key may be twice in an object. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(joined(space, tie("json"), space), { maxLength: 5 }).map((members) => `[${members.join(",")}]`),
    fc
      .array(joined(space, key, space, fc.constant(":"), space, tie("json"), space), { maxLength: 5 })
      .map((members) => `{${members.join(",")}}`),
  ),
}));

const document = joined(space, json, space);
const documents = fc
  .array(joined(document, fc.constantFrom("\n", "", "\uFEFF", ",")), { maxLength: 4 })
  .map((texts) => texts.join(""));
const stray = fc.constantFrom(
  ...["", '"', "[", "]", "{", "}", ",", ":", "\\", "\n", "x", "1", ".5", " ", "\x01", "//", "é", "\uFEFF", '"a":'],
);

/** A text with some places changed, or cut off. */
const malformed = fc.oneof(
  fc
    .tuple(documents, fc.array(fc.tuple(fc.nat(), fc.nat(3), stray), { minLength: 1, maxLength: 3 }))
    .map(([text, changes]) =>
      changes.reduce((changed, [place, length, by]) => {
        const at = place % (changed.length + 1);
        return changed.slice(0, at) + by + changed.slice(at + length);
      }, text),
    ),
  fc.tuple(documents, fc.nat()).map(([text, length]) => text.slice(0, length % (text.length + 1))),
);

const pieceLength = fc.constantFrom(1, 2, 3, 5, 8, 13, 40);

/** What is read of a text, or why it is refused. */
function readIn(text: string, length?: number): unknown {
  const matters = (plain: string) => plain === "name" || plain === "a";
  try {
    const read = allAtOnce(readingDocuments(text, "export.json", matters, length));
    // The order of keys is compared too.
    return { ...read, text: JSON.stringify(read.documents) };
  } catch (error) {
    return (error as Error).message;
  }
}

test("pieces of a document are read as JSON.parse reads the whole", () => {
  fc.assert(
    fc.property(document, pieceLength, (text, length) => {
      const { documents } = allAtOnce(readingDocuments(text, "export.json", undefined, length));
      assert.deepEqual(documents, [JSON.parse(text)]);
      assert.equal(JSON.stringify(documents), JSON.stringify([JSON.parse(text)]));
    }),
    { numRuns: 1_000 },
  );
});

test("any text is read, or refused in the same words, whatever the length of the pieces", () => {
  fc.assert(
    fc.property(fc.oneof(documents, malformed), pieceLength, (text, length) => {
      assert.deepEqual(readIn(text, length), readIn(text));
    }),
    { numRuns: 2_000 },
  );
});

const keyOrValue = /("(?:[^"\\]|\\.)*")(\s*:)?|[-+.\w]+/g;
const member = fc.record({ of: fc.nat(), values: fc.array(scalar), key: fc.nat(20), at: fc.nat(150), stray });

/** Lists of which many objects have the keys and brackets of one before them, or almost. */
const alike = fc
  .tuple(fc.array(json, { minLength: 1, maxLength: 2 }), fc.array(member, { maxLength: 6 }))
  .map(([objects, members]) => {
    const copies = members.map(({ of, values, key, at, stray }) => {
      let [keys, scalars] = [0, 0];
      const copy = (objects[of % objects.length] as string).replace(keyOrValue, (found, _, colon) => {
        if (colon === undefined) return values[scalars++] ?? found;
        return keys++ === key ? '"a":' : found;
      });
      return at < copy.length / 4 ? copy.slice(0, at) + stray + copy.slice(at) : copy;
    });
    return `{"data":[${[...objects, ...copies].join(",")}],"a":1}`;
  });

test("objects that are alike are read as if they were not", () => {
  fc.assert(
    fc.property(alike, fc.constantFrom(undefined, 40, 200), (text, length) => {
      // In steps of one character, none is recognised.
      assert.deepEqual(readIn(text, length), readIn(text, 1));
    }),
    { numRuns: 1_000 },
  );
});

test("a long export is read in many steps, however its list is wrapped", () => {
  const records = Array.from({ length: 5_000 }, (_, i) => `{"id":${i},"name":"Company ${i}","tags":[{"id":1},"]"]}`);
  const list = records.join();
  const keyed = records.map((record, i) => `"k${i}":${record}`).join();
  for (const text of [
    `[${list}]`,
    `{"data":{"items":[${list}]},"total":5000}`,
    `{${keyed}}`,
    `[[${list}],[${list}]]`,
  ]) {
    const steps = readingDocuments(text, "export.json", () => true, 1 << 12);
    let count = 1;
    for (let step = steps.next(); ; step = steps.next(), count += 1) {
      if (!step.done) continue;
      assert.deepEqual(step.value.documents, [JSON.parse(text)]);
      break;
    }
    assert.ok(count > text.length / 5_000, `${count} steps`);
  }
});

test("the fault of a long text is found in its line", () => {
  const records = Array.from({ length: 20_000 }, (_, i) => `{"id":${i},\r\n"name":"Company ${i}"}`);
  const at = (place: number, record: string) => readIn(`{"companies":[${records.with(place, record).join(",\r\n")}]}`);
  assert.equal(at(15_000, '{"id" 1}'), "export.json is not JSON: a colon is missing at line 30001, column 7.");
  assert.equal(
    at(19_999, '{"id":1'),
    "export.json is not JSON: a comma or a closing bracket is missing at line 39999, column 8.",
  );
  const cut = `[${records.join(",\n")}`;
  assert.equal(readIn(cut), "export.json is cut off: its JSON ends at line 40000, column 24.");
});
