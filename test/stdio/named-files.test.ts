import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, symlink, truncate } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client, header, row, until } from "./client.ts";

const acme = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`;
const companies = (...names: string[]) => JSON.stringify(names.map((name) => ({ name })));

/** The reports on the exports and the template for an open import file. */
async function told(client: Client) {
  const uri = await client.open("clients.csv", acme);
  const shown = (await client.diagnostics(uri)).map(({ code, message }) => `${code}: ${message}`);
  const status = await client.status(uri);
  return { shown, notices: status?.notices, existing: status?.existing, verdict: status?.verdict };
}

function unread(path: string, reason: string, beside = "Not all existing companies are checked"): string {
  return `existing-export: ${beside}: ${path} cannot be read: ${reason}.`;
}

describe("a file named in the settings", () => {
  test("is not read if it is a pipe, and does not block other files or the exit", async (t) => {
    const names = ["1", "2", "3", "4", "5"].map((name) => `${name}.json`);
    const settings = { template: { file: "template.csv" }, existing: { files: [...names, "good.json"] } };
    const client = await Client.start(t, { "good.json": companies("Acme") }, { settings });
    for (const name of ["template.csv", ...names]) execFileSync("mkfifo", [join(client.folder, name)]);
    const { shown, notices, existing } = await told(client);
    assert.deepEqual(shown.slice(0, 5), [...names.map((name) => unread(join(client.folder, name), "it is a pipe"))]);
    assert.match(String(shown[5]), /^company-exists: /);
    assert.equal(shown.length, 6);
    assert.deepEqual(notices, [
      `${join(client.folder, "template.csv")} cannot be read: it is a pipe. The default columns are used instead.`,
    ]);
    assert.deepEqual(existing?.files, ["good.json"]);
    // None of Node's four file threads is blocked by a pipe.
    await client.write("other.csv", acme);
    assert.equal((await client.request(validateRequest, { uri: client.uri("other.csv") }))?.verdict, "invalid-csv");
    await client.connection.sendRequest("shutdown");
    await client.connection.sendNotification("exit");
    const [code] = await once(client.process, "exit");
    assert.equal(code, 0);
  });

  test("is not read if it is a device, a folder or larger than 512 MB", async (t) => {
    const existing = { files: ["/dev/zero", "folder", "large.json"] };
    const client = await Client.start(t, { "large.json": "[" }, { settings: { existing } });
    await mkdir(join(client.folder, "folder"));
    await truncate(join(client.folder, "large.json"), 513 * 2 ** 20);
    const none = "Existing companies are not checked";
    assert.deepEqual((await told(client)).shown, [
      unread("/dev/zero", "it is a device", none),
      unread(join(client.folder, "folder"), "it is a folder", none),
      unread(join(client.folder, "large.json"), "it has more than 512 MB", none),
    ]);
  });
});

describe("a glob", () => {
  test("stays in the workspace folder", async (t) => {
    const other = await Client.start(t, { "a.json": companies("Acme") });
    const files = [`${other.folder}/*.json`, "../*/a.json", "data/*/../../../x.json", "data/../data/*.json"];
    const client = await Client.start(t, { "data/b.json": companies("Bolt") }, { settings: { existing: { files } } });
    const { shown, existing } = await told(client);
    assert.deepEqual(
      shown,
      files
        .slice(0, 3)
        .map(
          (glob) =>
            `existing-export: Not all existing companies are checked: ${glob} leads out of the workspace folder, which no glob pattern may do. List the files themselves.`,
        ),
    );
    assert.deepEqual(existing?.files, ["data/b.json"]);
  });

  test("does not follow links out of the workspace folder, and reports them", async (t) => {
    const other = await Client.start(t, { "out.json": companies("Acme") });
    const settings = { existing: { files: ["**/*.json", "root/etc/*.json"] } };
    const client = await Client.start(t, { "in.json": companies("Bolt") }, { settings });
    await symlink("/", join(client.folder, "root"));
    await symlink("in.json", join(client.folder, "linked.json"));
    await symlink(join(other.folder, "out.json"), join(client.folder, "out.json"));
    await symlink(join(other.folder, "none.json"), join(client.folder, "dangling.json"));
    const { shown, existing, verdict } = await told(client);
    assert.deepEqual(shown, [
      "existing-export: Not all existing companies are checked: root/etc/*.json leads through a link out of the workspace folder, which is not followed.",
      "existing-partial: Not all existing companies are checked: **/*.json follows no link out of the workspace folder, such as out.json. Export all companies, or choose the missing files too.",
    ]);
    assert.deepEqual(existing?.files, ["in.json", "linked.json"]);
    assert.equal(verdict, "unchecked");
  });

  test("does not follow links to folders, so that loops end", async (t) => {
    const client = await Client.start(
      t,
      { "a/in.json": companies("Bolt") },
      { settings: { existing: { files: ["**/*.json"] } } },
    );
    await symlink(".", join(client.folder, "a/loop"));
    const { shown, existing } = await told(client);
    assert.deepEqual(shown, []);
    assert.deepEqual(existing?.files, ["a/in.json"]);
  });

  test("finds at most 1,000 files and reports that there are more", async (t) => {
    const files = Array.from({ length: 1_001 }, (_, index) => [`e/${1_000 + index}.json`, companies(`C${index}`)]);
    const client = await Client.start(t, Object.fromEntries(files), {
      settings: { existing: { files: ["e/*.json"] } },
    });
    const { shown, existing } = await told(client);
    assert.deepEqual(shown, [
      "existing-partial: Not all existing companies are checked: e/*.json matches more than 1,000 files, of which the first 1,000 are read. Export all companies, or choose the missing files too.",
    ]);
    assert.equal(existing?.files.length, 1_000);
    assert.equal(existing?.files.at(-1), "e/1999.json");
    assert.equal(existing?.companies, 1_000);
  });
});

describe("an untrusted workspace", () => {
  const outside = (path: string) =>
    `${path} is outside the workspace, so it is not read in Restricted Mode. To read it, trust the workspace (Manage Workspace Trust).`;

  test("reads only its own files and explains how to allow others", async (t) => {
    const other = await Client.start(t, { "a.json": companies("Acme"), "t.csv": header });
    const paths = [`${other.folder}/a.json`, "../a.json", "link.json", "linked/a.json", "//server/share/a.json"];
    const written = ["~/a.json", "$" + "{workspaceFolder}/../a.json"];
    const settings = {
      template: { file: `${other.folder}/t.csv` },
      existing: { files: [...paths, address(other), ...written, "in.json", "data/*.json"] },
      restricted: ["template.file", "existing.files"],
    };
    const files = { "in.json": companies("Bolt"), "data/b.json": companies("Acme") };
    const client = await Client.start(t, files, { settings });
    await symlink(join(other.folder, "a.json"), join(client.folder, "link.json"));
    await symlink(other.folder, join(client.folder, "linked"));
    const { shown, notices, existing } = await told(client);
    assert.deepEqual(
      shown.slice(0, -1),
      [...paths, address(other), join(homedir(), "a.json"), "../a.json"].map(
        (path) => `existing-export: Not all existing companies are checked: ${outside(path)}`,
      ),
    );
    assert.match(String(shown.at(-1)), /^company-exists: /);
    assert.deepEqual(existing?.files, ["in.json", "data/b.json"]);
    assert.deepEqual(notices, [
      `The template ${outside(`${other.folder}/t.csv`)} The default columns are used instead.`,
    ]);
    const watched = await until(() => {
      const found = client.registrations.filter(({ method }) => method === "workspace/didChangeWatchedFiles");
      return found.length >= 2 && found.flatMap(({ registerOptions }) => registerOptions.watchers);
    });
    assert.deepEqual(
      watched.map(({ globPattern }) => globPattern.pattern),
      ["in.json", "*.json"],
    );
    await client.changeSettings({ ...settings, existing: { files: ["link.json"] }, restricted: [] });
    await until(() => client.refreshes === 1);
    const uri = client.uri("clients.csv");
    assert.deepEqual(await client.problems(uri), ["1:0 company-exists"]);
    assert.deepEqual((await client.status(uri, 1))?.notices, []);
  });

  test("allows any file in user settings", async (t) => {
    const other = await Client.start(t, { "a.json": companies("Acme") });
    const settings = { existing: { files: [`${other.folder}/a.json`] }, restricted: ["template.file"] };
    const client = await Client.start(t, {}, { settings });
    assert.match(String((await told(client)).shown), /^company-exists: /);
  });
});

/** The URI of a file in another folder, with `..` in it. */
function address(other: Client): string {
  return `${other.uri("x")}/../a.json`;
}

describe("a workspace folder at the root of a file system", () => {
  for (const root of ["memfs://mount/", "memfs://mount"]) {
    test(`finds its files: ${root}`, async (t) => {
      const stored = new Map([
        ["memfs://mount/in/clients.csv", acme.replace("US", "USA")],
        ["memfs://mount/companies.json", companies("Acme")],
        ["memfs://mount/in/t.csv", `${header},Notes\n`],
      ]);
      const client = await Client.start(
        t,
        {},
        {
          settings: { existing: { files: ["companies.json", "*.json"] }, template: { file: "/in/t.csv" } },
          initializationOptions: { files: true },
          params: { workspaceFolders: [{ uri: root, name: "mount" }] },
        },
      );
      client.connection.onRequest("asioImport/readFile", ({ uri }: { uri: string }) => {
        const text = stored.get(uri);
        if (text === undefined) throw new Error(`There is no file ${uri}.`);
        return { base64: Buffer.from(text).toString("base64") };
      });
      client.connection.onRequest("asioImport/writeFile", ({ uri, base64 }: { uri: string; base64: string }) => {
        stored.set(uri, Buffer.from(base64, "base64").toString());
        return null;
      });
      client.connection.onRequest("asioImport/findFiles", ({ folder, glob }: { folder: string; glob: string }) => {
        assert.deepEqual([folder, glob], ["memfs://mount/", "*.json"]);
        return ["memfs://mount/companies.json"];
      });
      const result = await client.request(validateRequest, { uri: "memfs://mount/in/clients.csv" });
      assert.deepEqual(result?.existing, { files: ["companies.json"], companies: 1, problems: [] });
      assert.deepEqual(result?.notices, []);
      assert.equal(result?.verdict, "invalid-csv");
      assert.equal(result?.response, "memfs://mount/in/clients.response.csv");
      stored.set("memfs://mount/top.csv", acme);
      const top = await client.request(validateRequest, { uri: "memfs://mount/top.csv" });
      assert.equal(top?.response, "memfs://mount/top.response.csv");
    });
  }
});
