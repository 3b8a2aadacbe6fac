import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../test/host/temporary.ts";
import type { Figure, Measure } from "./figures.ts";
import { companyExport, importFile } from "./files.ts";
import { ServerProcess } from "./server-process.ts";
import { typingInMiddle } from "./typing.ts";

const ROWS = 100_000;
const COMPANIES = 100_000;

/** The longest pause allowed while the server is working, in milliseconds. */
const most = 50;

/** How long a server with a failing file of 100,000 rows keeps other messages waiting during each request. */
export const pausesMeasure: Measure = { name: "pauses", run: pauses };

/** A request to the server, and its name in the table. */
type Work = [name: string, ask: (server: ServerProcess) => Promise<unknown>];

function request(name: string, method: string, params: object = {}): Work {
  return [name, (server) => server.request(method, { textDocument: { uri: server.uri }, uri: server.uri, ...params })];
}

const middle = { line: ROWS / 2, character: 3 };
const wholeFile = { start: { line: 0, character: 0 }, end: { line: ROWS, character: 0 } };
const fewLines = { start: middle, end: { line: ROWS / 2 + 50, character: 0 } };

/** The requests of an editor and of the extension for an open file. */
const requests: readonly Work[] = [
  request("*Validate import*, writing the response file", "asioImport/validate"),
  request("*Validate import* again", "asioImport/validate"),
  request("*Split into ready and rest files*", "asioImport/writeReady", { overwrite: true }),
  request("*Fix all*: the plan", "asioImport/planFixes", { partialResultToken: "plan" }),
  request("*Fix all*, as `source.fixAll`", "textDocument/codeAction", {
    range: wholeFile,
    context: { diagnostics: [], only: ["source.fixAll"] },
  }),
  request("the number of problems", "asioImport/countProblems"),
  request("code actions", "textDocument/codeAction", { range: fewLines, context: { diagnostics: [] } }),
  request("*Map columns*: the proposal", "asioImport/proposeMapping"),
  request("*Map columns*: the result", "asioImport/applyMapping", {
    mapping: [{ source: "Company Name", target: "Company Name" }],
  }),
  request("document symbols", "textDocument/documentSymbol"),
  request("folding ranges", "textDocument/foldingRange"),
  request("code lenses", "textDocument/codeLens"),
  request("semantic tokens of the whole file", "textDocument/semanticTokens/full"),
  request("semantic tokens of the visible rows", "textDocument/semanticTokens/range", { range: fewLines }),
  request("inlay hints", "textDocument/inlayHint", { range: fewLines }),
  request("hover", "textDocument/hover", { position: middle }),
  request("completion", "textDocument/completion", { position: middle }),
  request("signature help", "textDocument/signatureHelp", { position: middle }),
  request("definition", "textDocument/definition", { position: middle }),
  request("references", "textDocument/references", { position: middle, context: { includeDeclaration: true } }),
  request("rename", "textDocument/rename", { position: middle, newName: "Other" }),
  request("workspace symbols", "workspace/symbol", { query: "y9" }),
];

async function pauses(): Promise<Figure[]> {
  const folder = temporaryFolder();
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).href;
  const text = importFile("failing", ROWS);
  const { keystrokes } = typingInMiddle(text);
  const importUri = uriOf("import.csv");
  const exportUri = uriOf("export.json");
  const responseUri = uriOf("import.response.csv");
  try {
    await writeFile(join(folder.path, "import.csv"), text);
    await writeFile(join(folder.path, "export.json"), companyExport(COMPANIES));
    return [
      ...(await pausesIn(importUri, [
        ["opening the file", (server) => server.open(text)],
        ...requests,
        ["typing", (server) => inTurn(keystrokes, (change) => server.edit(change))],
        request("inspecting an export", "asioImport/inspectExports", { uris: [exportUri] }),
      ])),
      // A new server does not know what an earlier one wrote into the existing response file.
      ...(await pausesIn(importUri, [
        request("*Validate import* of a file that is not open", "asioImport/validate"),
        request("*Create retry file*", "asioImport/createRetry", { uri: responseUri, overwrite: true }),
      ])),
    ];
  } finally {
    folder.remove();
  }
}

/** The longest pauses of a new server, while each work is done. */
async function pausesIn(uri: string, works: readonly Work[]): Promise<Figure[]> {
  const server = await ServerProcess.start("pauses", uri);
  try {
    return await inTurn(works, async ([work, ask]) => {
      await server.longestPause();
      await ask(server);
      return { work, unit: "ms", rounds: [{ work: await server.longestPause() }], target: { most } } as const;
    });
  } finally {
    await server.stop();
  }
}

async function inTurn<Item, Result>(items: readonly Item[], use: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await use(item));
  return results;
}
