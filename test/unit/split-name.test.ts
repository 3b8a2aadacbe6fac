import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isRest, isSuffixOfName, suffixAsId } from "../../server/src/rules/support/split-name.ts";
import { firstRecord, header } from "../rules/marked.ts";

/** The cells that are the rest of the one before them, and the first that is only a suffix in the place of an ID. */
function restsOf(text: string, further = ""): [rests: number[], suffix: number] {
  const row = firstRecord(`${header}${further}\n${text}\n`);
  return [[...row.layout.columns.keys()].filter((index) => isRest(row, index)), suffixAsId(row)];
}

describe("the end of a name in the next cell", () => {
  for (const [text, rests, suffix] of [
    ["Quill,Inc,QUILL,Main,US", [1], 1],
    ["Quill,inc.,QUILL,Main,US", [1], 1],
    ["Quill,INC,HQ,HQ1,US", [1], 1],
    ["Quill,LLC,HQ,HQ1,US", [1], 1],
    ["Quill,A.G.,HQ,HQ1,US", [1], 1],
    ["Quill,Corp,HQ,HQ1,US", [1], 1],
    ["Quill,Spa,HQ,HQ1,US", [1], 1],
    ["Acme,ACME1,Main,Inc,US", [3], 3],
    ["Quill, Inc,QUILL,Main,US", [1], -1],
    ["Boston, MA,BOS,Main,US", [1], -1],
    ["Acme, Sons,ACME,HQ,US", [1], -1],
    ["Acme, Services Inc.,HQ,HQ1,US", [1], -1],
    ["Acme, Corp Office,HQ,HQ1,US", [1], -1],
    ["Acme, sons,HQ,HQ1,US", [1], -1],
  ] as const) {
    it(text, () => assert.deepEqual(restsOf(text), [rests, suffix]));
  }

  it("is none if it may be an ID, is like its name, or stands in quotes", () => {
    for (const text of [
      "Quill,AG,QUILL,Main,US",
      "Quill,AG,HQ,HQ1,US",
      "Inc Systems,INC,HQ,HQ1,US",
      "Lima Logistics Corp,LLC,HQ,HQ1,US",
      "Acme Inc,INC,HQ,HQ1,US",
      "Quill,CORP,HQ,HQ1,US",
      "Quill,SPA,HQ,HQ1,US",
      "Acme,ACME1,Main,CORP,US",
      "Acme,ACME1,Main,Corp,US",
      'Quill,"Inc",HQ,HQ1,US',
      "Quill,1Inc,HQ,HQ1,US",
      ",Inc,HQ,HQ1,US",
      ", Inc,HQ,HQ1,US",
      "Boston, MA 5,BOS,Main,US",
      "Boston, MA,BOS*,Main,US",
      "Boston, MA,Boston,Main,US",
      "Acme, ACME,HQ,HQ1,US",
      "Acme, sons 5,HQ,HQ1,US",
      "Acme, SONS,HQ,HQ1,US",
      "Acme, ACME1, HQ, HQ1, US",
    ]) {
      assert.deepEqual(restsOf(text), [[], -1], text);
    }
  });
});

describe("the end of an address in the next cell", () => {
  for (const [text, rests] of [
    ["12 Main St, MA,TX,75201", [6]],
    ["12 Main St, Boston,,", [6]],
    ["12 Main St, Floor 2,Boston,MA", [6]],
    ["12 Main St,Austin, Downtown,TX", [7]],
    ["12 Main St, Boston,MA,02110", []],
    ["12 Main St,Boston, MA,02110", []],
    ["12 Main St,Austin, Texas,75201", []],
    [", Floor 2,Boston,MA", []],
    ["12 Main St,Floor 2,Boston,MA", []],
  ] as const) {
    it(text, () => {
      const found = restsOf(`Acme,A1,HQ,HQ1,US,${text}`, ",Address Line 1,City,State,Zip");
      assert.deepEqual(found, [rests, -1]);
    });
  }

  it("is none in a row that has a space after each delimiter", () => {
    const spaced = "Acme, A1, HQ, HQ1, US, 12 Main St, Floor 2, Boston,MA";
    assert.deepEqual(restsOf(spaced, ",Address Line 1,City,State,Zip"), [[], -1]);
  });
});

it("a suffix is told from a word by its letters", () => {
  for (const text of ["Inc", "inc.", "L.L.C.", " GmbH ", "S. A."]) assert.ok(isSuffixOfName(text), text);
  for (const text of ["Income", "Sons", ""]) assert.ok(!isSuffixOfName(text), text);
});
