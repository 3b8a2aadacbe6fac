import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { type ParsedExport, parseExport } from "../../server/src/existing/export.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";
import { decodingExport } from "../../server/src/files/export-text.ts";
import { FileError, type Files } from "../../server/src/files/files.ts";
import { allAtOnce } from "../../server/src/steps.ts";

/** The company that every export contains, or would contain if it were complete. */
export const wanted = "Larkspur Dental";

/** The outcome for an export: the company is found, or the sentence that says why not. */
export type Outcome = "found" | { problem: RegExp } | { partial: RegExp };

/** The result of reading an export. */
export function read(content: string | Uint8Array, name = "export.json"): ParsedExport {
  try {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return parseExport(allAtOnce(decodingExport(bytes, name)), name);
  } catch (error) {
    if (error instanceof FileError) return { ok: false, problem: error.message };
    throw error;
  }
}

function holds(content: string | Uint8Array, outcome: Outcome, name?: string): void {
  const parsed = read(content, name);
  if (outcome !== "found" && "problem" in outcome) {
    assert.ok(!parsed.ok, "a problem was expected");
    assert.match(parsed.problem, outcome.problem);
    assert.match(parsed.problem, /^(?:export\.|No record|One of|Entry|[\d,]+ of).*\.$/);
    return;
  }
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  if (outcome === "found") {
    const match = new ExistingCompanies([parsed.companies]).match(wanted, "NONE");
    assert.deepEqual([match?.strength, match?.value], ["exact", wanted]);
    assert.equal(parsed.partial, undefined);
  } else assert.match(parsed.partial ?? "whole", outcome.partial);
}

/** The match of a name; undefined if it is not found. */
export function match(content: string, name: string, id = "NONE", file?: string) {
  const parsed = read(content, file);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  return new ExistingCompanies([parsed.companies]).match(name, id);
}

/** Files of one folder, by their names. */
export function filesOf(named: ReadonlyMap<string, string>): Files {
  return {
    read: async (uri) => {
      const text = named.get(uri.slice(uri.lastIndexOf("/") + 1));
      if (text === undefined) throw new FileError("missing", true);
      return new TextEncoder().encode(text);
    },
    write: async () => undefined,
    writeTogether: async () => undefined,
    version: async () => undefined,
    exists: async () => true,
    isWithin: async () => true,
    find: async () => ({ uris: [], leftOut: [] }),
  };
}

/** A kind of export with its members, and the outcome for each. */
export function kind(
  name: string,
  members: Readonly<Record<string, readonly [content: string | Uint8Array, Outcome, string?]>>,
) {
  describe(name, () => {
    for (const [member, [content, outcome, file]] of Object.entries(members)) {
      it(member, () => holds(content, outcome, file));
    }
  });
}

/** What the user hears of an export, without its name at the start; the names of its companies if it is whole. */
export function said(content: string, name = "export.json", shape: ExportShape = {}): string {
  const parsed = parseExport(content, name, shape);
  const short = (sentence: string) => (sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence);
  if (!parsed.ok) return short(parsed.problem);
  const { companies, partial, notice } = parsed;
  const names = Array.from({ length: companies.size }, (_, place) => companies.record(place).names[0]);
  const doubt = partial ?? notice;
  return doubt === undefined ? names.join(", ") : short(doubt);
}

/** Exports with what the user hears of each. */
export function saying(
  title: string,
  members: Readonly<Record<string, readonly [content: string, said: string, string?]>>,
) {
  describe(title, () => {
    for (const [member, [content, sentence, name]] of Object.entries(members)) {
      it(member, () => assert.equal(said(content, name), sentence));
    }
  });
}

/** As `saying`, where a text is its own name. @param content makes the export from it */
export function hearing(
  title: string,
  members: Readonly<Record<string, string>>,
  content: (text: string) => string = (text) => text,
  name = "export.json",
) {
  saying(
    title,
    Object.fromEntries(Object.entries(members).map(([text, said]) => [text, [content(text), said, name] as const])),
  );
}

/** A list of one company beside a text. */
export const besideList = (text: string) => `{"items":[${L}],${text}}`;

/** Records that many exports contain. */
export const L = '{"id":1,"name":"Larkspur Dental"}';
export const M = '{"id":2,"name":"Meridian Foods LLC"}';
