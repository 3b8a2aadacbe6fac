import assert from "node:assert/strict";
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionItemLabel,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  MarkdownString,
  Position,
  Range,
  Selection,
  type SignatureHelp,
  type TextDocument,
  window,
} from "vscode";
import {
  at,
  clients,
  csv,
  eventually,
  everything,
  header,
  leaveAsFound,
  open,
  openUntitled,
  set,
  shown,
  write,
} from "./editor.ts";

/** Completions at a position, as in VS Code's list. */
async function completions(document: TextDocument, position: Position): Promise<CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
    undefined,
    50,
  );
  return items;
}

function labelOf({ label }: CompletionItem): CompletionItemLabel {
  return typeof label === "string" ? { label } : label;
}

describe("features", () => {
  afterEach(leaveAsFound);

  it("complete a country by its name, and show the name next to the code", async () => {
    const document = await open("clients.csv", `${clients}Cole,COLE,Main,COLE1,united k`);
    let kingdom: CompletionItem | undefined;
    // The server may still be starting.
    await eventually(async () => {
      const items = await completions(document, new Position(5, 29));
      kingdom = items.find((item) => labelOf(item).label === "GB");
      assert.ok(kingdom);
    });
    assert.ok(kingdom);
    assert.equal(labelOf(kingdom).description, "United Kingdom");
    assert.equal(kingdom.insertText, "GB");
    assert.ok(kingdom.range instanceof Range);
    assert.equal(document.getText(kingdom.range), "united k");
    assert.deepEqual(
      kingdom.documentation instanceof MarkdownString && kingdom.documentation.value,
      "`GB` is the ISO 3166-1 code for the United Kingdom.",
    );
  });

  it("complete typed text and accept it with a key", async () => {
    const document = await openUntitled(`${clients}Cole,COLE,Main,COLE1,`);
    const end = document.positionAt(document.getText().length);
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(end, end);
    await commands.executeCommand("type", { text: "switz" });
    await eventually(async () => {
      await commands.executeCommand("editor.action.triggerSuggest");
      await commands.executeCommand("acceptSelectedSuggestion");
      assert.equal(document.getText(), `${clients}Cole,COLE,Main,COLE1,CH`);
    }, 300);
  });

  it("complete whole rows for a new site and a new company", async () => {
    const document = await open("clients.csv", csv(header, "Bell,BELL,Main,BELL1,GB", ""));
    const items = await completions(document, new Position(2, 0));
    // The result includes snippets, which the list on the screen omits because of the language's settings.
    const offered = items.filter(({ kind }) => kind !== CompletionItemKind.Snippet);
    assert.deepEqual(
      offered.map((item) => labelOf(item).label),
      ["New site of Bell", "Bell", "New company"],
    );
    const { insertText } = offered[0] ?? {};
    assert.equal(typeof insertText === "object" ? insertText.value : insertText, `Bell,BELL,$1,\${2:BELL2},\${0:GB}`);
  });

  it("show the column, its allowed values and an existing company's record on hover", async () => {
    await write("export.json", JSON.stringify([{ id: "7", name: "Bell" }]));
    await set("asioImport.existing.files", ["export.json"]);
    const document = await open("clients.csv", clients);
    await eventually(async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        at(document, "Bell"),
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((each) => (typeof each === "string" ? each : each.value)),
      );
      assert.deepEqual(texts, [
        "**Company Name** · 4 / 50\n\nRequired. Letters and digits. The platform may refuse spaces. At most 50 characters.\n\nExisting company: **Bell**, `7` (record 1 in export.json)",
      ]);
      assert.equal(hovers[0]?.range && shown(document, hovers[0].range), "4:1 Bell");
    });
  });

  it("show the current column while the user types a row", async () => {
    const document = await open("clients.csv", `${clients}Cole,`);
    const help = await commands.executeCommand<SignatureHelp>(
      "vscode.executeSignatureHelpProvider",
      document.uri,
      new Position(5, 5),
      ",",
    );
    const [signature] = help.signatures;
    assert.equal(signature?.label, "Company Name, Company ID, Site Name, Site ID, Country");
    assert.deepEqual(signature.parameters[help.activeParameter]?.label, [14, 24]);
  });

  it("show the header before each cell if asioImport.inlayHints is on", async () => {
    const document = await open("clients.csv", csv(header, "Acme,ACME,Main,A1,US"));
    const hints = async () => {
      const found = await commands.executeCommand<InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        everything(document),
      );
      return found.map(({ label, position }) => `${position.line + 1}:${position.character + 1} ${label}`);
    };
    assert.deepEqual(await hints(), []);
    await set("asioImport.inlayHints", true);
    await eventually(async () =>
      assert.deepEqual(await hints(), [
        "2:1 Company Name:",
        "2:6 Company ID:",
        "2:11 Site Name:",
        "2:16 Site ID:",
        "2:19 Country:",
      ]),
    );
  });

  it("include snippets, by prefix and Tab, but not among completions", async () => {
    const document = await openUntitled("");
    await commands.executeCommand("type", { text: "header" });
    await eventually(async () => {
      await commands.executeCommand("insertSnippet");
      assert.match(document.getText(), /^Company Name,Company ID,.*,Social Media Type$/);
    }, 200);
    await commands.executeCommand("type", { text: "\n" });
    await commands.executeCommand("editor.action.insertSnippet", { langId: "asio-csv", name: "Company with one site" });
    await eventually(() => assert.match(document.lineAt(1).text, /^Contoso,CONTOSO,Headquarters,CONTOSO1,US,/));
  });

  it("are not available in other CSV files", async () => {
    const document = await open("devices.csv", csv("Device,Serial", "Dock,SN1"));
    const [symbols, folds, lenses] = await Promise.all([
      commands.executeCommand<DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", document.uri),
      commands.executeCommand<FoldingRange[] | undefined>("vscode.executeFoldingRangeProvider", document.uri),
      commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri),
    ]);
    assert.deepEqual([symbols ?? [], folds ?? [], lenses], [[], [], []]);
  });
});
