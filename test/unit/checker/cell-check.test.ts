import assert from "node:assert/strict";
import { test } from "node:test";
import { CellCheck } from "../../../server/src/checker/cell-check.ts";
import { defaultContext } from "../../../server/src/settings/context.ts";
import { Layout } from "../../../server/src/template/layout.ts";

test("columns that the template does not know share their rules, however many they are", () => {
  const unknown = Array.from({ length: 1_000 }, (_, index) => `Extra ${index}`);
  const layout = new Layout(defaultContext.template, ["Company Name", ...unknown, "Country"]);
  const { rules } = new CellCheck(layout, defaultContext);
  assert.equal(new Set(rules).size, 3);
});
