import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("warns about a space in a name and reports an error for one in an ID", () => {
  finds(record({ "Company Name": "Acme⟦ ⟧Group" }), [
    ["spaces", "warning", { header: "Company Name", value: "Acme Group" }],
  ]);
  finds(record({ "Site Name": "Head⟦ office ⟧2" }), [
    ["spaces", "warning", { header: "Site Name", value: "Head office 2" }],
  ]);
  finds(record({ "Company ID": "ACME⟦ ⟧1" }), [["spaces", "error", { header: "Company ID", value: "ACME 1" }]]);
  finds(record({ "Site ID": "HQ⟦ 1 ⟧B" }), [["spaces", "error", { header: "Site ID", value: "HQ 1 B" }]]);
});

test("reports the space too if other characters are invalid", () => {
  finds(record({ "Company Name": "Acme⟦ ⟧Group⟦!⟧" }), [
    ["spaces", "warning", { header: "Company Name", value: "Acme Group!" }],
    ["characters", "error", { column: "Company Name" }],
  ]);
});

test("leaves other white space to the whitespace rule", () => {
  finds(record({ "Company ID": "ACME⟦  ⟧1" }), [["whitespace", "error", { place: "Company ID" }]]);
  finds(record({ "Company Name": "⟦ ⟧Acme" }), [["whitespace", "error", { place: "Company Name" }]]);
});

test("accepts spaces in other columns", () => {
  clean(record({ "Address Line 1": "1 Main Street", City: "New York" }));
});

test("removes the space from an ID", () => {
  assert.deepEqual(fixes(record({ "Company ID": "AC ME 1" }), "spaces"), [
    ['Replace "AC ME 1" with "ACME1"', "safe", record({ "Company ID": "ACME1" })],
  ]);
  assert.deepEqual(fixes(file("", "Acme,A 1,HQ,HQ1,US", "Beta,A1,HQ,HQ2,US"), "spaces"), [
    [
      'Replace "A 1" with "A1" (another company has it)',
      "suggested",
      file("", "Acme,A1,HQ,HQ1,US", "Beta,A1,HQ,HQ2,US"),
    ],
  ]);
});

test("offers no removal if the value would still be invalid", () => {
  for (const value of ["ООО Ромашка", "东京 支店", "½ Co", "m² Design", "Acme № 5", "Ⓐ B", "① Main", "ΑΒΓ ΑΕ", "& &"]) {
    for (const header of ["Company Name", "Company ID", "Site Name", "Site ID"]) {
      const text = record({ [header]: value });
      const removals = fixes(text, "spaces").filter(([, , made]) => typeof made === "string");
      assert.deepEqual(removals, [], `${header} ${value}`);
      assert.equal(fixedAll(text), text);
    }
  }
  const given = { rules: { characters: "off" } } as const;
  assert.equal(fixedAll(record({ "Site ID": "ООО Ромашка" }), given), record({ "Site ID": "ОООРомашка" }));
});

test("suggests removing it from a name in all rows of the company, or turning the rule off", () => {
  assert.deepEqual(fixes(file("", "Acme Group,ACME1,HQ,HQ1,US", "Acme Group,ACME1,B,B1,US"), "spaces"), [
    [
      'Replace "Acme Group" with "AcmeGroup" in 2 rows',
      "suggested",
      file("", "AcmeGroup,ACME1,HQ,HQ1,US", "AcmeGroup,ACME1,B,B1,US"),
    ],
    ["Allow spaces: turn off this rule", "suggested", { kind: "turnOff", code: "spaces" }],
  ]);
});

test("allows spaces in IDs when it is off, and other rules then keep them", () => {
  const given = { rules: { spaces: "off" } } as const;
  clean(record({ "Company Name": "Acme Group", "Company ID": "ACME 1" }), given);
  assert.deepEqual(fixes(record({ "Company ID": "ACME  1" }), "whitespace", given), [
    ['Replace "ACME  1" with "ACME 1"', "safe", record({ "Company ID": "ACME 1" })],
  ]);
});

test("the severity can be set", () => {
  canBeSet("spaces", "warning", record({ "Company Name": "Acme Group" }));
  canBeSet("spaces", "warning", record({ "Company ID": "ACME 1" }));
});
