import assert from "node:assert/strict";
import {
  type CodeLens,
  commands,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type LocationLink,
  type Position,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  type Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { at, clients, csv, eventually, everything, header, leaveAsFound, open, set, shown, write } from "./editor.ts";

describe("features", () => {
  afterEach(leaveAsFound);

  it("list companies with their sites as document symbols", async () => {
    const document = await open("clients.csv", clients);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const lines = (list: readonly DocumentSymbol[], indent = ""): string[] =>
      list.flatMap(({ name, detail, children }) => [`${indent}${name} (${detail})`, ...lines(children, `${indent}  `)]);
    assert.deepEqual(lines(symbols), [
      "2 companies (4 sites)",
      "  Acme (ACME, 2 of 3 sites)",
      "    Headquarters (ACME1, US)",
      "    Depot (ACME2, US)",
      "  Bell (BELL, 1 site)",
      "    Main (BELL1, GB)",
      "  Acme (ACME, 1 of 3 sites)",
      "    Mill (ACME3, DE)",
    ]);
    assert.equal(symbols[0] && shown(document, symbols[0].selectionRange), `1:1 ${header}`);
  });

  it("find companies in all open import files as workspace symbols", async () => {
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

  it("rename a company in all its rows, and reject invalid names and those of others", async () => {
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

  it("find and highlight the references to a company", async () => {
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

  it("expand the selection from cell to row, company and file", async () => {
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

  it("go from later rows to the company's first, and from existing companies to their record", async () => {
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

  it("highlight unknown columns and empty required cells", async () => {
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

  it("show the problem counts above the header row, and the number of sites if enabled", async () => {
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
});
