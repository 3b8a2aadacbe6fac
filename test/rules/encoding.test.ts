import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedInMemory } from "../../server/src/checker/checked.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import type { CodePage } from "../../server/src/document/encoding.ts";
import { check, fixesOf } from "../../server/src/fixes/fix-all.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

test("reports lost characters", () => {
  finds(record({ City: "Montr⟦\uFFFD⟧al" }), [["encoding", "error", { place: "City", value: "Montr\uFFFDal" }]]);
  finds(record({ City: "⟦\uFFFD\uFFFD⟧xico" }), [["encoding", "error", { place: "City", value: "\uFFFD\uFFFDxico" }]]);
});

test("reports UTF-8 that was read with another code page", () => {
  for (const [marked, right] of [
    ["Montr⟦Ã©⟧al", "Montréal"],
    ["It⟦â€™⟧s", "It’s"],
    ["M⟦Ã¼nchen SÃ¼⟧d", "München Süd"],
  ] as const) {
    const value = marked.replace(/[⟦⟧]/g, "");
    finds(record({ City: marked }), [["encoding", "error", { place: "City", value }]]);
    assert.equal(fixes(record({ City: value }), "encoding")[0]?.[2], record({ City: right }));
  }
});

test("reports nothing else on the cell", () => {
  finds(record({ "Company Name": "Caf⟦Ã©⟧ & Co" }), [
    ["encoding", "error", { place: "Company Name", value: "CafÃ© & Co" }],
  ]);
});

test("accepts accented text outside names and IDs", () => {
  for (const City of ["Montréal", "São Paulo", "Ångström", "東京", "naïve", "Łódź"]) clean(record({ City }));
});

test("suggests the decoded text, and nothing for lost characters", () => {
  assert.deepEqual(fixes(record({ City: "MÃ¼nchen â€“ SÃ¼d" }), "encoding"), [
    ['Replace "MÃ¼nchen â€“ SÃ¼d" with "München – Süd"', "suggested", record({ City: "München – Süd" })],
  ]);
  assert.deepEqual(fixes(record({ City: "Montr\uFFFDal" }), "encoding"), []);
});

test("decodes bytes that Windows-1252 does not define if they are still there", () => {
  for (const [value, right] of [
    ["Å\u0081Ã³dÅº", "Łódź"],
    ["Ã\u0081vila", "Ávila"],
    ["ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"],
    ["æ\u009D±äº¬", "東京"],
    ["SÃ£o JosÃ© dos Ã\u008Dndios", "São José dos Índios"],
    ["Ã\u0090akovo", "Ðakovo"],
  ] as const) {
    assert.deepEqual(fixes(record({ City: value }), "encoding"), [
      [`Replace "${value}" with "${right}"`, "suggested", record({ City: right })],
    ]);
  }
  assert.equal(
    fixes(record({ "Company Name": "Ã\u0081lvarez" }), "encoding")[0]?.[2],
    record({ "Company Name": "Álvarez" }),
  );
});

test("suggests nothing if such a byte was dropped", () => {
  for (const marked of [
    "ÐœÐ¾⟦Ñ⟧ÐºÐ²Ð°",
    "⟦Å⟧Ã³dÅº",
    "⟦æ±⟧äº¬éƒ½",
    "Ð¢Ð¾Ð¼⟦Ñ⟧",
    "Montr⟦\x90⟧al",
    "MÃ¼nchen ⟦\x81⟧ber",
    "Ã©⟦ï¿½⟧",
  ]) {
    const value = marked.replace(/[⟦⟧]/g, "");
    finds(record({ City: marked }), [["encoding", "error", { place: "City", value, runs: [] }]]);
    assert.deepEqual(fixes(record({ City: value }), "encoding"), []);
  }
});

describe("a file that was wrongly read as UTF-8", () => {
  const misread = (codePage: CodePage | undefined): CheckContext => ({
    ...defaultContext,
    misread: { codePage, remedy: "Reopen it." },
  });
  const text = [record({ City: "Montr\uFFFDal" }), "Caf\uFFFD,CAFE,Main,S\uFFFD2,US,\n"].join("");
  const only = (context: CheckContext) => {
    const checker = check(text, context);
    const [finding, ...others] = checker.findings();
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(finding.row, checker.header);
    assert.equal(verdictOf(checkedInMemory(checker)).verdict, "invalid-csv");
    const { severity, data } = finding;
    return { severity, data, fixes: fixesOf(finding, checker) };
  };

  test("has one finding, which names the code page and offers to reopen the file with it", () => {
    for (const [codePage, name] of [
      ["windows-1252", "Windows-1252"],
      ["utf-16le", "UTF-16 LE"],
      ["utf-16be", "UTF-16 BE"],
    ] as const) {
      assert.deepEqual(only(misread(codePage)), {
        severity: "error",
        data: { codePage, remedy: "Reopen it." },
        fixes: [{ title: `Reopen with ${name}`, safe: false, edits: [], action: { kind: "reopen", codePage } }],
      });
    }
  });

  test("has one finding even if the code page is unknown", () => {
    assert.deepEqual(only(misread(undefined)), {
      severity: "error",
      data: { codePage: undefined, remedy: "Reopen it." },
      fixes: [],
    });
  });

  test("has no header faults that follow from a misread header", () => {
    const checker = check(text.replace("Company Name", "Company N\uFFFDme"), misread("windows-1252"));
    const errors = checker.findings().filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map(({ rule }) => rule.code),
      ["encoding"],
    );
  });
});

test("reports escapes of a program in quotes, too", () => {
  for (const marked of ["Caf⟦=C3=A9⟧", '"Caf⟦=C3=A9⟧"', '"Caf⟦%C3%A9⟧"']) {
    finds(record({ City: marked }), [["encoding", "warning", undefined]]);
  }
});

test("the severity can be set", () => canBeSet("encoding", "error", record({ City: "MontrÃ©al" })));
