import assert from "node:assert/strict";
import { test } from "node:test";
import { hasTrace, isProgramText } from "../../server/src/document/program-text.ts";

test("recognises program types, paths, variables and NULL in place of a value", () => {
  for (const text of [
    ...["System.String[]", "System.Collections.Hashtable", "List`1[System.String]", "Deserialized.System.Object"],
    ...["Microsoft.ActiveDirectory.Management.ADUser", "Company[]", "java.lang.Object@1a2b3c", "class java.util.List"],
    ...["[Ljava.lang.String;@1b2c3d4e", "[object Object]", "[Function: name]", "<Company object at 0x7f12>"],
    ...["#<Company:0x0001>", "HASH(0x55d0)", "ObjectId(5f1e)"],
    ...["{{company}}", `\${id}`, "#{name}", "$(NAME)", "%NAME%", "%s", "<Company Name>", "«Company»", "[Company Name]"],
    ...["__NAME__", "@@NAME@@", "$_.Name", "\\N", "\\n"],
  ]) {
    assert.ok(isProgramText(text), text);
  }
});

test("accepts names and addresses", () => {
  for (const text of [
    ...[
      "Acme",
      "Acme Ltd.",
      "System.One",
      "3.5 Labs",
      "A_B",
      "Smith (UK)",
      "info@acme.example",
      "50% Off",
      "#1 Dental",
    ],
    ...["__proto__", "[Acme]", "«Acme»", "O'Neil & Sons", "DOMAIN\\user", "x".repeat(201)],
  ]) {
    assert.ok(!isProgramText(text), text);
  }
});

test("recognises traces in a name: escapes, tags, lookups and truncated texts", () => {
  for (const text of [
    ...["Brown &amp; Brown", "Brown%20Brown", "<b>Acme</b>", "Caf\\u00e9", "Acme\\nCorp", "DOMAIN\\user", "12;#Acme"],
    ...["Nordstrom Hold…", "Nordstrom Hold...", "[Acme]", "{Acme}"],
  ]) {
    assert.ok(hasTrace(text), text);
  }
  for (const text of ["Brown & Brown", "100% Pure", "A < B", "Acme", "St. John's"]) assert.ok(!hasTrace(text), text);
});
