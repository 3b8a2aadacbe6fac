import assert from "node:assert/strict";
import { test } from "node:test";
import { cellRules } from "../../server/src/rules/registry.ts";
import { type ColumnKind, columnKinds } from "../../server/src/template/kinds.ts";

test("has the specific rules of each kind of column", () => {
  const rules: Readonly<Record<ColumnKind, readonly string[]>> = {
    name: ["characters", "spaces"],
    id: ["characters", "spaces"],
    country: ["country-code"],
    text: [],
    state: ["state-code"],
    email: ["email"],
    emailType: ["predefined-value"],
    phoneCountry: ["phone-country"],
    phone: ["phone-number"],
    phoneType: ["predefined-value"],
    socialType: ["predefined-value"],
  };
  for (const kind of columnKinds) {
    const speaking = cellRules.filter((rule) => rule.kinds?.includes(kind)).map(({ code }) => code);
    assert.deepEqual(speaking, rules[kind], kind);
  }
});
