import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import {
  applyMappingRequest,
  listSheetsRequest,
  previewMappingRequest,
  proposeKeysRequest,
  proposeMappingRequest,
} from "../../server/src/lsp/mapping-protocol.ts";
import { workbook } from "../kinds/workbooks.ts";
import { Client, header } from "./client.ts";

const book = workbook(
  {
    name: "Companies",
    content: [
      ["Client", "Number"],
      ["Larkspur, Inc", 7],
      ["Bolt", 8],
    ],
  },
  { name: "Empty", content: [] },
  {
    name: "Sites & more",
    content: [
      ["Client Number", "Site Name", "City"],
      [7, "Main", "Dallas"],
      [8, "West", "Leeds"],
    ],
  },
);

/** The URI of a sheet, as the client writes it. */
const sites = "#Sites%20%26%20more";

const blanks = (count: number) => ",".repeat(count);

async function start(t: TestContext, files: Record<string, string | Uint8Array> = {}): Promise<Client> {
  return await Client.start(t, { "clients.xlsx": book, ...files });
}

describe("a workbook", () => {
  test("says which of its sheets have rows", async (t) => {
    const client = await start(t);
    assert.deepEqual(await client.request(listSheetsRequest, { uri: client.uri("clients.xlsx") }), {
      sheets: [
        { name: "Companies", samples: ["Client", "Number"] },
        { name: "Sites & more", samples: ["Client Number", "Site Name", "City"] },
      ],
    });
  });

  test("gets a proposed mapping for its first sheet with rows, or for the one that is chosen", async (t) => {
    const client = await start(t);
    const proposed = async (uri: string) => {
      const { sources, targets } = await client.request(proposeMappingRequest, { uri });
      const filled = targets.flatMap(({ header, proposal }) => (proposal ? [`${header} ← ${proposal.source}`] : []));
      return { sources, filled };
    };
    const uri = client.uri("clients.xlsx");
    assert.deepEqual(await proposed(uri), {
      sources: [
        { name: "Client", samples: ["Larkspur, Inc", "Bolt"] },
        { name: "Number", samples: ["7", "8"] },
      ],
      filled: ["Company Name ← Client", "Company ID ← Number"],
    });
    assert.deepEqual((await proposed(uri + sites)).filled, [
      "Company ID ← Client Number",
      "Site Name ← Site Name",
      "City ← City",
    ]);
  });

  test("is mapped, and read again when it has changed", async (t) => {
    const client = await start(t);
    const uri = client.uri("clients.xlsx");
    const mapping = [{ source: "Client", target: "Company Name" }];
    const preview = await client.request(previewMappingRequest, { uri, mapping });
    assert.deepEqual(preview.unmapped, ["Number"]);
    await client.write("clients.xlsx", workbook({ name: "S", content: [["Client"], ["Acme"]] }));
    const { text, rows, unmapped } = await client.request(applyMappingRequest, { uri, mapping });
    assert.deepEqual({ text, rows, unmapped }, { text: `${header}\nAcme${blanks(17)}\n`, rows: 1, unmapped: [] });
  });

  test("is joined with another of its sheets", async (t) => {
    const client = await start(t);
    const uri = client.uri("clients.xlsx") + sites;
    const other = client.uri("clients.xlsx");
    const { left, right } = await client.request(proposeKeysRequest, { uri, other });
    assert.deepEqual([left[0]?.name, right[1]?.name], ["Client Number", "Number"]);
    const join = { uri: other, on: { left: "Client Number", right: "Number" } };
    const { notes } = await client.request(proposeMappingRequest, { uri, join });
    assert.deepEqual(notes, []);
    const mapping = [
      { source: "Client", target: "Company Name" },
      { source: "Site Name", target: "Site Name" },
    ];
    const { text } = await client.request(applyMappingRequest, { uri, join, mapping });
    assert.equal(text, `${header}\n"Larkspur, Inc",,Main${blanks(15)}\nBolt,,West${blanks(15)}\n`);
  });

  test("is refused in one sentence where it cannot be read", async (t) => {
    const client = await start(t, { "cut.xlsx": book.subarray(0, 200), "a.csv": "Client\nBolt\n" });
    const damaged = "cut.xlsx is a damaged or incomplete workbook: save it again in Excel, or export it again.";
    for (const [request, uri, message] of [
      [proposeMappingRequest, client.uri("cut.xlsx"), damaged],
      [listSheetsRequest, client.uri("cut.xlsx"), damaged],
      [listSheetsRequest, client.uri("a.csv"), "a.csv is not a workbook."],
      [
        proposeMappingRequest,
        `${client.uri("clients.xlsx")}#Gone`,
        'clients.xlsx has no sheet "Gone": it has "Companies", "Empty" and "Sites & more".',
      ],
    ] as const) {
      await assert.rejects(client.request(request as typeof listSheetsRequest, { uri }), { message });
    }
  });
});
