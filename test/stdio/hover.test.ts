import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Hover } from "vscode-languageserver/node";
import { file } from "./choose.ts";
import { Client, header, row } from "./client.ts";
import { required, textIn, unmark } from "./cursor.ts";

/** The hover at the cursor, and the text of its range. */
async function shown(client: Client, marked: string, languageId = "csv"): Promise<[text: string, of: string] | null> {
  const { text, cursor: position } = unmark(marked);
  const uri = await client.open(`hovered${++opened}.csv`, text, languageId);
  const hover = await client.connection.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position,
  });
  if (hover === null) return null;
  const { contents, range } = hover;
  assert.ok(typeof contents === "object" && "kind" in contents && contents.kind === "markdown" && range);
  return [contents.value, textIn(text, range)];
}

let opened = 0;

const idHelp = "Required. Letters and digits, no spaces. At most 30 characters.";
const countryHelp = "Required. An ISO 3166-1 alpha-2 country code, such as US or GB.";
const stateHelp = "A two-letter ISO 3166-2 code of the row's Country, such as CA.";

describe("hover on a value", () => {
  test("omits findings if the editor shows them", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    assert.deepEqual(await shown(client, file(row("Acme,ACME,HQ,HQ1,U‸K"))), [`**Country**\n\n${countryHelp}`, "UK"]);
  });

  test("shows the column, its allowed values and the length of the value", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await shown(client, file(row("Acme,AC‸ME,HQ,HQ1,US"))), [
      `**Company ID** · 4 / 30\n\n${idHelp}`,
      "ACME",
    ]);
    assert.deepEqual(await shown(client, file("Acme,ACME,HQ,HQ1,US,,‸1 Main Street,,,,,,,,,,,")), [
      "**Address Line 1** · 13 / 50\n\nAny text without commas. At most 50 characters.",
      "1 Main Street",
    ]);
  });

  test("counts characters without quotes and surrounding white space", async (t) => {
    const client = await Client.start(t);
    const found = await shown(client, file('Acme,ACME,HQ,HQ1,US,"  ""É𝔸"" ‸",,,,,,,,,,,,'));
    assert.equal(found?.[0].split("\n")[0], "**Address Name** · 4 / 50");
    assert.equal(found?.[1], '"  ""É𝔸"" "');
  });

  test("explains a code", async (t) => {
    const client = await Client.start(t);
    const line = "Acme,ACME,HQ,HQ1,US‸,,,,Denver,CO,,,,GB,,,,";
    assert.deepEqual(await shown(client, file(line)), [
      `**Country**\n\n${countryHelp}\n\n\`US\`: United States of America`,
      "US",
    ]);
    const at = (cell: string) => file(line.replace("‸", "").replace(`,${cell},`, `,‸${cell},`));
    assert.deepEqual(await shown(client, at("CO")), [
      `**State**\n\n${stateHelp}\n\n\`CO\`: Colorado, United States of America`,
      "CO",
    ]);
    assert.equal((await shown(client, at("GB")))?.[0].split("\n\n").at(-1), "`GB`: United Kingdom");
  });

  test("shows the list of types and whether it is assumed", async (t) => {
    const client = await Client.start(t);
    const line = file("Acme,ACME,HQ,HQ1,US,,,,,,,a@b.com,Wo‸rk,,,,,");
    assert.deepEqual(await shown(client, line), [
      "**Email Type**\n\nWork, Personal or Other. This list is assumed.",
      "Work",
    ]);
    const own = await Client.start(t, {}, { settings: { types: { email: ["Work", "_Desk_"] } } });
    assert.equal((await shown(own, line))?.[0], "**Email Type**\n\nWork or \\_Desk\\_.");
  });

  test("describes the problems of the cell, but not of other cells", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await shown(client, file(row("Acme,AC_ME,HQ,HQ1,U‸SA"))), [
      `**Country**\n\n${countryHelp}\n\n- error: Country "USA" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America).`,
      "USA",
    ]);
    assert.deepEqual(await shown(client, file(row("Acme,ACME,HQ,HQ1,‸"))), [
      `**Country**\n\n${countryHelp}\n\n- error: Country is required. Use an assigned code of two capital letters, such as US, GB or DE.`,
      "",
    ]);
  });

  test("shows which existing company matched", async (t) => {
    const settings = { existing: { files: ["companies.json"] } };
    const companies = JSON.stringify([
      { id: "1", name: "Bolt" },
      { id: "4d`1a", name: "ACME", friendlyName: "Acme *Ltd*", active: false },
    ]);
    const client = await Client.start(t, { "companies.json": companies }, { settings });
    const found = await shown(client, file(row("ACM‸E,A1,HQ,HQ1,US")));
    assert.equal(
      found?.[0].split("\n\n")[2],
      "Existing company: **ACME**, **Acme \\*Ltd\\***, `4d'1a` (inactive, record 2 in companies.json)",
    );
    assert.match(found?.[0].split("\n\n")[3] ?? "", /^- warning: This company may already exist: its Company Name /);
    assert.equal((await shown(client, file(row("ACME,A1,H‸Q,HQ1,US"))))?.[0].includes("Existing"), false);
  });

  test("does not render file content as markup", async (t) => {
    const client = await Client.start(t);
    const found = await shown(client, file(row("Acme,ACME,HQ,HQ1,[a](command:b)‸<br>&lt;`")));
    assert.equal(
      found?.[0].split("\n\n")[2]?.startsWith('- error: Country "\\[a](command:b)\\<br>&amp;lt;\\`" is not'),
      true,
      found?.[0],
    );
  });

  test("supports incomplete rows, multi-line cells and other delimiters", async (t) => {
    const client = await Client.start(t);
    const short = await shown(client, file("Acme,AC‸"));
    assert.deepEqual([short?.[0].split("\n")[0], short?.[1]], ["**Company ID** · 2 / 30", "AC"]);
    const open = await shown(client, file('Acme,"AC‸'));
    assert.deepEqual([open?.[0].split("\n")[0], open?.[1]], ["**Company ID** · 2 / 30", '"AC']);
    const lines = await shown(client, file('Acme,ACME,"Head\nOf‸fice",HQ1,US'));
    assert.deepEqual([lines?.[0].split("\n")[0], lines?.[1]], ["**Site Name** · 11 / 50", '"Head\nOffice"']);
    const other = await shown(client, `${required.replaceAll(",", ";")}\nAcme;ACME;HQ;HQ1;U‸S`);
    assert.deepEqual(other, [`**Country**\n\n${countryHelp}\n\n\`US\`: United States of America`, "US"]);
  });

  test("reports an unknown or missing column", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await shown(client, `${required},_Notes_\nAcme,ACME,HQ,HQ1,US,a‸b\n`), [
      "**\\_Notes\\_** is not in the template.",
      "ab",
    ]);
    const beyond = await shown(client, `${required}\nAcme,ACME,HQ,HQ1,US,a‸b\n`);
    assert.equal(beyond?.[0].split("\n\n")[0], "This cell has no header.");
    assert.equal(beyond?.[1], "ab");
  });

  test("shows nothing on blank lines and in other files, except for problems", async (t) => {
    const client = await Client.start(t);
    assert.equal(await shown(client, file(row("Acme,ACME,HQ,HQ1,US"), "‸")), null);
    assert.equal(await shown(client, "‸"), null);
    assert.equal(await shown(client, "a,b\n1‸,2"), null);
    assert.match((await shown(client, file("‸", row("Acme,ACME,HQ,HQ1,US"))))?.[0] ?? "", /^- warning: .*blank/);
  });
});

describe("hover on a header", () => {
  test("shows the column under its correct name, its allowed values and problems", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await shown(client, `${header.replace("Company ID", "Company ‸ID")}\n`), [
      `**Company ID**\n\n${idHelp}`,
      "Company ID",
    ]);
    const near = await shown(client, "Company Name,company_‸id,Site Name,Site ID,Country\n");
    assert.equal(near?.[1], "company_id");
    assert.deepEqual(near?.[0].split("\n\n").slice(0, 2), ["**Company ID**", idHelp]);
    assert.match(near?.[0].split("\n\n")[2] ?? "", /^- error: .*"company_id"/);
  });

  test("reports unknown and duplicate headers", async (t) => {
    const client = await Client.start(t);
    const unknown = await shown(client, `${required},No‸tes\n`);
    assert.equal(unknown?.[0].split("\n\n")[0], "**Notes** is not in the template.");
    const twice = await shown(client, `${required},Coun‸try\n`);
    assert.equal(twice?.[0].split("\n\n")[0], "**Country** appears twice in this file.");
  });
});
