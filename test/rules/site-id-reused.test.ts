import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixes, relatedText } from "./marked.ts";

const hq = "Acme,ACME1,HQ,S1,US";

test("reports an error on the later of two sites of a company with one Site ID", () => {
  finds(file("", hq, "Acme,ACME1,Branch,⟦S1⟧,US"), [
    ["site-id-reused", "error", { id: "S1", first: "S1", site: "HQ", sameCompany: true }],
  ]);
  const text = file("", hq, "Acme,ACME1,Branch,S1,US");
  assert.deepEqual(relatedText(text, "site-id-reused"), ["S1", text.indexOf("S1")]);
});

test("warns about one Site ID for sites of two companies", () => {
  finds(file("", hq, "Beta,BETA1,HQ,⟦S1⟧,US"), [
    ["site-id-reused", "warning", { id: "S1", first: "S1", site: "HQ", company: "Acme", sameCompany: false }],
  ]);
});

test("prefers the company's own site as the first use", () => {
  finds(file("", "Beta,BETA1,North,S1,US", "Acme,ACME1,HQ,⟦S1⟧,US", "Acme,ACME1,Branch,⟦S1⟧,US"), [
    ["site-id-reused", "warning", { id: "S1", first: "S1", site: "North", company: "Beta", sameCompany: false }],
    ["site-id-reused", "error", { id: "S1", first: "S1", site: "HQ", sameCompany: true }],
  ]);
});

test("does not report what follows from another fault", () => {
  assert.deepEqual(codes(file("", hq, hq)), ["duplicate-site"]);
  assert.deepEqual(codes(file("", hq, "Acme,ACME1,hq,S1,US")), ["duplicate-site"]);
  assert.deepEqual(codes(file("", hq, "ACME,ACME2,HQ,S1,US")), ["company-spelling"]);
  assert.deepEqual(codes(file("", hq, ",,HQ,S1,US")), ["required", "required"]);
  assert.deepEqual(codes(file("", hq, "Acme,ACME1,,S1,US")), ["required"]);
});

test("accepts different Site IDs, and those of two companies that differ only in case", () => {
  clean(file("", hq, "Acme,ACME1,Branch,S2,US", "Beta,BETA1,HQ,s1,US"));
});

test("warns about Site IDs of one company that differ only in case", () => {
  finds(file("", hq, "Beta,BETA1,HQ,S9,US", "Acme,ACME1,Branch,⟦s1⟧,US"), [
    ["site-id-reused", "warning", { id: "s1", first: "S1", site: "HQ", sameCompany: true }],
  ]);
  // An exact match is the more serious fault, and the company's own site comes first.
  finds(file("", hq, "Acme,ACME1,Branch,⟦s1⟧,US", "Acme,ACME1,North,⟦s1⟧,US", "Beta,BETA1,HQ,⟦s1⟧,US"), [
    ["site-id-reused", "warning", { id: "s1", first: "S1", site: "HQ", sameCompany: true }],
    ["site-id-reused", "error", { id: "s1", first: "s1", site: "Branch", sameCompany: true }],
    ["site-id-reused", "warning", { id: "s1", first: "s1", site: "Branch", company: "Acme", sameCompany: false }],
  ]);
  assert.deepEqual(codes(file("", hq, "Acme,ACME1,hq,s1,US")), ["duplicate-site"]);
  assert.deepEqual(fixes(file("", hq, "Acme,ACME1,Branch,s1,US"), "site-id-reused"), [
    ['Give this site the unused ID "S2"', "suggested", file("", hq, "Acme,ACME1,Branch,S2,US")],
    ['Give this site the unused ID "ACME1BRANCH"', "suggested", file("", hq, "Acme,ACME1,Branch,ACME1BRANCH,US")],
  ]);
});

test("suggests the next ID in the company's pattern, then an unused one from company and site", () => {
  assert.deepEqual(fixes(file("", hq, "Acme,ACME1,Branch,S1,US"), "site-id-reused"), [
    ['Give this site the unused ID "S2"', "suggested", file("", hq, "Acme,ACME1,Branch,S2,US")],
    ['Give this site the unused ID "ACME1BRANCH"', "suggested", file("", hq, "Acme,ACME1,Branch,ACME1BRANCH,US")],
  ]);
  const taken = (id: string) => file("", hq, "Acme,ACME1,North,Acme1Branch,US", `Acme,ACME1,Branch,${id},US`);
  assert.deepEqual(fixes(taken("S1"), "site-id-reused"), [
    ['Give this site the unused ID "S2"', "suggested", taken("S2")],
    ['Give this site the unused ID "ACME1BRANCH2"', "suggested", taken("ACME1BRANCH2")],
  ]);
});

test("the severity can be set", () => {
  canBeSet("site-id-reused", "error", file("", hq, "Acme,ACME1,Branch,S1,US"));
  canBeSet("site-id-reused", "error", file("", hq, "Beta,BETA1,HQ,S1,US"));
});

test("reports a reused Site ID even if an earlier row without names has it", () => {
  assert.ok(codes(file("", ",,,S1,US", "Acme,ACME1,HQ,S1,US", "Beta,BETA1,Branch,S1,US")).includes("site-id-reused"));
});
