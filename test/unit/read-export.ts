import assert from "node:assert/strict";
import { parseExport } from "../../server/src/existing/export.ts";
import type { ExistingRecord } from "../../server/src/existing/export-companies.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";

export const SOURCE = "exports/companies.json";

export function read(text: string, shape?: ExportShape) {
  const parsed = parseExport(text, SOURCE, shape);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  return parsed;
}

export function records(text: string, shape?: ExportShape): ExistingRecord[] {
  const { companies } = read(text, shape);
  return Array.from({ length: companies.size }, (_, place) => companies.record(place));
}

/** Names and IDs of each record: `Acme / A1`, several joined by `+`. */
export function listed(text: string, shape?: ExportShape): string[] {
  return records(text, shape).map(({ names, ids }) => `${names.join("+")} / ${ids.join("+")}`);
}

export function problem(text: string, shape?: ExportShape): string {
  const parsed = parseExport(text, SOURCE, shape);
  assert.equal(parsed.ok, false, "a problem was expected");
  return parsed.ok ? "" : parsed.problem;
}

export const ACME = '{"name":"Acme","id":"A1"}';
export const BOLT = '{"name":"Bolt","id":"B1"}';
export const BOTH = ["Acme / A1", "Bolt / B1"];
