import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

test("characters that were lost", () => {
  const message =
    "A character of City was lost when the file was saved in the wrong encoding. Type it anew, or export the file again as UTF-8.";
  finds(record({ City: "Montr⟦\uFFFD⟧al" }), [["encoding", "error", message]]);
  finds(record({ City: "⟦\uFFFD\uFFFD⟧xico" }), [["encoding", "error", message]]);
});

test("UTF-8 that was read with another code page", () => {
  const message = (wrong: string, right: string) =>
    `"${wrong}" in City is text in UTF-8 that was read as another encoding. Write "${right}".`;
  finds(record({ City: "Montr⟦Ã©⟧al" }), [["encoding", "error", message("Ã©", "Montréal")]]);
  finds(record({ City: "It⟦â€™⟧s" }), [["encoding", "error", message("â€™", "It’s")]]);
  finds(record({ City: "M⟦Ã¼nchen SÃ¼⟧d" }), [["encoding", "error", message("Ã¼", "München Süd")]]);
});

test("it is the root cause: the cell shows nothing else", () => {
  finds(record({ "Company Name": "Caf⟦Ã©⟧ & Co" }), [
    [
      "encoding",
      "error",
      '"Ã©" in Company Name is text in UTF-8 that was read as another encoding. Write "Cafe and Co".',
    ],
  ]);
});

test("text with accents is right outside names and IDs", () => {
  for (const City of ["Montréal", "São Paulo", "Ångström", "東京", "naïve", "Łódź"]) clean(record({ City }));
});

test("the decoded text is suggested; nothing where it is lost", () => {
  assert.deepEqual(fixes(record({ City: "MÃ¼nchen â€“ SÃ¼d" }), "encoding"), [
    ['Replace "MÃ¼nchen â€“ SÃ¼d" with "München – Süd"', "suggested", record({ City: "München – Süd" })],
  ]);
  assert.deepEqual(fixes(record({ City: "Montr\uFFFDal" }), "encoding"), []);
});

test("the severity can be set", () => canBeSet("encoding", "error", record({ City: "MontrÃ©al" })));
