import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { SignatureHelp, SignatureHelpContext } from "vscode-languageserver/node";
import { file } from "./choose.ts";
import { Client, everything, header, row } from "./client.ts";
import { required, unmark } from "./cursor.ts";

async function help(client: Client, marked: string, context?: SignatureHelpContext): Promise<SignatureHelp | null> {
  const { text, cursor: position } = unmark(marked);
  const uri = await client.open(`helped${++opened}.csv`, text);
  return client.connection.sendRequest("textDocument/signatureHelp", { textDocument: { uri }, position, context });
}

let opened = 0;

/** The label of the active parameter. */
async function active(client: Client, marked: string, context?: SignatureHelpContext): Promise<string | undefined> {
  const found = await help(client, marked, context);
  const [signature] = found?.signatures ?? [];
  const label = signature?.parameters?.[found?.activeParameter ?? -1]?.label;
  return Array.isArray(label) ? signature?.label.slice(...label) : label;
}

const typing = (triggerCharacter: string, isRetrigger = false): SignatureHelpContext => ({
  triggerKind: 2,
  triggerCharacter,
  isRetrigger,
});

describe("signature help", () => {
  test("shows the headers of the row with documentation, and marks the one at the cursor", async (t) => {
    const client = await Client.start(t);
    const found = await help(client, file(row("Acme,‸,HQ,HQ1,US")), typing(","));
    assert.equal(found?.signatures.length, 1);
    assert.equal(found?.signatures[0]?.label, "Company Name, Company ID, Site Name, Site ID, Country …");
    assert.equal(found?.signatures[0]?.parameters?.length, 5);
    assert.equal(found?.activeParameter, 1);
    assert.deepEqual(found?.signatures[0]?.parameters?.[1], {
      label: [14, 24],
      documentation: {
        kind: "markdown",
        value: "Required. Letters and digits, no spaces. At most 30 characters.",
      },
    });
  });

  test("shows only the headers around the cursor", async (t) => {
    const client = await Client.start(t);
    const label = async (marked: string) => (await help(client, file(marked)))?.signatures[0]?.label;
    assert.equal(await label("‸"), "Company Name, Company ID, Site Name, Site ID …");
    assert.equal(
      await label("Acme,ACME,HQ,HQ1,‸"),
      "… Site ID, Country, Address Name, Address Line 1, Address Line 2 …",
    );
    assert.equal(await label(row("Acme,ACME,HQ,HQ1,US").concat("‸")), "… Social Media, Social Media Type");
  });

  for (const [name, marked, expected] of [
    ["an empty last line", file(row("Acme,ACME,HQ,HQ1,US"), "‸"), "Company Name"],
    ["a blank line", file("‸", row("Acme,ACME,HQ,HQ1,US")), "Company Name"],
    ["an empty last cell", file("Acme,‸"), "Company ID"],
    ["a quoted cell", file('Acme,"A‸"'), "Company ID"],
    ["an open quote", file('Acme,"A‸'), "Company ID"],
    ["a comma in quotes", file('"Acme, Inc‸",'), "Company Name"],
    ["a multi-line cell", file('Acme,ACME,"Head\nOff‸ice",HQ1'), "Site Name"],
    ["the cell after a multi-line cell", file('Acme,ACME,"Head\nOffice",‸HQ1'), "Site ID"],
    ["a column that is not in the template", `${required},Notes\nAcme,ACME,HQ,HQ1,US,‸`, "Notes"],
    ["a column without a name", `${required},\nAcme,ACME,HQ,HQ1,US,‸`, "Column 6"],
    ["the end of the row", file(row("Acme,ACME,HQ,HQ1,US").concat("‸")), "Social Media Type"],
  ] as const) {
    test(`marks the column of ${name}`, async (t) => {
      const client = await Client.start(t);
      assert.equal(await active(client, marked), expected);
    });
  }

  test("supports other delimiters, and is triggered only by the file's delimiter", async (t) => {
    const client = await Client.start(t);
    const lines = `${required.replaceAll(",", ";")}\nAcme;‸`;
    assert.equal(await active(client, lines, typing(";")), "Company ID");
    assert.equal((await help(client, lines))?.signatures[0]?.label, required.replaceAll(",", "; "));
    assert.equal(await active(client, lines, typing(",")), undefined);
    assert.equal(await active(client, lines, typing(",", true)), "Company ID");
    assert.equal(await active(client, lines, typing('"')), "Company ID");
  });

  test("shows nothing in or above the header row, beyond the last header and in other files", async (t) => {
    const client = await Client.start(t);
    for (const marked of [
      `Company Name,‸\n`,
      header.replace("Site", "‸Site"),
      `‸\n${header}\n`,
      `${required}\nAcme,ACME,HQ,HQ1,US,‸`,
      "a,b\n1,‸",
    ]) {
      assert.equal(await help(client, marked), null, marked);
    }
  });

  test("uses parameter names for a client that does not support label offsets", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: {} } });
    const found = await help(client, file("Acme,‸"));
    assert.equal(found?.signatures[0]?.parameters?.[1]?.label, "Company ID");
  });

  test("is triggered by the line end that begins a row, and not by one inside a cell", async (t) => {
    const client = await Client.start(t);
    assert.equal(await active(client, file(row("Acme,ACME,HQ,HQ1,US"), "‸"), typing("\n")), "Company Name");
    assert.equal(await active(client, file(row("Acme,ACME,HQ,HQ1,US"), "‸", ""), typing("\n")), "Company Name");
    assert.equal(await active(client, file("‸Acme,ACME"), typing("\n")), undefined);
    assert.equal(await active(client, file('Acme,"A\n‸"'), typing("\n")), undefined);
  });

  test("is triggered by delimiters and quotes", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(client.initializeResult.capabilities.signatureHelpProvider, {
      triggerCharacters: [",", ";", "\t", '"', "\n"],
      retriggerCharacters: [",", ";", "\t", '"'],
    });
  });
});
