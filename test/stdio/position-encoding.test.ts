import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import type {
  CodeAction,
  CompletionList,
  InitializeParams,
  Location,
  Position,
  Range,
  SemanticTokens,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { supportOf } from "../../server/src/lsp/client-support.ts";
import {
  documentTextRequest,
  type PlannedEdit,
  planFixesRequest,
  plannedEditsProgress,
} from "../../server/src/lsp/protocol.ts";
import { Client, type ClientOptions, everything, header, range, row, until } from "./client.ts";
import { companies } from "./import-file.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 15);

/** The same for all sessions. It is not on disk. */
const uri = "file:///clients/import.csv";

function offering(positionEncodings: unknown, settings: unknown = null): ClientOptions {
  const capabilities = { ...everything, general: { positionEncodings: positionEncodings as string[] } };
  return { settings, capabilities };
}

test("bytes are counted only for an editor that prefers them to UTF-16", async (t) => {
  for (const [offered, countsBytes] of [
    [undefined, false],
    ["utf-8", false],
    [["utf-16", "utf-8"], false],
    [["utf-32", "utf-16"], false],
    [["utf-8", "utf-16"], true],
    [["utf-32", "utf-8", "utf-16"], true],
    [["utf-8"], true],
  ] as const) {
    const params = { processId: null, rootUri: null, ...offering(offered) } as InitializeParams;
    assert.equal(supportOf(params, "").countsBytes, countsBytes, `for ${JSON.stringify(offered)}`);
  }
  const chosen = async (offered: unknown) =>
    (await Client.start(t, {}, offering(offered))).initializeResult.capabilities.positionEncoding;
  assert.equal(await chosen(["utf-8", "utf-16"]), "utf-8");
  assert.equal(await chosen(["utf-16", "utf-8"]), undefined);
});

/** An editor that counts in one of the encodings. What it is asked and what it answers is in UTF-16. */
class Editor {
  readonly client: Client;
  readonly #isInBytes: boolean;
  #text = TextDocument.create(uri, "csv", 1, "");

  private constructor(client: Client, isInBytes: boolean) {
    this.client = client;
    this.#isInBytes = isInBytes;
  }

  static async start(t: TestContext, encoding: "utf-8" | "utf-16"): Promise<Editor> {
    const settings = { inlayHints: true };
    return new Editor(await Client.start(t, {}, offering([encoding], settings)), encoding === "utf-8");
  }

  async open(text: string): Promise<void> {
    await this.client.close(uri);
    this.#text = TextDocument.create(uri, "csv", 1, text);
    await this.client.open(uri, text);
  }

  /** Sends changes in one message, each for the text after those before it. */
  async edit(...changes: { range: Range; text: string }[]): Promise<void> {
    const sent = changes.map((change) => {
      const converted = this.#sent(change);
      TextDocument.update(this.#text, [change], 2);
      return converted;
    });
    await this.client.edit(uri, ...sent);
  }

  async request(method: string, params: object): Promise<unknown> {
    const answer = await this.client.connection.sendRequest<unknown>(method, this.#sent(params)).catch(String);
    if (typeof answer === "string") return answer;
    return withoutIds(method.includes("semanticTokens") ? this.#tokens(answer as SemanticTokens) : this.#got(answer));
  }

  /** What the server knows as the text. */
  async text(): Promise<string> {
    const answer = await this.client.request(documentTextRequest, { uri });
    assert.equal(answer?.text, this.#text.getText());
    return this.#text.getText();
  }

  #sent<T>(value: T): T {
    return this.#converted(value, (line, units) => Buffer.byteLength(line.slice(0, units)));
  }

  #got<T>(value: T): T {
    return this.#converted(value, (line, bytes) => {
      const units = Buffer.from(line).subarray(0, bytes).toString().length;
      assert.equal(Buffer.byteLength(line.slice(0, units)), bytes, "A position is within a character.");
      return units;
    });
  }

  #converted<T>(value: T, convert: (line: string, character: number) => number): T {
    if (!this.#isInBytes) return value;
    return JSON.parse(JSON.stringify(value), (_, each) => {
      if (typeof each?.line !== "number" || typeof each.character !== "number") return each;
      const { line, character } = each as Position;
      const text = this.#text.getText(range(line, 0, line, Number.MAX_SAFE_INTEGER));
      return { line, character: convert(text, character) };
    });
  }

  /** Tokens as ranges and types. */
  #tokens({ data }: SemanticTokens): unknown {
    const tokens: [Range, type: number | undefined][] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, along = 0, length = 0, type] = data.slice(at);
      line += lines;
      character = along + (lines > 0 ? 0 : character);
      tokens.push([range(line, character, line, character + length), type]);
    }
    return this.#got(tokens);
  }
}

function withoutIds(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (name, value) => (name === "resultId" ? undefined : value));
}

/** All that an editor can ask about a text and a place in it. */
async function everythingAbout(editor: Editor, position: Position): Promise<unknown[]> {
  const textDocument = { uri };
  const whole = range(0, 0, 1_000);
  const place = { textDocument, position };
  const context = { diagnostics: [], includeDeclaration: true };
  const answers = [];
  for (const [method, params] of Object.entries({
    "textDocument/diagnostic": { textDocument },
    "textDocument/hover": place,
    "textDocument/completion": place,
    "textDocument/documentHighlight": place,
    "textDocument/documentSymbol": { textDocument },
    "textDocument/foldingRange": { textDocument },
    "textDocument/inlayHint": { textDocument, range: whole },
    "textDocument/prepareRename": place,
    "textDocument/references": { ...place, context },
    "textDocument/definition": place,
    "textDocument/selectionRange": { textDocument, positions: [position, { line: position.line, character: 0 }] },
    "textDocument/semanticTokens/full": { textDocument },
    "textDocument/semanticTokens/range": { textDocument, range: { start: position, end: whole.end } },
    "textDocument/signatureHelp": place,
    "workspace/symbol": { query: "" },
    "asioImport/planFixes": { uri },
  })) {
    answers.push([method, await editor.request(method, params)]);
  }
  const only = ["quickfix"];
  const actions = await editor.request("textDocument/codeAction", { textDocument, range: whole, context: { only } });
  for (const action of (actions as CodeAction[]).slice(0, 4)) {
    answers.push([action.title, await editor.request("codeAction/resolve", action)]);
  }
  const { items } = (answers[2]?.[1] ?? { items: [] }) as CompletionList;
  if (items[0]) answers.push([items[0].label, await editor.request("completionItem/resolve", items[0])]);
  return [...answers, await editor.request("textDocument/rename", { ...place, newName: "Neu" })];
}

const values = [
  "Acme",
  "Bär & Söhne",
  "漢字",
  "😀",
  "e\u0301te",
  "UK",
  "US",
  " ",
  "",
  "?",
  '"Zwei\nZeilen ä"',
  "M\u00FCnchen",
];
const cells = fc.array(fc.constantFrom(...values), { minLength: 3, maxLength: 8 });
const records = fc.array(cells, { minLength: 1, maxLength: 6 });
const headers = [header, "Company Name,Company ID,Größe 漢😀,Site Name,Site ID,Country,Ö"];
const fraction = fc.nat({ max: 1000 }).map((part) => part / 1000);
const anyEdit = fc.tuple(fraction, fraction, fc.constantFrom(...values, ",", "\n", "ä,😀"));

/** Places in a text between characters. */
function placesIn(text: string): number[] {
  let at = 0;
  return [0, ...Array.from(text, (character) => (at += character.length))];
}

test("bytes are counted for an editor that says so in its options", async (t) => {
  const options = { capabilities: {}, initializationOptions: { positionEncoding: "utf-8" } };
  const client = await Client.start(t, {}, options);
  await client.open(uri, `${header}\n${row("Äcme,ACME,HQ,HQ1,UK")}\n`);
  const { diagnostics } = await until(() => client.published[0]);
  assert.deepEqual(diagnostics.find(({ code }) => code === "country-code")?.range, range(1, 18, 1, 20));
});

test("an editor that counts bytes sees the same characters as one that counts UTF-16", async (t) => {
  const units = await Editor.start(t, "utf-16");
  const bytes = await Editor.start(t, "utf-8");
  const inputs = [
    fc.constantFrom(...headers),
    records,
    fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    fraction,
  ] as const;
  await fc.assert(
    fc.asyncProperty(...inputs, async (first, rows, messages, where) => {
      const model = TextDocument.create(
        uri,
        "csv",
        1,
        `${[first, ...rows.map((cells) => cells.join(","))].join("\n")}\n`,
      );
      for (const editor of [units, bytes]) await editor.open(model.getText());
      for (const message of [[], ...messages]) {
        const changes = message.map(([from, to, text]) => {
          const places = placesIn(model.getText());
          const [start = 0, end = 0] = [from, to]
            .map((part) => places[Math.floor(part * (places.length - 1))] ?? 0)
            .sort((a, b) => a - b);
          const change = { range: { start: model.positionAt(start), end: model.positionAt(end) }, text };
          TextDocument.update(model, [change], 2);
          return change;
        });
        if (changes.length > 0) for (const editor of [units, bytes]) await editor.edit(...changes);
        assert.equal(await bytes.text(), await units.text());
        const places = placesIn(model.getText());
        const position = model.positionAt(places[Math.floor(where * (places.length - 1))] ?? 0);
        assert.deepEqual(await everythingAbout(bytes, position), await everythingAbout(units, position));
      }
    }),
    { numRuns: runs },
  );
});

test("many changes in one message are for the text after those before them", async (t) => {
  const editor = await Editor.start(t, "utf-8");
  const rows = Array.from({ length: 100 }, (_, i) => row(`Ä${i},A${i},Größe,S${i},UK`));
  const at = (line: number) => ({ range: range(line, 1, line, 2), text: "ö😀\n" });
  const downwards = rows.map((_, index) => at(1 + 2 * index));
  const upwards = rows.map((_, index) => at(rows.length - index));
  for (const changes of [downwards, upwards]) {
    await editor.open([header, ...rows].join("\n"));
    await editor.edit(...changes);
    assert.equal((await editor.text()).match(/Äö😀\n/g)?.length, rows.length);
  }
});

test("a byte within a character or past the end of the line counts as a place between characters", async (t) => {
  const { client } = await Editor.start(t, "utf-8");
  for (const [start, end, text] of [
    [1, 99, "X"],
    [2, 5, "ÄX😀A"],
    [5, 6, "ÄXA"],
    [7, 99, "Ä😀AX"],
    [99, 200, "Ä😀AX"],
  ] as const) {
    await client.close(uri);
    await client.open(uri, "Ä😀A\nB");
    await client.edit(uri, { range: range(0, start, 0, end), text: "X" });
    assert.equal((await client.request(documentTextRequest, { uri }))?.text, `${text}\nB`, `${start} to ${end}`);
  }
});

test("bytes are counted in an export that is not open, and in parts of a result", async (t) => {
  const files = { "companies.json": `[{"name":"Größe"},{"name":"漢字"}]\n` };
  const client = await Client.start(t, files, offering(["utf-8"], { existing: { files: ["companies.json"] } }));
  const uri = await client.open("import.csv", `${header}\n${row("漢字,ä,HQ,HQ1,UK")}\n`);
  const place = { textDocument: { uri }, position: range(1, 3).start };
  const [location] = await client.connection.sendRequest<Location[]>("textDocument/definition", place);
  assert.deepEqual(location, { uri: client.uri("companies.json"), range: range(0, 20, 0, 37) });
  const parts: PlannedEdit[] = [];
  client.connection.onProgress(plannedEditsProgress, "part", (edits) => {
    parts.push(...edits);
  });
  await client.request(planFixesRequest, { uri, partialResultToken: "part" });
  await until(() => parts.length > 0);
  assert.deepEqual(
    parts.slice(0, 1).map((each) => each.range),
    [range(1, 7, 1, 9)],
  );
});

test("other messages of an editor that counts bytes stay as they are", async (t) => {
  const files = { "companies.json": "[]" };
  const client = await Client.start(t, files, offering(["utf-8"], { existing: { files: ["companies.json"] } }));
  const uri = await client.open("import.csv", `${header}\n${row("Köln,KOELN,HQ,HQ1,DE")}\n`);
  assert.ok(!(await client.problems(uri)).includes("1:0 company-exists"));
  await client.write("companies.json", companies("Köln"));
  await client.changeFiles("companies.json");
  await until(() => client.refreshes > 0);
  assert.ok((await client.problems(uri)).includes("1:0 company-exists"));
});

test("diagnostics that moved by bytes only are sent again", async (t) => {
  const client = await Client.start(t, {}, offering(["utf-8"]));
  await client.open(uri, `${header}\n${row("Acme,ACME,HQ,HQ1,UK")}\n`);
  const report = await client.pull(uri);
  await client.edit(uri, { range: range(1, 0, 1, 1), text: "Ä" });
  const again = await client.pull(uri, report.resultId);
  assert.deepEqual(again.kind === "full" && again.items.at(-1)?.range, range(1, 18, 1, 20));
});
