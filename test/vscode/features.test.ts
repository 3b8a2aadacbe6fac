import assert from "node:assert/strict";
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionItemLabel,
  type CompletionList,
  commands,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  MarkdownString,
  Position,
  Range,
  Selection,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { csv, eventually, header, leaveAsFound, open, openUntitled, set, write } from "./editor.ts";

/** Companies with one site and several, not all together. */
const clients = csv(
  header,
  "Acme,ACME,Headquarters,ACME1,US",
  "Acme,ACME,Depot,ACME2,US",
  "Bell,BELL,Main,BELL1,GB",
  "Acme,ACME,Mill,ACME3,DE",
);

/** Where a text stands first, `behind` characters further on. */
function at(document: TextDocument, text: string, behind = 0): Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${JSON.stringify(text)} is in the text`);
  return document.positionAt(offset + behind);
}

/** `2:1 Acme`: where a range starts, from 1, and its text. */
function shown(document: TextDocument, range: Range): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${document.getText(range)}`;
}

function everything(document: TextDocument): Range {
  return new Range(0, 0, document.lineCount, 0);
}

/** Completions at a position, as VS Code gives them to its list. */
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

  it("complete a country by its name, and show the name beside its code", async () => {
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
      "`GB` is the ISO 3166\\-1 code for the United Kingdom.",
    );
  });

  it("complete what is typed, and take it with a key", async () => {
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

  it("complete a further site of the company above, and a company that is new, as whole rows", async () => {
    const document = await open("clients.csv", csv(header, "Bell,BELL,Main,BELL1,GB", ""));
    const items = await completions(document, new Position(2, 0));
    // Snippets are asked for too; the list on the screen leaves them out, as the language's settings say.
    const offered = items.filter(({ kind }) => kind !== CompletionItemKind.Snippet);
    assert.deepEqual(
      offered.map((item) => labelOf(item).label),
      ["New site of Bell", "Bell", "New company"],
    );
    const { insertText } = offered[0] ?? {};
    assert.equal(typeof insertText === "object" ? insertText.value : insertText, `Bell,BELL,$1,\${2:BELL2},\${3:GB}`);
  });

  it("tell in a hover the column, what it takes, and the record of a company that exists", async () => {
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
        "**Company Name** · 4 / 50\n\nRequired. Letters and digits. The platform may refuse spaces. At most 50 characters.\n\nExisting company: **Bell**, `7` (record 1 in export\\.json)",
      ]);
      assert.equal(hovers[0]?.range && shown(document, hovers[0].range), "4:1 Bell");
    });
  });

  it("show while a row is typed which column it is", async () => {
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

  it("show the header before each cell, where asioImport.inlayHints is on", async () => {
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

  it("list companies with their sites as the symbols of a document", async () => {
    const document = await open("clients.csv", clients);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const lines = (list: readonly DocumentSymbol[], indent = ""): string[] =>
      list.flatMap(({ name, detail, children }) => [`${indent}${name} (${detail})`, ...lines(children, `${indent}  `)]);
    assert.deepEqual(lines(symbols), [
      "2 companies (4 sites)",
      "  Acme (ACME · 2 of 3 sites)",
      "    Headquarters (ACME1 · US)",
      "    Depot (ACME2 · US)",
      "  Bell (BELL · 1 site)",
      "    Main (BELL1 · GB)",
      "  Acme (ACME · 1 of 3 sites)",
      "    Mill (ACME3 · DE)",
    ]);
    assert.equal(symbols[0] && shown(document, symbols[0].selectionRange), `1:1 ${header}`);
  });

  it("find a company of any open import file as a symbol of the workspace", async () => {
    await open("clients.csv", clients);
    const document = await open("others.csv", csv(header, "Cole,CC,Main,C1,US"));
    const find = (query: string) =>
      commands.executeCommand<SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
    const [cole, ...more] = await find("cole");
    assert.deepEqual(more, []);
    assert.deepEqual([cole?.name, cole?.containerName], ["Cole", "CC"]);
    assert.equal(cole?.location.uri.toString(), document.uri.toString());
    assert.equal(shown(document, cole.location.range), "2:1 Cole");
    assert.deepEqual(
      (await find("BL")).map(({ name }) => name),
      ["Bell"],
    );
  });

  it("fold the rows of a company", async () => {
    const document = await open("clients.csv", clients);
    const folds = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[1, 2]],
    );
  });

  it("rename a company in all its rows, and refuse a name that is not allowed or another's", async () => {
    const document = await open("clients.csv", clients);
    const rename = async (name: string) =>
      commands.executeCommand<WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        at(document, "Acme", 2),
        name,
      );
    const edit = await rename("Apex");
    assert.ok(edit instanceof WorkspaceEdit);
    await workspace.applyEdit(edit);
    assert.equal(document.getText(), clients.replaceAll("Acme", "Apex"));
    await workspace.applyEdit(
      await commands.executeCommand<WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        at(document, "Apex"),
        "Acme",
      ),
    );
    await assert.rejects(rename("A,B"), /Company Name contains a comma/);
    await assert.rejects(rename("Bell"), /Another company already has the Company Name "Bell", in row 4\./);
  });

  it("find the references of a company, and mark them", async () => {
    const document = await open("clients.csv", clients);
    const places = ["2:1 Acme", "3:1 Acme", "5:1 Acme"];
    const found = await commands.executeCommand<Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      at(document, "Acme"),
    );
    assert.deepEqual(
      found.map(({ range }) => shown(document, range)),
      places,
    );
    const marks = await commands.executeCommand<DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      at(document, "Acme"),
    );
    assert.deepEqual(
      marks.map(({ range }) => shown(document, range)),
      places,
    );
  });

  it("expand the selection from the cell over the row to the company's rows and the file", async () => {
    const document = await open("clients.csv", clients);
    const [found] = await commands.executeCommand<SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [at(document, "Depot", 2)],
    );
    const texts: string[] = [];
    for (let range = found; range; range = range.parent) texts.push(document.getText(range.range));
    const rows = clients.split("\n");
    assert.deepEqual(texts, ["Depot", rows[2], rows.slice(1, 3).join("\n"), clients]);
  });

  it("go from a later row to the company's first, and from one that exists to its record", async () => {
    const file = await write(
      "export.json",
      JSON.stringify([{ name: "Other" }, { name: "Bell", id: "7" }], undefined, 2),
    );
    await set("asioImport.existing.files", ["export.json"]);
    const document = await open("clients.csv", clients);
    const go = async (position: Position): Promise<[Uri, Range] | undefined> => {
      const [place] = await commands.executeCommand<(Location | LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        position,
      );
      if (!place) return undefined;
      return "targetUri" in place ? [place.targetUri, place.targetRange] : [place.uri, place.range];
    };
    const [, first] = (await go(at(document, "Acme,ACME,Mill"))) ?? [];
    assert.equal(first && shown(document, first), "2:1 Acme");
    await eventually(async () => {
      const [uri, range] = (await go(at(document, "Bell"))) ?? [];
      assert.equal(uri?.toString(), file.toString());
      assert.deepEqual([range?.start.line, range?.end.line], [4, 7]);
    });
  });

  it("colour what the grammar cannot know: unknown columns, and required cells that are empty", async () => {
    const document = await open("clients.csv", csv(`${header},Notes`, "Acme,,Main,A1,US,new"));
    const legend = await commands.executeCommand<SemanticTokensLegend>(
      "vscode.provideDocumentRangeSemanticTokensLegend",
      document.uri,
      everything(document),
    );
    const { data } = await commands.executeCommand<SemanticTokens>(
      "vscode.provideDocumentRangeSemanticTokens",
      document.uri,
      everything(document),
    );
    const tokens: string[] = [];
    let [line, character] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(index, index + 5);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      tokens.push(
        `${legend.tokenTypes[type]} ${shown(document, new Range(line, character, line, character + length))}`,
      );
    }
    assert.deepEqual(tokens, ["unknownColumn 1:51 Notes", "missingValue 2:6 ,", "unknownColumn 2:18 new"]);
  });

  it("show the counts above the header, and how many sites a company has where that is wanted", async () => {
    const document = await open("clients.csv", clients);
    const lenses = async () => {
      const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 50);
      return found.map(({ range, command }) => `${range.start.line + 1} ${command?.title} ${command?.command}`);
    };
    const validate = "1 Validate import (0 errors, 0 warnings) asioImport.validate";
    assert.deepEqual(await lenses(), [validate]);
    await set("asioImport.codeLens.sites", true);
    await eventually(async () => assert.deepEqual(await lenses(), [validate, "2 3 sites ", "4 1 site "]));
  });

  it("have snippets: the prefix and Tab, and never among completions", async () => {
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

  it("are none in another CSV", async () => {
    const document = await open("devices.csv", csv("Device,Serial", "Dock,SN1"));
    const [symbols, folds, lenses] = await Promise.all([
      commands.executeCommand<DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", document.uri),
      commands.executeCommand<FoldingRange[] | undefined>("vscode.executeFoldingRangeProvider", document.uri),
      commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri),
    ]);
    assert.deepEqual([symbols ?? [], folds ?? [], lenses], [[], [], []]);
  });
});
