import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { file, fixes } from "./marked.ts";

/** A row of the wrong length, whether its first fix is safe, and what each fix makes of it, the likeliest first. */
type Choice = readonly [row: string, kind: "safe" | "suggested", ...fixed: string[]];

function choices(name: string, further: string, rows: readonly Choice[]): void {
  describe(name, () => {
    for (const [row, kind, ...fixed] of rows) {
      it(row, () => {
        const made = fixes(file(further, row), "row-length");
        assert.deepEqual(
          made.map(([, , text]) => text),
          fixed.map((one) => file(further, one)),
        );
        assert.equal(made[0]?.[1], kind);
        assert.ok(made.slice(1).every(([, other]) => other === "suggested"));
      });
    }
  });
}

choices("a missing comma, where the cells then fit", "Address Line 1,City,State,Zip", [
  ["Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,MA", "safe", "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,MA,"],
  [
    "Acme,ACME1,HQ,HQ1,US,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,,Boston,MA,02110",
    "Acme,ACME1,HQ,HQ1,US,Boston,,MA,02110",
    "Acme,ACME1,HQ,HQ1,US,Boston,MA,02110,",
  ],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,,02110",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,02110,",
  ],
  [
    "Acme,ACME1,HQ,US,1 Main St,Boston,MA,02110",
    "suggested",
    ",Acme,ACME1,HQ,US,1 Main St,Boston,MA,02110",
    "Acme,,ACME1,HQ,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,,HQ,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,HQ,,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,HQ,US,1 Main St,Boston,MA,02110,",
  ],
  [
    "Acme ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "Acme ACME1,,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "Acme ACME1,HQ,,HQ1,US,1 Main St,Boston,MA,02110",
    "Acme ACME1,HQ,HQ1,,US,1 Main St,Boston,MA,02110",
    "Acme ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110,",
  ],
  [
    "Acme,ACME1,HQ HQ1,US,1 Main St,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,HQ HQ1,,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,HQ HQ1,US,1 Main St,Boston,MA,02110,",
  ],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston MA,,02110",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston MA,02110,",
  ],
  [
    "ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "suggested",
    ",ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "ACME1,,HQ,HQ1,US,1 Main St,Boston,MA,02110",
    "ACME1,HQ,,HQ1,US,1 Main St,Boston,MA,02110",
    "ACME1,HQ,HQ1,,US,1 Main St,Boston,MA,02110",
    "ACME1,HQ,HQ1,US,1 Main St,Boston,MA,02110,",
  ],
  ["Acme,ACME1,HQ,HQ1,US,Boston", "suggested", "Acme,ACME1,HQ,HQ1,US,Boston,,,", "Acme,ACME1,HQ,HQ1,US,,Boston,,"],
  [
    'Acme,ACME1,HQ,HQ1,US"x,Boston,MA',
    "suggested",
    'Acme,ACME1,HQ,HQ1,,US"x,Boston,MA,',
    'Acme,ACME1,HQ,HQ1,US"x,Boston,MA,,',
  ],
  [
    'Acme,ACME1,HQ,HQ1,"US,1 Main St",Boston,MA,02110',
    "suggested",
    'Acme,ACME1,HQ,HQ1,,"US,1 Main St",Boston,MA,02110',
    'Acme,ACME1,HQ,HQ1,"US,1 Main St",Boston,MA,02110,',
  ],
]);

choices("several missing commas", "Address Line 1,City,State,Zip", [
  [
    "Acme,HQ,US,1 Main St,Boston,MA,02110",
    "suggested",
    ",,Acme,HQ,US,1 Main St,Boston,MA,02110",
    "Acme,,,HQ,US,1 Main St,Boston,MA,02110",
    "Acme,HQ,,,US,1 Main St,Boston,MA,02110",
    "Acme,HQ,US,1 Main St,Boston,MA,02110,,",
  ],
  ["Acme,US", "suggested", ",,,Acme,US,,,,", "Acme,,,,US,,,,", "Acme,US,,,,,,,"],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,,,",
    "Acme,ACME1,HQ,HQ1,US,,,,1 Main St",
    "Acme,ACME1,HQ,HQ1,US,1 Main,St,,",
  ],
  ["Acme,ACME1,HQ,HQ1,US,02110", "suggested", "Acme,ACME1,HQ,HQ1,US,02110,,,", "Acme,ACME1,HQ,HQ1,US,,,,02110"],
  ["Acme,ACME1,HQ,HQ1,US,MA,02110", "suggested", "Acme,ACME1,HQ,HQ1,US,,,MA,02110", "Acme,ACME1,HQ,HQ1,US,MA,02110,,"],
  ["Acme,ACME1,HQ,HQ1", "suggested", "Acme,ACME1,HQ,HQ1,,,,,"],
  ["Acme,ACME1,HQ,HQ1,US", "safe", "Acme,ACME1,HQ,HQ1,US,,,,"],
  ["Acme,ACME1,,,,1 Main St,Boston,MA", "suggested", "Acme,ACME1,,,,1 Main St,Boston,MA,"],
  [
    'Acme,ACME1,HQ,HQ1,US,"1 Main St, Boston, MA 02110",',
    "suggested",
    'Acme,ACME1,HQ,HQ1,US,"1 Main St, Boston, MA 02110",,,',
  ],
]);

choices("a number or an address in the wrong column", "Email,Phone Number", [
  [
    "Acme,ACME1,HQ,HQ1,US,214-555-0123",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,,214-555-0123",
    "Acme,ACME1,HQ,HQ1,US,214-555-0123,",
  ],
  [
    "Acme,ACME1,HQ,US,a@b.example,214-555-0123",
    "suggested",
    ",Acme,ACME1,HQ,US,a@b.example,214-555-0123",
    "Acme,,ACME1,HQ,US,a@b.example,214-555-0123",
    "Acme,ACME1,,HQ,US,a@b.example,214-555-0123",
    "Acme,ACME1,HQ,,US,a@b.example,214-555-0123",
    "Acme,ACME1,HQ,US,a@b.example,214-555-0123,",
  ],
  ["Acme,ACME1,HQ,HQ1,US,a@b.example", "safe", "Acme,ACME1,HQ,HQ1,US,a@b.example,"],
  [
    "Acme,ACME1,HQ,HQ1,a@b.example,214-555-0123",
    "suggested",
    "Acme,ACME1,HQ,HQ1,,a@b.example,214-555-0123",
    "Acme,ACME1,HQ,HQ1,a@b.example,214-555-0123,",
  ],
]);

choices("a comma too many", "", [
  ["Acme, Inc,ACME1,HQ,HQ1,US", "suggested", "Acme Inc,ACME1,HQ,HQ1,US"],
  ["Acme,ACME1,HQ, East,HQ1,US", "suggested", "Acme,ACME1,HQ East,HQ1,US"],
  ["Acme,Inc,ACME1,HQ,HQ1,US", "suggested", "Acme Inc,ACME1,HQ,HQ1,US", "Acme,Inc,ACME1 HQ,HQ1,US"],
  ["Acme,ACME1,HQ,HQ1,US,", "safe", "Acme,ACME1,HQ,HQ1,US"],
  ["Acme,ACME1,HQ,HQ1,US, ,", "safe", "Acme,ACME1,HQ,HQ1,US"],
  ["Acme,ACME1,HQ,HQ1,,US", "suggested", "Acme ACME1,HQ,HQ1,,US", "Acme,ACME1,HQ HQ1,,US"],
  ["Acme,ACME1,HQ,HQ1,US,x", "suggested", "Acme ACME1,HQ,HQ1,US,x", "Acme,ACME1,HQ HQ1,US,x", "Acme,ACME1,HQ,HQ1,US x"],
  ["Acme, Inc, Ltd,ACME1,HQ,HQ1,US", "suggested", "Acme Inc Ltd,ACME1,HQ,HQ1,US"],
  ["Acme,ACME1,HQ, HQ1,US,", "suggested", "Acme,ACME1,HQ HQ1,US,", "Acme,ACME1,HQ, HQ1,US"],
  ["Quill,Inc,QUILL,Main,US", "suggested", "Quill Inc,QUILL,Main,US"],
]);

choices("a comma too many in an address", "Address Line 1,City,State,Zip", [
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St, Rear,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St Rear,Boston,MA,02110",
  ],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston, MA,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Boston MA,MA,02110",
  ],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Rear,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St Rear,Boston,MA,02110",
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Rear Boston,MA,02110",
  ],
  [
    "Acme,ACME1,HQ,HQ1,US,1 Main St,Rear,Floor 2,Boston,MA,02110",
    "suggested",
    "Acme,ACME1,HQ,HQ1,US,1 Main St Rear Floor 2,Boston,MA,02110",
  ],
]);
