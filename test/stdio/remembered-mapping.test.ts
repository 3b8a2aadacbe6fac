import assert from "node:assert/strict";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import {
  type ApplyMappingParams,
  forgetMappingRequest,
  type JoinParams,
  type MappingMemory,
  proposeKeysRequest,
  proposeMappingRequest,
  rememberMappingRequest,
} from "../../server/src/lsp/mapping-protocol.ts";
import { Client } from "./client.ts";

const memory = ".vscode/asio-mappings.json";
const accounts = "Client,Ref,Land\nBolt,BOLT,\n";
const choices = {
  mapping: [
    { source: "Client", target: "Company Name" },
    { source: "Ref", target: "Company ID" },
  ],
  made: ["Site Name"],
  fixed: [{ target: "Country", value: "US" }],
};

async function memoryFor(client: Client, name: string, join?: JoinParams): Promise<MappingMemory | undefined> {
  const params = { uri: client.uri(name), ...(join && { join }) };
  return (await client.request(proposeMappingRequest, params)).memory;
}

function remember(client: Client, params: ApplyMappingParams, { version }: Pick<MappingMemory, "version">) {
  return client.request(rememberMappingRequest, { ...params, replaced: version });
}

describe("a mapping is remembered", () => {
  const start = (t: TestContext, files: Record<string, string> = {}, settings: unknown = null) =>
    Client.start(t, { "accounts.csv": accounts, ".vscode/settings.json": "{}", ...files }, { settings });

  test("for its header row in any order, until it is forgotten", async (t) => {
    const client = await start(t, { "next.csv": "LAND,client,Ref.\nUK,Acme,ACME\n" });
    const uri = client.uri("accounts.csv");
    assert.deepEqual(await memoryFor(client, "accounts.csv"), { uri: client.uri(memory), name: memory, version: null });
    assert.deepEqual(await remember(client, { uri, ...choices }, { version: null }), { name: memory });
    const kept = {
      headers: ["Client", "Ref", "Land"],
      columns: { "Company Name": "Client", "Company ID": "Ref" },
      derived: ["Site Name"],
      constants: { Country: "US" },
    };
    assert.equal(await client.read(memory), `${JSON.stringify([kept], null, 2)}\n`);
    assert.deepEqual((await readdir(join(client.folder, ".vscode"))).sort(), [basename(memory), "settings.json"]);
    const found = await memoryFor(client, "next.csv");
    assert.deepEqual(found?.found, {
      mapping: [
        { source: "client", target: "Company Name" },
        { source: "Ref.", target: "Company ID" },
      ],
      made: ["Site Name"],
      fixed: [{ target: "Country", value: "US" }],
      lost: [],
    });
    assert.ok(found.version);
    const forgotten = { uri: client.uri("next.csv"), replaced: found.version };
    assert.deepEqual(await client.request(forgetMappingRequest, forgotten), { name: memory });
    assert.equal(await client.read(memory), "[]\n");
    assert.equal((await memoryFor(client, "accounts.csv"))?.found, undefined);
  });

  test("with what the template no longer has", async (t) => {
    const kept = {
      headers: ["client", "ref", "land"],
      columns: { Boss: "client", "Company ID": "ref" },
      derived: ["Email"],
    };
    const client = await start(t, { [memory]: JSON.stringify([kept]) });
    const found = (await memoryFor(client, "accounts.csv"))?.found;
    assert.deepEqual(found, {
      mapping: [{ source: "Ref", target: "Company ID" }],
      made: [],
      fixed: [],
      lost: ["Boss", "Email"],
    });
  });

  test("for two lists, whatever their files are called", async (t) => {
    const customers = "customerId,customerName,phone\n101,Larkspur Dental,5\n102,Bolt,6\n";
    const client = await start(t, {
      "sites.csv": "siteId,siteName,parentId,phone\n7,Main,101,1\n9,Hull,102,\n",
      "customers.csv": customers,
      "renamed.csv": customers,
    });
    const uri = client.uri("sites.csv");
    const on = { left: "siteId", right: "customerId" };
    const mapping = [{ source: "phone (customers.csv)", target: "Phone Number" }];
    await remember(client, { uri, join: { uri: client.uri("customers.csv"), on }, mapping }, { version: null });
    const alone = await memoryFor(client, "sites.csv");
    assert.deepEqual([alone?.found, alone?.otherHeaders], [undefined, ["customerId", "customerName", "phone"]]);
    const other = client.uri("renamed.csv");
    const { keys } = await client.request(proposeKeysRequest, { uri, other });
    assert.deepEqual(
      keys.map(({ left, right, reason }) => [left, right, reason]),
      [
        ["siteId", "customerId", "remembered for these header rows"],
        ["parentId", "customerId", "2 of 2 different values of parentId are in customerId"],
      ],
    );
    assert.deepEqual((await memoryFor(client, "sites.csv", { uri: other, on }))?.found, {
      mapping: [{ source: "phone (renamed.csv)", target: "Phone Number" }],
      made: [],
      fixed: [],
      lost: [],
      on,
    });
  });

  test("only over the file that was read, and only in a list of mappings", async (t) => {
    const client = await start(t);
    const uri = client.uri("accounts.csv");
    const changed = { message: `${memory} was changed in the meantime, so it is not replaced.` };
    await client.write(memory, "[]");
    await assert.rejects(remember(client, { uri, ...choices }, { version: null }), changed);
    await assert.rejects(client.request(forgetMappingRequest, { uri, replaced: null }), changed);
    await client.write(memory, "[1]");
    const { problem, version = null } = (await memoryFor(client, "accounts.csv")) ?? {};
    assert.equal(problem, `${memory} cannot be read as a list of mappings: mapping 1 must be an object in braces.`);
    await assert.rejects(remember(client, { uri, ...choices }, { version }), { message: problem });
    assert.equal(await client.read(memory), "[1]");
  });

  test("nowhere if the setting is empty, or without a workspace folder", async (t) => {
    const off = await start(t, {}, { mappings: "" });
    assert.equal(await memoryFor(off, "accounts.csv"), undefined);
    const alone = await Client.start(t, { "accounts.csv": accounts }, { params: { workspaceFolders: null } });
    assert.equal(await memoryFor(alone, "accounts.csv"), undefined);
    await assert.rejects(remember(alone, { uri: alone.uri("accounts.csv"), ...choices }, { version: null }), {
      message: "Mappings are remembered only in a workspace folder.",
    });
  });

  test("in Restricted Mode only in the workspace, wherever its settings and links lead", async (t) => {
    const outside = await Client.start(t, { "shared.json": "[]" });
    const path = join(outside.folder, "shared.json");
    const linked = await start(t, {}, { mappings: "team/shared.json", restricted: ["mappings"] });
    await symlink(outside.folder, join(linked.folder, "team"));
    const client = await start(t, {}, { mappings: path, restricted: ["mappings"] });
    for (const [each, named] of [
      [client, path],
      [linked, "team/shared.json"],
    ] as const) {
      const found = await memoryFor(each, "accounts.csv");
      assert.equal(
        found?.problem,
        `${named} is outside the workspace, so it is not read in Restricted Mode. To read it, trust the workspace (Manage Workspace Trust).`,
      );
      const refused = { message: found.problem };
      await assert.rejects(remember(each, { uri: each.uri("accounts.csv"), ...choices }, found), refused);
      assert.equal(await outside.read("shared.json"), "[]");
    }
    await client.changeSettings({ mappings: path, restricted: [] });
    assert.equal((await memoryFor(client, "accounts.csv"))?.name, path);
    await mkdir(join(client.folder, "team"));
    await client.changeSettings({ mappings: "team/mappings.json", restricted: ["mappings"] });
    await remember(client, { uri: client.uri("accounts.csv"), ...choices }, { version: null });
    assert.equal(JSON.parse(await client.read("team/mappings.json")).length, 1);
  });
});
